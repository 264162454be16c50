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

    package init(
      name: String, opened: Int, resolved: Int, firstContact: Int, responded: Int,
      respondedInTime: Int, resolvedInTime: Int, meanResponse: Duration, meanResolution: Duration,
      reopened: Int, escalated: Int, satisfaction: Double?
    ) {
      self.name = name
      self.opened = opened
      self.resolved = resolved
      self.firstContact = firstContact
      self.responded = responded
      self.respondedInTime = respondedInTime
      self.resolvedInTime = resolvedInTime
      self.meanResponse = meanResponse
      self.meanResolution = meanResolution
      self.reopened = reopened
      self.escalated = escalated
      self.satisfaction = satisfaction
    }
  }

  /// How the classifier did with a kind.
  package struct Classified: Hashable, Sendable {
    package var kind: IssueKind
    /// The cases it took for this kind.
    package var count: Int
    /// Of these, what agents filed under another kind.
    package var overruled: Int

    package init(kind: IssueKind, count: Int, overruled: Int) {
      self.kind = kind
      self.count = count
      self.overruled = overruled
    }
  }

  package var all: Group
  package var weeks: [Group]
  package var kinds: [Group]
  package var causes: [Group]
  package var results: [Group]
  package var classified: [Classified]

  package init(
    all: Group, weeks: [Group], kinds: [Group], causes: [Group], results: [Group],
    classified: [Classified]
  ) {
    self.all = all
    self.weeks = weeks
    self.kinds = kinds
    self.causes = causes
    self.results = results
    self.classified = classified
  }
}

extension CaseStatistics.Group {
  package static let empty = Self(
    name: "", opened: 0, resolved: 0, firstContact: 0, responded: 0, respondedInTime: 0,
    resolvedInTime: 0, meanResponse: .zero, meanResolution: .zero, reopened: 0, escalated: 0,
    satisfaction: nil)
}
