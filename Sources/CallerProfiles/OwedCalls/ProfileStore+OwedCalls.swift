package import AfterSales
package import Diagnostics

// Like profiles, what is owed is read without an audit row: whoever shows it writes it first.
extension ProfileStore {
  /// Keeps a message or a callback under whoever has the number, if that is one person.
  ///
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func keepOwedCall(_ asked: AskedCall) throws {
    try connection.write {
      guard try connection.owedCalls.find(asked.id) == nil else { return }
      var sharing: [Caller] = []
      var phone: PhoneNumber?
      if case .number(let known) = asked.number {
        phone = known
        sharing = try callers(of: known)
      }
      let key = try owner(of: asked, among: sharing)
      var owed = OwedCall(
        id: asked.id, asked.kind, of: key.subject, call: asked.call, askedAt: asked.at,
        dueAt: asked.dueAt, notBefore: asked.notBefore)
      owed.skill = asked.skill
      owed.lasted = asked.lasted
      try connection.owedCalls.add(
        .init(
          owed: owed,
          number: try vault.seal(phone?.clear, "owed_calls", "number", asked.id, key),
          words: try vault.seal(asked.words, "owed_calls", "words", asked.id, key)))
      try audit.append(
        AuditEntry(
          at: asked.at, actor: CaseEvent.machine, .change, subject: phone.map { .number($0) },
          object: try told(
            "\(asked.kind.rawValue) \(asked.id) \(owed.state.rawValue)", of: .owedCall, asked.id)))
    }
  }

  /// Keeps a callback that nobody asked for, within a transaction, with its audit row.
  ///
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  func keep(_ owed: OwedCall, of caller: Caller, number: ClearText, at now: Instant) throws {
    let key = try vault.key(of: caller.id)
    try connection.owedCalls.add(
      .init(
        owed: owed, number: try vault.seal(number, "owed_calls", "number", owed.id, key),
        words: nil))
    try audit.append(
      AuditEntry(
        at: now, actor: CaseEvent.machine, .change, subject: auditSubject(of: caller),
        object: try told("callback \(owed.id) \(owed.state.rawValue)", of: .owedCall, owed.id)))
  }

  /// Whose data it is: of the one person who has the number, else of its call.
  private func owner(of asked: AskedCall, among sharing: [Caller]) throws -> SubjectKey {
    if sharing.count == 1 { return try vault.key(of: sharing[0].id) }
    if let subject = try connection.contacts.subject(of: asked.call) {
      return try vault.key(of: subject)
    }
    return try vault.makeSubject()
  }

  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func owedCall(_ id: String) throws -> OwedCall? {
    try connection.read { try connection.owedCalls.find(id).map { try opened($0) } }
  }

  /// Those of a kind, the next one to be taken first; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError` or `CryptoError`.
  package func owedCalls(
    _ kind: OwedCall.Kind, showsDone: Bool, limit: Int
  ) throws -> ReadRows<OwedCall> {
    try connection.read {
      try connection.owedCalls.list(kind, showsDone: showsDone, limit: limit)
        .each { try opened($0) }
    }
  }

  /// All of a customer's, the earliest first; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  func owedCalls(of subject: Int64) throws -> ReadRows<OwedCall> {
    try connection.owedCalls.of(subject).each { try opened($0) }
  }

  /// Changes one that is owed, in one transaction with its audit.
  ///
  /// - Parameter change: what becomes of it; what it throws leaves it as it was.
  /// - Returns: `nil` if there is none of this id.
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`, and what `change` throws.
  package func changeOwedCall(
    _ id: String, by actor: String, at now: Instant, _ change: (inout OwedCall) throws -> Void
  ) throws -> OwedCall? {
    try connection.write {
      guard var owed = try owedCall(id) else { return nil }
      try change(&owed)
      owed.changedAt = now
      try connection.owedCalls.update(owed)
      try audit.append(
        AuditEntry(
          at: now, actor: actor, .change, subject: try auditSubject(of: owed.subject),
          object: try told(
            "\(owed.kind.rawValue) \(id) \(owed.state.rawValue)", of: .owedCall, id)))
      try settleTarget(of: owed, by: actor, at: now)
      return owed
    }
  }

  /// Hands callbacks that no agent has to the live queue: one of a call at a time, the next one first.
  ///
  /// Those that it was handed, but ended before it knew of them, are among them; those that can't be
  /// read are not.
  /// - Parameter skills: the queues that take them.
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func queueOwedCalls(
    of skills: Set<String>, limit: Int, at now: Instant
  ) throws -> [OwedCall] {
    let waiting = try connection.read { try connection.owedCalls.outsideOfQueue() }
    guard !waiting.isEmpty else { return [] }
    return try connection.write {
      var calls: Set<String> = []
      var handed: [OwedCall] = []
      for row in try connection.owedCalls.outsideOfQueue() where handed.count < limit {
        guard skills.contains(row.owed.skill ?? ""), calls.insert(row.owed.call).inserted else {
          continue
        }
        guard let owed = try unlessDamaged({ try opened(row) }) else { continue }
        if owed.state == .queued {
          handed.append(owed)
        } else if let owed = try changeOwedCall(
          owed.id, by: CaseEvent.machine, at: now, { $0.state = .queued })
        {
          handed.append(owed)
        }
      }
      return handed
    }
  }

  /// The callbacks that the live queue was handed, by their calls there.
  ///
  /// - Throws: `SQLiteError`.
  package func queuedOwedCalls() throws -> [String: String] {
    try connection.owedCalls.queued()
  }

  private func opened(_ row: OwedCallTable.Row) throws -> OwedCall {
    guard row.number != nil || row.words != nil else { return row.owed }
    var owed = row.owed
    let key = try vault.key(of: owed.subject)
    owed.number = try vault.open(row.number, .number, "owed_calls", "number", owed.id, key)
    owed.words = try vault.open(row.words, .text, "owed_calls", "words", owed.id, key)
    return owed
  }

  /// The callbacks of the live queue, but for those that can't be read.
  ///
  /// - Throws: `SQLiteError`.
  package func liveCallbacks() throws -> [KeptCall] {
    try connection.read { try connection.liveCalls.all().filter(\.call.isCallback) }
  }
}
