package import AfterSales
package import Diagnostics

// The numbers of calls in the live queue, which alone of it are encrypted.
extension ProfileStore {
  /// Adds a call of the live queue, or updates the one of this id; to be called inside
  /// `connection.write`, after the call itself was saved among the contacts.
  ///
  /// - Parameter number: counts only when the call is new; it isn't kept if the key can't be read.
  /// - Throws: `SQLiteError`, or `StoreError` if the key of the caller is gone.
  package func save(_ kept: KeptCall, number: PhoneNumber?) throws {
    let id = kept.call.id
    let sealed = try number.flatMap { number in
      guard let subject = try connection.contacts.subject(of: id) else {
        throw StoreError.noSuchCaller
      }
      return try unlessDamaged {
        try vault.seal(number.clear, "live_calls", "number", id, try vault.key(of: subject))
      }
    }
    try connection.liveCalls.write(kept, number: sealed)
  }

  /// The calls of the live queue in the order in which they joined, with their numbers; those that can't
  /// be read are set aside.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.erased`.
  package func liveCalls() throws -> ReadRows<(kept: KeptCall, number: CallingNumber?)> {
    try connection.read {
      try connection.liveCalls.all().each { ($0, try number(ofLiveCall: $0.call.id)) }
    }
  }

  /// The number of a call of the live queue; `nil` if there is no such call.
  ///
  /// - Throws: `SQLiteError`, or `StoreError` if the key of the caller is gone or doesn't fit.
  package func number(ofLiveCall id: String) throws -> CallingNumber? {
    try connection.read {
      guard let row = try connection.liveCalls.number(of: id) else { return nil }
      guard let sealed = row.number else { return CallingNumber(kept: nil) }
      return CallingNumber(
        kept: try vault.open(
          sealed, .number, "live_calls", "number", id, try vault.key(of: row.subject)))
    }
  }

  /// The call of the live queue that an agent has in hand: it is offered to them, rings at their desk, is
  /// talked with, or is what they wrap up after; `nil` for none.
  ///
  /// - Throws: `SQLiteError`.
  package func callInHand(ofAgent id: String) throws -> String? {
    try connection.liveAgents.call(of: id)
  }

  /// Keeps a change of the plan, which the audit tells where it is about money; to be called inside
  /// `connection.write`.
  ///
  /// - Throws: `SQLiteError`, or what writing the audit throws.
  package func keep(_ setting: LiveSetting, at now: Instant) throws {
    let before = try connection.liveMemory.planned(.refundLimit)
    try connection.liveMemory.keep(setting)
    let after = try connection.liveMemory.planned(.refundLimit)
    guard before != after else { return }
    try audit.append(
      AuditEntry(
        at: now, actor: CaseEvent.machine, .change,
        object: ToldChange(
          ToldChange.menu, of: PlannedSetting.refundLimit.rawValue,
          before: before ?? ToldChange.none, after: after ?? ToldChange.none
        ).text))
  }

  /// Tells the audit of calls as they are kept, but for those that are still in the live queue; to be
  /// called inside `connection.write`.
  ///
  /// - Throws: `SQLiteError`, or what writing the audit throws.
  package func tellEndedCalls(_ ids: [String], at now: Instant) throws {
    for id in ids where try connection.liveCalls.number(of: id) == nil {
      try tellCall(id, by: CaseEvent.machine, at: now)
    }
  }

  /// Whether an agent has talked with a call, now or ever; also of calls that have left the queue.
  ///
  /// - Throws: `SQLiteError`.
  package func hasBeenAnswered(call id: String) throws -> Bool {
    try connection.contacts.wasAnswered(id)
  }
}
