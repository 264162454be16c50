package import Diagnostics

/// Something that happened to a case.
package enum CaseChange: Hashable, Sendable, Codable {
  /// With what evidence the case begins and who works on it.
  case opened(evidence: Set<EvidenceKind>, desk: CaseDesk, handler: String?)
  /// The customer complained about the same order once more.
  case joined(CaseChannel)
  case assigned(desk: CaseDesk, handler: String?)
  /// The customer was told something.
  case responded
  case evidenceRequested(Set<EvidenceKind>)
  case evidenceAdded(Set<EvidenceKind>)
  case resolved(Resolution)
  /// The customer accepts the result; satisfaction is 1…5.
  case confirmed(satisfaction: Int?)
  /// The customer does not accept it.
  case dissatisfied
  /// The promised result was not carried out.
  case reopened
  /// Something was added in words.
  case noted
  /// The case stood so when it was taken over from another system.
  case takenOver(stage: CaseStage, escalations: Int)
  /// Money was asked for, paid back or refused to the customer.
  case refund(RefundStep, Money, request: String)
  /// What the customer's words are most likely about, as the machine understands them.
  case classified(IssueKind)
  /// An agent knows better what the case is about.
  case reclassified(from: IssueKind, to: IssueKind)
  /// Someone asked the customer again after the closing.
  case visited(satisfaction: Int)
  /// Another team is asked; the tasks of a case count from 1.
  case taskOpened(Int, CaseTeam, dueAt: Instant, isTold: Bool)
  case taskTaken(Int)
  /// To another team, or back to customer service without an answer.
  case taskPassed(Int, from: CaseTeam, to: CaseTeam)
  case taskAnswered(Int)
  /// A regulator passed the complaint on, who is owed an answer by then.
  case passedOn(RegulatorTerms)
}

/// The result given to the customer, as a promise that can be checked.
package struct Resolution: Hashable, Sendable, Codable {
  package var result: CaseResult
  package var cause: CaseCause
  /// Money paid back or granted as compensation.
  package var amount: Money?
  /// When the result will have been carried out.
  package var dueAt: Instant?

  package init(
    _ result: CaseResult, cause: CaseCause, amount: Money? = nil, dueAt: Instant? = nil
  ) {
    self.result = result
    self.cause = cause
    self.amount = amount
    self.dueAt = dueAt
  }
}

/// A change with who made it and when.
package struct CaseEvent: Hashable, Sendable, Codable {
  /// When it happened; no earlier than the event before it.
  package var at: Instant
  /// An agent's id, or `flow` for the machine.
  package var actor: String
  package var change: CaseChange

  package init(at: Instant, by actor: String, _ change: CaseChange) {
    self.at = at
    self.actor = actor
    self.change = change
  }

  /// The actor of what the menu does by itself.
  package static let machine = "flow"
}
