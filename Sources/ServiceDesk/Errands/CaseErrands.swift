package import AfterSales
package import Diagnostics

/// A demand as it is told to the desk.
package struct ToldDemand: Codable, Hashable, Sendable {
  /// In yuan, more than zero.
  package var amount: Money?
  package var account: String?
  /// By when it is to be done.
  package var deadline: Instant?

  package init(amount: Money? = nil, account: String? = nil, deadline: Instant? = nil) {
    self.amount = amount
    self.account = account
    self.deadline = deadline
  }

  fileprivate var demand: Demand {
    Demand(amount: amount, account: account.map { ClearText($0, .account) }, deadline: deadline)
  }
}

/// Takes up what a customer complains of, or lets it join the open case of the order.
package struct TakeUpComplaint: DeskErrand {
  package static let name = "case open"

  /// `nil` lets the customer's words tell it.
  package var kind: IssueKind?
  package var channel = CaseChannel.phone
  package var order: String?
  /// The number of who complains, when no order tells.
  package var caller: String?
  /// In the customer's words.
  package var words: String?
  package var demand = ToldDemand()
  package var evidence: Set<EvidenceKind> = []

  package init() {}

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> TakenUpCase {
    try ErrandFault.require(kind.map(IssueKind.known.contains) ?? true, "kind")
    try desk.check(caller, .id)
    var complaint = Complaint()
    complaint.kind = kind
    complaint.channel = channel
    complaint.order = order
    complaint.caller = CallingNumber(caller)
    complaint.words = words
    complaint.demand = demand.demand
    complaint.evidence = evidence
    return try desk.open(complaint, by: actor)
  }
}

/// Lists those that a filter lets through, the most urgent first.
package struct ListCases: DeskErrand {
  package static let name = "case list"
  package let filter: CaseFilter

  package init(_ filter: CaseFilter) { self.filter = filter }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Audited<CaseListing> {
    try desk.check(filter.order, .id)
    try ErrandFault.require((1...10_000).contains(filter.limit), "limit")
    return try desk.cases(filter, by: actor)
  }
}

/// Lists the cases of which a limit is over.
package struct ListOverdueCases: DeskErrand {
  package static let name = "case overdue"

  package init() {}

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Audited<CaseListing> {
    try desk.overdueCases(by: actor)
  }
}

/// Shows a case, with what was said in clear if there is a reason.
package struct ShowCase: DeskErrand {
  package static let name = "case show"
  package let number: String
  package let reason: String?

  package init(_ number: String, reason: String?) {
    self.number = number
    self.reason = reason
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Audited<ReadCase> {
    try checkCaseNumber(number)
    try desk.check(reason, .reason)
    return try desk.read(number, reason: reason, by: actor)
  }
}

/// Sums up the cases of the last weeks.
package struct SumUpCases: DeskErrand {
  package static let name = "case stats"
  package let weeks: Int

  package init(weeks: Int) { self.weeks = weeks }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Audited<CaseReport> {
    try ErrandFault.require((1...520).contains(weeks), "weeks")
    return try desk.caseReport(weeks: weeks, by: actor)
  }
}

/// Finds the desk at which an agent works, to hand a case to them.
package struct FindAssignment: DeskErrand {
  package static let name = "case assignment"
  package let agent: String
  package let desk: CaseDesk?

  package init(agent: String, desk: CaseDesk?) {
    self.agent = agent
    self.desk = desk
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> CaseCommand {
    try desk.check(agent, .id)
    return try desk.assignment(toAgent: agent, at: self.desk)
  }
}

/// Does something with a case.
package struct StepCase: DeskErrand {
  package static let name = "case step"

  package let number: String
  package let command: CaseCommand
  /// What the audit calls it if it is refused.
  package let step: String
  /// The version that was looked at; `nil` if it doesn't matter.
  package var seen: Int?
  /// What was said.
  package var note: String?
  package var demand = ToldDemand()

  package init(_ command: CaseCommand, on number: String, as step: String) {
    self.command = command
    self.number = number
    self.step = step
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> CaseView {
    try checkCaseNumber(number)
    try ErrandFault.require(Identifier.isID(step) && step.utf8.count <= 40, "step")
    switch command {
    case .reclassify(let kind): try ErrandFault.require(IssueKind.known.contains(kind), "kind")
    case .assign(_, let handler): try desk.check(handler, .id)
    // Only the menu and the intake of complaints join cases.
    case .join: throw ErrandFault(what: "join")
    case .respond, .note, .requestEvidence, .addEvidence, .resolve, .confirm, .dissatisfied,
      .reopen, .visit, .openTask, .takeTask, .passTask, .answerTask:
      break
    }
    var step = CaseStep(command, seen: seen, note: note.map { ClearText($0, .text) })
    step.demand = demand.demand
    return try desk.perform(step, on: number, by: actor, as: self.step)
  }
}

/// - Throws: `ErrandFault` for what is no acceptance number.
private func checkCaseNumber(_ number: String) throws {
  try ErrandFault.require((try? AcceptanceNumber(number))?.digits == number, "case")
}
