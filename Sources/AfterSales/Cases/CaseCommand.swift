package import Diagnostics

/// Something that somebody wants to do with a case.
package enum CaseCommand: Hashable, Sendable, Codable {
  case join(CaseChannel)
  /// `nil` hands the case to the desk, for whoever of it is free.
  case assign(desk: CaseDesk, handler: String?)
  case respond
  case note
  /// Asks for these kinds; for none, all that is missing.
  case requestEvidence(Set<EvidenceKind>)
  case addEvidence(Set<EvidenceKind>)
  case resolve(Resolution)
  case confirm(satisfaction: Int?)
  case dissatisfied
  case reopen
  /// The case is about something else than it was taken for.
  case reclassify(IssueKind)
  case visit(satisfaction: Int)
  /// Asks another team, with the earliest honest time of an answer; `isTold` if the customer heard it.
  case openTask(CaseTeam, dueAt: Instant, isTold: Bool)
  /// Of a task that is `nil`, the only open one is meant.
  case takeTask(Int?)
  /// To another team, or back to customer service without an answer.
  case passTask(Int?, to: CaseTeam)
  case answerTask(Int?)
}

/// Who wants it.
package struct CaseActor: Hashable, Sendable {
  package let id: String
  /// The desk of an agent; `nil` for the menu, which speaks for the customer.
  package let desk: CaseDesk?

  package init(id: String, desk: CaseDesk) {
    self.id = id
    self.desk = desk
  }

  private init() {
    id = CaseEvent.machine
    desk = nil
  }

  package static let machine = CaseActor()
}
