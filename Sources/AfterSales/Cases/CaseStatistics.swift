/// What became of the cases opened in a span of time.
package struct CaseStatistics: Hashable, Sendable, Codable {
  /// Sums over some of the cases.
  package struct Group: Hashable, Sendable, Codable {
    /// A kind, a cause, a result, or the Monday of a week; empty for all.
    package let name: String
    package var opened = 0
    /// Those with a result that holds: not refused by the customer, not reopened.
    package var resolved = 0
    /// Of the resolved: without a second complaint, a hand-over, a refusal or a reopening.
    package var firstContact = 0
    /// Those that a person has answered.
    package var responded = 0
    /// Those that were answered, or are late without an answer: what can be told of.
    package var responseDue = 0
    /// Of these, those answered in time.
    package var respondedInTime = 0
    /// Those with a result, or late without one.
    package var resolutionDue = 0
    /// Of these, those resolved in time, pauses taken off.
    package var resolvedInTime = 0
    /// Those of which somebody must do something now: a limit, a promise or a follow-up is over.
    package var overdue = 0
    /// The mean over those answered, pauses not taken off; 0 if there are none.
    package var meanResponse = Duration.zero
    /// The mean over those resolved, pauses not taken off; 0 if there are none.
    package var meanResolution = Duration.zero
    package var reopened = 0
    package var escalated = 0
    /// Questions to other teams that were answered, or whose time passed without an answer.
    package var tasksDue = 0
    /// Of these, those answered by the time that was told.
    package var tasksInTime = 0
    /// How often a question was sent back to a team that it had come from (踢皮球).
    package var handBacks = 0
    /// The mean of 1…5 over those that were asked; `nil` if none was.
    package var satisfaction: Double?

    package init(name: String) { self.name = name }
  }

  /// How the classifier did with a kind.
  package struct Classified: Hashable, Sendable, Codable {
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
