package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Opens a case, or joins the open case of the same order whoever it reached (`CaseIntake`); one
  /// transaction with its audit.
  ///
  /// - Throws: `CaseRefusal` if the demand can't be meant as it stands.
  package func takeUp(
    _ draft: CaseDraft, by actor: CaseActor, rules: PriorityRules, at now: Instant
  ) throws -> TakenUp {
    try connection.write {
      let intake = CaseIntake(rules)
      if let open = try openCase(ofOrder: draft.order) {
        let joined = try change(open, note: draft.text) { stored in
          try intake.join(draft, to: &stored, by: actor, at: now)
        }
        return TakenUp(stored: joined, isJoined: true)
      }
      let order = try draft.order.flatMap { try self.order($0) }
      let known = try (draft.caller ?? order?.callerID).flatMap { try self.caller($0) }
      // The order of somebody who was erased is still there, and so may be what is wrong with it.
      let caller = known.flatMap { $0.erasedAt == nil ? $0 : nil }
      let key = try caller.map { try self.key(of: $0.id) } ?? makeSubject()
      let stored = try intake.open(
        draft, as: try nextAcceptanceNumber(at: now), order: order,
        customer: .init(subject: key.subject, region: caller?.region, tier: caller?.tier),
        by: actor, at: now)
      try insert(stored, text: draft.text, key: key)
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

  func openCase(ofOrder order: String?) throws -> StoredCase? {
    guard let order else { return nil }
    let number = try connection.first(
      "SELECT id FROM cases WHERE order_id = ?1 AND closed_at IS NULL", .text(order)
    ) { $0.text(0) }
    return try number.flatMap { try complaint($0) }
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
    let key = try note == nil && account == nil ? nil : key(of: stored.subject)
    let first = known.events.count
    for (index, event) in stored.events.enumerated().dropFirst(first) {
      try insert(event, as: index + 1, of: stored, note: index == first ? note : nil, key)
      try auditChange(event, stored)
    }
    let complaint = stored.complaint
    let number = stored.number
    try connection.run(
      """
      UPDATE cases SET stage = ?2, level = ?3, owner = ?4, closed_at = ?5, version = ?6, kind = ?7
      WHERE id = ?1
      """,
      .text(number), .text(complaint.stage.rawValue), .integer(complaint.escalations),
      .text(complaint.owner), .integer(complaint.closedAt?.milliseconds),
      .integer(complaint.version), .text(complaint.facts.kind.rawValue))
    guard stored.demand != known.demand else { return stored }
    try connection.run(
      """
      UPDATE cases SET demand_amount = coalesce(demand_amount, ?2),
        demand_account = coalesce(demand_account, ?3),
        demand_deadline = coalesce(demand_deadline, ?4)
      WHERE id = ?1
      """,
      .text(number), .integer(stored.demand.amount?.cents),
      .blob(try key.flatMap { try seal(account, "cases", "demand_account", number, $0) }),
      .integer(stored.demand.deadline?.milliseconds))
    return stored
  }

  /// Writes a case that is new to the store, with its events.
  func insert(_ stored: StoredCase, text: ClearText?, key: SubjectKey) throws {
    let complaint = stored.complaint
    let facts = complaint.facts
    try connection.run(
      """
      INSERT INTO cases (id, subject_id, order_id, kind, channel, stage, level, owner, opened_at,
        closed_at, product, region, text, demand_amount, demand_account, demand_deadline, policy,
        version)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
      """,
      .text(facts.number), .integer(stored.subject), .text(facts.order),
      .text(facts.kind.rawValue), .text(facts.channel.rawValue),
      .text(complaint.stage.rawValue), .integer(complaint.escalations), .text(complaint.owner),
      .integer(facts.openedAt.milliseconds), .integer(complaint.closedAt?.milliseconds),
      .text(stored.product), .text(stored.region),
      .blob(try seal(text, "cases", "text", facts.number, key)),
      .integer(stored.demand.amount?.cents),
      .blob(try seal(stored.demand.account, "cases", "demand_account", facts.number, key)),
      .integer(stored.demand.deadline?.milliseconds), .integer(facts.policy.version),
      .integer(complaint.version))
    for (index, event) in stored.events.enumerated() {
      try insert(event, as: index + 1, of: stored, note: nil, key)
    }
  }

  private func insert(
    _ event: CaseEvent, as version: Int, of stored: StoredCase, note: ClearText?, _ key: SubjectKey?
  ) throws {
    let sealed = try note.flatMap { note in
      try key.flatMap {
        try seal(note, "case_events", "text", "\(stored.number)/\(version)", $0)
      }
    }
    try connection.run(
      """
      INSERT INTO case_events (case_id, number, at, kind, actor, data, text)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """,
      .text(stored.number), .integer(version), .integer(event.at.milliseconds),
      .text(event.change.name), .text(event.actor), .text(event.change.data.compact),
      .blob(sealed))
  }

  /// The note of an event, as it was written with it; `nil` if there is none.
  ///
  /// - Throws: `StoreError` if it can't be opened, `SQLiteError` if it can't be read.
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

  private func nextAcceptanceNumber(at now: Instant) throws -> AcceptanceNumber {
    let day = now.dayInChina
    let date = day.description.filter { $0 != "-" }
    // Numbers that were taken over from elsewhere may begin with the day too.
    let last = try connection.first(
      """
      SELECT id FROM cases WHERE id >= ?1 AND id < ?2 AND length(id) >= 13
        AND id NOT GLOB '*[^0-9]*' ORDER BY length(id) DESC, id DESC LIMIT 1
      """, .text(date), .text(date + ":")
    ) { $0.text(0) }
    return AcceptanceNumber(after: last, on: day)
  }

  private func auditChange(_ event: CaseEvent, _ stored: StoredCase) throws {
    try appendAudit([
      AuditEntry(
        at: event.at, actor: event.actor, .change, subject: try auditSubject(of: stored.subject),
        object: "case \(stored.number) \(event.change.name)")
    ])
  }

  /// Whom the audit's row is about: a caller, or a case of somebody without a profile.
  ///
  /// - Throws: `SQLiteError` if the caller can't be read.
  package func auditSubject(of subject: Int64) throws -> AuditSubject {
    try caller(subject).map { auditSubject(of: $0) } ?? .caller(subject)
  }
}
