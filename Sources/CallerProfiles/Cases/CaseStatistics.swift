package import Diagnostics

/// What became of the cases opened in a span of time.
package struct CaseStatistics: Hashable, Sendable {
  /// Sums over some of the cases.
  package struct Group: Hashable, Sendable {
    /// A kind, a cause, a result, or the Monday of a week; empty for all.
    package var name: String
    package var opened: Int
    /// Those with a result that holds: not refused by the customer, not reopened.
    package var resolved: Int
    /// Of the resolved: without a second complaint, a hand-over, a refusal or a reopening.
    package var firstContact: Int
    /// Those that a person has answered.
    package var responded: Int
    /// Those answered in time.
    package var respondedInTime: Int
    /// Those resolved in time, pauses taken off.
    package var resolvedInTime: Int
    /// Means over those answered and resolved, pauses not taken off; 0 if there are none.
    package var meanResponse: Duration
    package var meanResolution: Duration
    package var reopened: Int
    package var escalated: Int
    /// The mean of 1…5 over those that were asked; `nil` if none was.
    package var satisfaction: Double?
  }

  /// How the classifier did with a kind.
  package struct Classified: Hashable, Sendable {
    package var kind: IssueKind
    /// The cases it took for this kind.
    package var count: Int
    /// Of these, what agents filed under another kind.
    package var overruled: Int
  }

  package var all: Group
  package var weeks: [Group]
  package var kinds: [Group]
  package var causes: [Group]
  package var results: [Group]
  package var classified: [Classified]
}

extension ProfileStore {
  /// Sums over the cases opened in a span of time, worked out by the database.
  package func caseStatistics(_ span: Range<Instant>) throws -> CaseStatistics {
    try connection.execute(CaseMeasures.view)
    return try connection.read {
      CaseStatistics(
        all: try groups("all", span).first ?? .empty, weeks: try groups("week", span),
        kinds: try groups("kind", span), causes: try groups("cause", span),
        results: try groups("result", span), classified: try classified(span))
    }
  }

  private func classified(_ span: Range<Instant>) throws -> [CaseStatistics.Classified] {
    try connection.rows(
      """
      SELECT json_extract(e.data, '$.kind') AS guess, count(*), sum(EXISTS (
          SELECT 1 FROM case_events r WHERE r.case_id = e.case_id AND r.number > e.number
            AND r.kind = 'reclassified'
            AND json_extract(r.data, '$.from') = json_extract(e.data, '$.kind')))
      FROM case_events e JOIN cases c ON c.id = e.case_id
      WHERE e.kind = 'classified' AND c.opened_at >= ?1 AND c.opened_at < ?2
      GROUP BY guess ORDER BY count(*) DESC, guess
      """, .integer(span.lowerBound.milliseconds), .integer(span.upperBound.milliseconds)
    ) { row in
      CaseStatistics.Classified(
        kind: IssueKind(rawValue: row.text(0)), count: Int(row.integer(1)),
        overruled: Int(row.integer(2)))
    }
  }

  private func groups(
    _ name: String, _ span: Range<Instant>
  ) throws -> [CaseStatistics.Group] {
    try connection.rows(
      CaseMeasures.sums, .integer(span.lowerBound.milliseconds),
      .integer(span.upperBound.milliseconds), .text(name)
    ) { row in
      CaseStatistics.Group(
        name: row.text(0), opened: Int(row.integer(1)), resolved: Int(row.integer(2)),
        firstContact: Int(row.integer(3)),
        responded: Int(row.integer(4)), respondedInTime: Int(row.integer(5)),
        resolvedInTime: Int(row.integer(6)),
        meanResponse: .milliseconds(row.integer(7)), meanResolution: .milliseconds(row.integer(8)),
        reopened: Int(row.integer(9)), escalated: Int(row.integer(10)),
        satisfaction: row.isNull(11) ? nil : row.real(11))
    }
  }
}

extension CaseStatistics.Group {
  static let empty = Self(
    name: "", opened: 0, resolved: 0, firstContact: 0, responded: 0, respondedInTime: 0,
    resolvedInTime: 0, meanResponse: .zero, meanResolution: .zero, reopened: 0, escalated: 0,
    satisfaction: nil)
}
