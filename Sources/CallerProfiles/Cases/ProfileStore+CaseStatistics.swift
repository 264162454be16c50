package import AfterSales
package import Diagnostics

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
