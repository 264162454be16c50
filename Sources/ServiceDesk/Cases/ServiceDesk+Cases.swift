package import AfterSales
internal import Diagnostics

/// A complaint as it reaches a desk.
package struct Complaint {
  /// `nil` lets the customer's words tell it.
  package var kind: IssueKind?
  package var channel: CaseChannel = .phone
  package var order: String?
  /// Who complains, when no order tells.
  package var caller: CallingNumber = .withheld
  /// In the customer's words.
  package var words: String?
  package var demand = Demand()
  package var evidence: Set<EvidenceKind> = []

  package init() {}
}

/// A complaint that was taken up, or joined an open case.
package struct TakenUpCase: Codable {
  package let view: CaseView
  /// Whether it joined a case that was open already.
  package let isJoined: Bool
  /// The order that was named, if it is not among those known.
  package let unknownOrder: String?
}

/// What somebody wants to do with a case.
package struct CaseStep {
  package var command: CaseCommand
  /// The version that was looked at; `nil` if it doesn't matter.
  package var seen: Int?
  /// What was said.
  package var note: ClearText?
  /// What the case's demand lacked, as the customer tells it now.
  package var demand = Demand()

  package init(_ command: CaseCommand, seen: Int? = nil, note: ClearText? = nil) {
    self.command = command
    self.seen = seen
    self.note = note
  }
}

extension ServiceDesk {
  /// Takes up a complaint, or lets it join the open case of its order.
  ///
  /// - Throws: `DeskRefusal` if it isn't clear what it is about or who complains, `CaseRefusal` if
  ///   the demand can't be meant as it stands.
  package func open(_ complaint: Complaint, by actor: DeskActor) throws -> TakenUpCase {
    try open(
      complaint, words: complaint.words.map { ClearText($0, .text) },
      caller: try onlyCaller(of: complaint.caller), by: actor)
  }

  /// Takes up what a message or callback was about.
  func open(
    _ owed: OwedCall, as kind: IssueKind?, order: String?, by actor: DeskActor
  ) throws -> TakenUpCase {
    var complaint = Complaint()
    complaint.kind = kind
    complaint.order = order
    return try open(complaint, words: owed.words, caller: owed.subject, by: actor)
  }

  /// - Parameters:
  ///   - said: in the customer's words.
  ///   - caller: whose case it is when no order tells; `nil` when nobody is known.
  private func open(
    _ complaint: Complaint, words said: ClearText?, caller: Int64?, by actor: DeskActor
  ) throws -> TakenUpCase {
    let now = now
    try check(said, .words)
    try check(complaint.order, .id)
    try check(complaint.demand.account, .account)
    let rules = try house.priorities()
    let words = said.flatMap { $0.isBlank ? nil : $0 }
    let classified = try words.map { try $0.understood(by: house.classify) }
    guard let kind = complaint.kind ?? classified else { throw DeskRefusal.noKind }
    var draft = CaseDraft(kind, channel: complaint.channel)
    draft.classifiedAs = classified
    draft.order = complaint.order
    draft.text = words
    draft.evidence = complaint.evidence
    draft.demand = complaint.demand
    draft.caller = caller
    if complaint.channel == .regulator {
      draft.regulator = RegulatorTerms(of: now, try house.workingDays())
    }
    let taken = try attempt("case open", by: actor, at: now) {
      try store.takeUp(draft, by: actor.caseActor, rules: rules, at: now)
    }
    return TakenUpCase(
      view: CaseView(taken.stored, rules, at: now), isJoined: taken.isJoined,
      unknownOrder: try complaint.order.flatMap { try store.order($0) == nil ? $0 : nil })
  }

  /// The caller of a number, when it is one person; `nil` for a withheld number.
  private func onlyCaller(of number: CallingNumber) throws -> Int64? {
    switch number {
    case .withheld: return nil
    case .unreadable: throw DeskRefusal.unreadableNumber
    case .number(let number):
      let found = try store.callers(of: number)
      guard found.count == 1 else { throw DeskRefusal.ambiguousCaller(people: found.count) }
      return found.first?.id
    }
  }

  /// The command that hands a case to an agent at their desk, or at another.
  ///
  /// - Throws: `DeskRefusal.unknownAgent`.
  package func assignment(toAgent id: String, at desk: CaseDesk?) throws -> CaseCommand {
    guard let agent = try store.agent(id) else { throw DeskRefusal.unknownAgent(id) }
    return .assign(desk: desk ?? agent.level.desk, handler: id)
  }

  /// Does something with a case.
  ///
  /// - Parameter name: what the audit calls it if it is refused.
  /// - Throws: `CaseRefusal` if there is no such case or it doesn't allow it.
  package func perform(
    _ step: CaseStep, on number: String, by actor: DeskActor, as name: String
  ) throws -> CaseView {
    let now = now
    try check(step.note, .note)
    try check(step.demand.account, .account)
    let rules = try house.priorities()
    let stored = try attempt("case \(number) \(name)", by: actor, at: now) {
      if case .resolve(let resolution) = step.command {
        try checkPromise(resolution, in: number, by: actor, at: now)
      }
      // What a case is about decides who works on it and what for, by the house's rules.
      guard case .reclassify(let kind) = step.command else {
        return try store.perform(
          step.command, on: number, by: actor.caseActor, at: now, seen: step.seen,
          note: step.note, demand: step.demand)
      }
      return try store.reclassify(
        number, as: kind, by: actor.caseActor, rules: rules, at: now, seen: step.seen,
        note: step.note)
    }
    return CaseView(stored, rules, at: now)
  }

  /// Nobody promises money that was never paid, or that they may not pay back themselves; whoever is
  /// no known agent promises what the front line may.
  private func checkPromise(
    _ resolution: Resolution, in number: String, by actor: DeskActor, at now: Instant
  ) throws {
    guard resolution.amount != nil, let stored = try store.complaint(number) else { return }
    let order = try stored.complaint.facts.order.flatMap { try store.order($0) }
    let today = try order.map { try store.refunded(to: $0.callerID, onDayOf: now) }
    if let obstacle = resolution.obstacle(
      paid: order?.amount, returned: stored.complaint.refunded,
      authority: actor.refundAuthority ?? .frontLine, today: today ?? Money(cents: 0))
    {
      throw obstacle
    }
  }
}
