package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Opens a case, or joins the open case of the same order whoever it reached (`CaseIntake`); one
  /// transaction with its audit.
  ///
  /// - Throws: `CaseRefusal` if the demand can't be meant as it stands, and what the store throws; nothing
  ///   is changed then.
  package func takeUp(
    _ draft: CaseDraft, by actor: CaseActor, rules: PriorityRules, at now: Instant
  ) throws -> TakenUp {
    try connection.write {
      let intake = CaseIntake(rules)
      let named = try draft.joins.flatMap { try complaint($0) }
      if let open = try openCase(ofOrder: draft.order) ?? named {
        let joined = try change(open, note: draft.text) { stored in
          try intake.join(draft, to: &stored, by: actor, at: now)
        }
        return TakenUp(stored: joined, isJoined: true)
      }
      let order = try draft.order.flatMap { try self.order($0) }
      let known = try (draft.caller ?? order?.callerID).flatMap { try self.caller($0) }
      // The order of somebody who was erased is still there, and so may be what is wrong with it.
      let caller = known.flatMap { $0.erasedAt == nil ? $0 : nil }
      let key = try caller.map { try vault.key(of: $0.id) } ?? vault.makeSubject()
      let stored = try intake.open(
        draft, as: try nextAcceptanceNumber(at: now), order: order,
        customer: .init(subject: key.subject, region: caller?.region, tier: caller?.tier),
        by: actor, at: now)
      try add(stored, text: draft.text, key)
      for event in stored.events { try auditChange(event, stored) }
      return TakenUp(stored: stored, isJoined: false)
    }
  }

  /// Does something with a case; one transaction with its audit.
  ///
  /// - Parameters:
  ///   - seen: the version the actor has looked at; `nil` if it doesn't matter.
  ///   - note: what was said, kept encrypted.
  ///   - demand: what the case's demand lacked, as the customer tells it now.
  /// - Throws: `CaseRefusal` if there is no such case or it doesn't allow it.
  @discardableResult
  package func perform(
    _ command: CaseCommand, on number: String, by actor: CaseActor, at now: Instant,
    seen: Int? = nil, note: ClearText? = nil, demand: Demand = Demand()
  ) throws -> StoredCase {
    try connection.write {
      guard let stored = try complaint(number) else { throw CaseRefusal.unknown }
      return try change(stored, note: note) { stored in
        try stored.perform(command, by: actor, at: now, seen: seen, told: demand)
      }
    }
  }

  /// Files a case under another kind, with what follows from it (`CaseIntake`); one transaction with
  /// its audit.
  ///
  /// - Parameters:
  ///   - seen: the version the actor has looked at; `nil` if it doesn't matter.
  ///   - note: what was said, kept encrypted.
  /// - Throws: `CaseRefusal` if there is no such case or it doesn't allow it.
  package func reclassify(
    _ number: String, as kind: IssueKind, by actor: CaseActor, rules: PriorityRules,
    at now: Instant, seen: Int? = nil, note: ClearText? = nil
  ) throws -> StoredCase {
    try connection.write {
      guard let stored = try complaint(number) else { throw CaseRefusal.unknown }
      return try change(stored, note: note) { stored in
        try CaseIntake(rules).reclassify(&stored, as: kind, by: actor, at: now, seen: seen)
      }
    }
  }

  /// Tells a case how far a refund has come; to be called inside `connection.write`.
  func note(
    _ step: RefundStep, of amount: Money, request: String, in number: String, by actor: String,
    at now: Instant
  ) throws {
    guard let stored = try complaint(number) else { throw RefundRefusal.unknownCase }
    // Several agents' clocks may differ; the order of what happened must not.
    let moment = max(now, stored.complaint.lastEventAt)
    try change(stored, note: nil) {
      $0.take(CaseEvent(at: moment, by: actor, .refund(step, amount, request: request)))
    }
  }

  /// Writes what a change adds to a case, and its audit.
  ///
  /// - Parameter note: what was said with the first event that it adds.
  @discardableResult
  private func change(
    _ known: StoredCase, note: ClearText?, _ body: (inout StoredCase) throws -> Void
  ) throws -> StoredCase {
    var stored = known
    try body(&stored)
    let account = known.demand.account == nil ? stored.demand.account : nil
    // Nothing of theirs can be added for who was erased; all else goes on.
    let key = try note == nil && account == nil ? nil : vault.key(of: stored.subject)
    let first = known.events.count
    for (index, event) in stored.events.enumerated().dropFirst(first) {
      try add(event, as: index + 1, of: stored.number, note: index == first ? note : nil, key)
    }
    try connection.cases.update(stored.complaint)
    if stored.demand != known.demand {
      let sealed = try key.flatMap {
        try vault.seal(account, "cases", "demand_account", stored.number, $0)
      }
      try connection.cases.fill(stored.demand, account: sealed, of: stored.number)
    }
    for event in stored.events.dropFirst(first) { try auditChange(event, stored) }
    return stored
  }

  /// Writes a case that is new to the store, with its events.
  private func add(_ stored: StoredCase, text: ClearText?, _ key: SubjectKey) throws {
    let number = stored.number
    try connection.cases.add(
      stored, text: try vault.seal(text, "cases", "text", number, key),
      demandAccount: try vault.seal(
        stored.demand.account, "cases", "demand_account", number, key))
    for (index, event) in stored.events.enumerated() {
      try add(event, as: index + 1, of: number, note: nil, key)
    }
  }

  private func add(
    _ event: CaseEvent, as version: Int, of number: String, note: ClearText?, _ key: SubjectKey?
  ) throws {
    let sealed = try key.flatMap {
      try vault.seal(note, "case_events", "text", "\(number)/\(version)", $0)
    }
    try connection.caseEvents.add(event, as: version, of: number, text: sealed)
  }

  private func nextAcceptanceNumber(at now: Instant) throws -> AcceptanceNumber {
    try AcceptanceNumber(on: now.dayInChina) { try connection.cases.lastNumber(from: $0) }
  }

  private func auditChange(_ event: CaseEvent, _ stored: StoredCase) throws {
    try audit.append(
      AuditEntry(
        at: event.at, actor: event.actor, .change, subject: try auditSubject(of: stored.subject),
        object: try told(
          "case \(stored.number) \(event.change.name)", of: .complaint, stored.number)))
  }

  /// Takes a case over as it stands; one that is known already stays as it is.
  ///
  /// To be called inside `connection.write`.
  /// - Throws: `SQLiteError`, `StoreError` if its order or caller can't be read, or `CryptoError`.
  func takeOver(_ takeover: CaseTakeover) throws -> Saved {
    guard try complaint(takeover.number) == nil else { return .unchanged }
    let order = try takeover.order.flatMap { try self.order($0) }
    let key =
      try (takeover.caller ?? order?.callerID).map { try vault.key(of: $0) }
      ?? vault.makeSubject()
    let caller = try self.caller(key.subject)
    let stored = StoredCase(
      takeover,
      customer: .init(subject: key.subject, region: caller?.region, tier: caller?.tier),
      order: order)
    try add(stored, text: takeover.text, key)
    return .added
  }
}
