package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Opens a case, or joins the open case of the same order whoever it reached; one transaction
  /// with its audit.
  ///
  /// - Throws: `CaseRefusal` if the demand can't be meant as it stands.
  package func takeUp(
    _ draft: CaseDraft, by actor: CaseActor, rules: PriorityRules, at now: Instant
  ) throws -> TakenUp {
    if let flaw = draft.demand.flaw(at: now) { throw flaw }
    return try connection.write {
      if let open = try openCase(ofOrder: draft.order) {
        let joined = try join(
          draft, to: open, by: actor, rules: rules, at: max(now, open.complaint.lastEventAt))
        return TakenUp(stored: joined, isJoined: true)
      }
      let stored = try open(draft, by: actor, rules: rules, at: now)
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
    if let flaw = demand.flaw(at: now) { throw flaw }
    return try connection.write {
      guard var stored = try complaint(number) else { throw CaseRefusal.unknown }
      let event = try stored.complaint.event(for: command, by: actor, at: now, seen: seen)
      let there = demand.parts.filter { !stored.demand.missing.contains($0) }
      guard there.isEmpty else { throw CaseRefusal.demandThere(there) }
      try add(event, to: &stored, note: note)
      return demand.parts.isEmpty ? stored : try complete(stored, with: demand)
    }
  }

  /// Tells a case how far a refund has come; to be called inside `connection.write`.
  func note(
    _ step: RefundStep, of amount: Money, request: String, in number: String, by actor: String,
    at now: Instant
  ) throws {
    guard var stored = try complaint(number) else { throw RefundRefusal.unknownCase }
    // Several agents' clocks may differ; the order of what happened must not.
    let moment = max(now, stored.complaint.lastEventAt)
    let change = CaseChange.refund(step, amount, request: request)
    try add(CaseEvent(at: moment, by: actor, change), to: &stored)
  }

  private func add(
    _ event: CaseEvent, to stored: inout StoredCase, note: ClearText? = nil
  ) throws {
    try append(event, to: &stored, note: note)
    try auditChange(event, stored)
  }

  func openCase(ofOrder order: String?) throws -> StoredCase? {
    guard let order else { return nil }
    let number = try connection.first(
      "SELECT id FROM cases WHERE order_id = ?1 AND closed_at IS NULL", .text(order)
    ) { $0.text(0) }
    return try number.flatMap { try complaint($0) }
  }

  private func open(
    _ draft: CaseDraft, by actor: CaseActor, rules: PriorityRules, at now: Instant
  ) throws -> StoredCase {
    let order = try draft.order.flatMap { try self.order($0) }
    let known = try (draft.caller ?? order?.callerID).flatMap { try self.caller($0) }
    // The order of somebody who was erased is still there, and so may be what is wrong with it.
    let caller = known.flatMap { $0.erasedAt == nil ? $0 : nil }
    let key = try caller.map { try self.key(of: $0.id) } ?? makeSubject()
    let number = try nextAcceptanceNumber(at: now)
    let priority = rules.priority(
      kind: draft.kind, channel: draft.channel, amount: draft.demand.amount ?? order?.amount,
      tier: caller?.tier)
    var evidence = draft.evidence
    // An order of ours is the proof of its transaction.
    if order?.paidAt != nil { evidence.insert(.transaction) }
    // A call with one of our agents is on record.
    if draft.channel == .phone, actor.desk != nil { evidence.insert(.conversation) }
    let desk = priority.desk ?? .frontLine
    let opened = CaseEvent(
      at: now, by: actor.id,
      .opened(evidence: evidence, desk: desk, handler: actor.desk == desk ? actor.id : nil))
    let facts = CaseFacts(
      number: number, kind: draft.kind, channel: draft.channel, order: draft.order, openedAt: now,
      amount: draft.demand.amount ?? order?.amount)
    var stored = StoredCase(
      complaint: ComplaintCase(facts), subject: key.subject, product: order?.product,
      region: order?.region ?? caller?.region, tier: caller?.tier, demand: draft.demand, events: [])
    try insert(stored, text: draft.text, key: key)
    try add(opened, to: &stored)
    if let guess = draft.classifiedAs {
      try add(CaseEvent(at: now, by: CaseEvent.machine, .classified(guess)), to: &stored)
      if guess != draft.kind, actor.desk != nil {
        let change = CaseChange.reclassified(from: guess, to: draft.kind)
        try add(CaseEvent(at: now, by: actor.id, change), to: &stored)
      }
    }
    if draft.kind.asksForEvidence, !stored.complaint.missingEvidence.isEmpty {
      stored = try perform(.requestEvidence([]), on: number, by: .machine, at: now)
    }
    return stored
  }

  /// Writes the row of a case that has no events yet.
  func insert(_ stored: StoredCase, text: ClearText?, key: SubjectKey) throws {
    let facts = stored.complaint.facts
    try connection.run(
      """
      INSERT INTO cases (id, subject_id, order_id, kind, channel, stage, level, owner, opened_at,
        product, region, text, demand_amount, demand_account, demand_deadline, policy, version)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
      """,
      .text(facts.number), .integer(stored.subject), .text(facts.order),
      .text(facts.kind.rawValue), .text(facts.channel.rawValue),
      .text(stored.complaint.stage.rawValue), 0, .text(stored.complaint.owner),
      .integer(facts.openedAt.milliseconds), .text(stored.product), .text(stored.region),
      .blob(try seal(text, "cases", "text", facts.number, key)),
      .integer(stored.demand.amount?.cents),
      .blob(try seal(stored.demand.account, "cases", "demand_account", facts.number, key)),
      .integer(stored.demand.deadline?.milliseconds), .integer(facts.policy.version),
      .integer(stored.complaint.version))
  }

  /// Applies an event and writes it, with what the row of the case repeats of it.
  func append(_ event: CaseEvent, to stored: inout StoredCase, note: ClearText?) throws {
    stored.complaint.apply(event)
    stored.events.append(event)
    let complaint = stored.complaint
    let row = "\(stored.number)/\(complaint.version)"
    let sealed = try note.map { note in
      try seal(note, "case_events", "text", row, try key(of: stored.subject))
    }
    try connection.run(
      """
      INSERT INTO case_events (case_id, number, at, kind, actor, data, text)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """,
      .text(stored.number), .integer(complaint.version), .integer(event.at.milliseconds),
      .text(event.change.name), .text(event.actor), .text(event.change.data.compact),
      .blob(sealed ?? nil))
    try connection.run(
      """
      UPDATE cases SET stage = ?2, level = ?3, owner = ?4, closed_at = ?5, version = ?6, kind = ?7
      WHERE id = ?1
      """,
      .text(stored.number), .text(complaint.stage.rawValue), .integer(complaint.escalations),
      .text(complaint.owner), .integer(complaint.closedAt?.milliseconds),
      .integer(complaint.version), .text(complaint.facts.kind.rawValue))
  }

  /// The note of an event, as it was written with it.
  package func note(of stored: StoredCase, version: Int) throws -> ClearText? {
    try connection.read {
      let sealed = try connection.first(
        "SELECT text FROM case_events WHERE case_id = ?1 AND number = ?2", .text(stored.number),
        .integer(version)
      ) { $0.optionalBlob(0) }
      guard let sealed, let sealed else { return nil }
      return try unlessErased {
        try open(
          sealed, .text, "case_events", "text", "\(stored.number)/\(version)",
          try key(of: stored.subject))
      }
    }
  }

  private func nextAcceptanceNumber(at now: Instant) throws -> String {
    let day = Instant(stored: now.milliseconds).civil.date
    let date = day.description.filter { $0 != "-" }
    // Numbers of one day sort by length, then by digits: the serial stands before the check digit.
    let last = try connection.first(
      """
      SELECT id FROM cases WHERE id >= ?1 AND id < ?2 ORDER BY length(id) DESC, id DESC LIMIT 1
      """, .text(date), .text(date + ":")
    ) { $0.text(0) }
    let serial = last.flatMap { Int($0.dropFirst(date.count).dropLast()) } ?? 0
    return AcceptanceNumber(day: day, serial: serial + 1).digits
  }

  private func auditChange(_ event: CaseEvent, _ stored: StoredCase) throws {
    try appendAudit([
      AuditEntry(
        at: event.at, actor: event.actor, .change, subject: try auditSubject(of: stored.subject),
        object: "case \(stored.number) \(event.change.name)")
    ])
  }

  /// Whom the audit's row is about: a caller, or a case of somebody without a profile.
  package func auditSubject(of subject: Int64) throws -> AuditSubject {
    try caller(subject).map { auditSubject(of: $0) } ?? .caller(subject)
  }
}
