package import Diagnostics

/// A case as another system kept it.
package struct CaseTakeover: Sendable {
  /// The acceptance number it has been told under.
  package var number: String
  package var kind: IssueKind
  package var channel: CaseChannel = .phone
  package var order: String?
  package var caller: Int64?
  package var text: ClearText?
  package var stage: CaseStage = .submitted
  package var escalations = 0
  /// What another team was asked and has not answered.
  package var task: Task?
  /// When it was taken up there.
  package var openedAt: Instant

  /// A question to another team, whose time the customer knows.
  package struct Task: Hashable, Sendable {
    package let team: CaseTeam
    /// By when it answers.
    package let dueAt: Instant

    package init(_ team: CaseTeam, dueAt: Instant) {
      self.team = team
      self.dueAt = dueAt
    }
  }

  package init(number: String, kind: IssueKind, openedAt: Instant) {
    self.number = number
    self.kind = kind
    self.openedAt = openedAt
  }
}
