package import AfterSales
package import Diagnostics

/// What is told about a caller, to be saved; what is `nil` is not told and stays as it was.
package struct CallerFacts: Sendable {
  package var externalID: String?
  package var number: PhoneNumber?
  package var name: ClearText?
  package var account: ClearText?
  package var note: ClearText?
  /// Whatever else is told, as a JSON object.
  package var more: ClearText?
  package var tier: String?
  package var region: String?
  package var tags: [String]?

  package init(number: PhoneNumber?, name: ClearText? = nil) {
    self.number = number
    self.name = name
  }

  /// A caller as these facts leave them.
  fileprivate func added(to known: Caller) -> Caller {
    var caller = known
    caller.externalID = externalID ?? known.externalID
    caller.number = number?.clear ?? known.number
    caller.name = name ?? known.name
    caller.account = account ?? known.account
    caller.note = note ?? known.note
    caller.more = more ?? known.more
    caller.tier = tier ?? known.tier
    caller.region = region ?? known.region
    caller.tags = tags ?? known.tags
    return caller
  }
}

/// What saving did.
package enum Saved: Sendable, Hashable {
  case added, updated, unchanged
  /// Greater rights of an agent, which wait for a second person.
  case waiting(agent: String)
}

extension ProfileStore {
  /// Adds a caller or updates the one these facts are about; to be called inside
  /// `connection.write`, so that it is one change with its audit.
  ///
  /// A caller is known by the external id, else by number and name together: carriers hand numbers
  /// out again, so another name under a known number is another person. Facts without a name go to
  /// the first caller of the number; a caller of the number without a name takes on the first name.
  /// - Throws: `StoreError.personOfAnother` if another id has the number and name, `SQLiteError`,
  ///   `StoreError` if the caller known can't be read, or `CryptoError`.
  package func save(_ facts: CallerFacts, at now: Instant) throws -> (caller: Int64, Saved) {
    if let known = try known(facts) {
      let caller = facts.added(to: known)
      if caller.number != known.number || caller.name != known.name {
        try refuseTwin(ofNumber: caller.number, name: caller.name)
      }
      if caller != known { try write(caller, try vault.key(of: known.id)) }
      return (known.id, caller == known ? .unchanged : .updated)
    }
    try refuseTwin(ofNumber: facts.number?.clear, name: facts.name)
    let key = try vault.makeSubject()
    let caller = Caller(
      id: key.subject, externalID: nil, number: nil, name: nil, account: nil, note: nil, more: nil,
      tier: nil, region: nil, tags: [], createdAt: now, erasedAt: nil)
    try write(facts.added(to: caller), key)
    return (key.subject, .added)
  }

  /// A number with a name is one person, so two ids of the shop can't both be theirs.
  private func refuseTwin(ofNumber number: ClearText?, name: ClearText?) throws {
    let number = number.flatMap { PhoneNumber($0.unmasked) }
    guard let person = try vault.index(number: number, name: name).person else { return }
    if try connection.callers.id(ofPerson: person) != nil { throw StoreError.personOfAnother }
  }

  private func known(_ facts: CallerFacts) throws -> Caller? {
    if let externalID = facts.externalID,
      let id = try connection.callers.id(ofExternalID: externalID)
    {
      return try caller(id)
    }
    guard let number = facts.number else { return nil }
    let sharing = try callers(of: number).filter {
      // Two external ids are two people, whatever they are called.
      facts.externalID == nil || $0.externalID == nil
    }
    guard let name = facts.name else { return sharing.first }
    return sharing.first { $0.name == name } ?? sharing.first { $0.name == nil }
  }

  /// Writes a caller, whatever was there, with what is personal under the subject's key.
  func write(_ caller: Caller, _ key: SubjectKey) throws {
    let name = String(caller.id)
    func seal(_ text: ClearText?, _ column: String) throws -> [UInt8]? {
      try vault.seal(text, "callers", column, name, key)
    }
    var row = CallerTable.Row(id: caller.id, createdAt: caller.createdAt)
    row.externalID = caller.externalID
    row.number = try seal(caller.number, "number")
    row.name = try seal(caller.name, "name")
    row.account = try seal(caller.account, "account")
    row.note = try seal(caller.note, "note")
    row.more = try seal(caller.more, "more")
    row.tier = caller.tier
    row.region = caller.region
    row.tags = caller.tags
    row.erasedAt = caller.erasedAt
    let number = caller.number.flatMap { PhoneNumber($0.unmasked) }
    try connection.callers.write(row, try vault.index(number: number, name: caller.name))
  }
}
