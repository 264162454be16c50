package import AfterSales

// Reading a profile is not auditing it: whoever shows what these return calls `disclose` first, in
// the same operation.
extension ProfileStore {
  /// The callers of a number, the first registered first; several people may share one.
  ///
  /// - Throws: `SQLiteError`, or `StoreError` if one can't be read.
  package func callers(of number: PhoneNumber) throws -> [Caller] {
    try connection.read {
      // While keys are rotated, some callers have their new index already and others don't.
      _ = try vault.writingMaster()
      var found: [Int64] = []
      for master in vault.ring.masters {
        found += try connection.callers.ids(ofNumber: BlindIndex.of(number, master.indexing))
      }
      return try found.sorted().compactMap { try caller($0) }
    }
  }

  /// The callers that a word on a command line means: `#ID`, the shop's id, or a number.
  ///
  /// One who is named by an id is found without what of them can't be read.
  /// - Throws: `SQLiteError`, or `StoreError` if one can't be read.
  package func callers(named word: String) throws -> [Caller] {
    if word.hasPrefix("#"), let id = Int64(word.dropFirst()) {
      return try unlessUnreadable(id).map { [$0] } ?? []
    }
    if let id = try connection.callers.id(ofExternalID: word) {
      return try unlessUnreadable(id).map { [$0] } ?? []
    }
    guard case .number(let number) = CallingNumber(word) else { return [] }
    return try callers(of: number)
  }

  /// A caller by id; `nil` if there is none.
  ///
  /// - Throws: `SQLiteError`, or `StoreError` if what is encrypted can't be read.
  package func caller(_ id: Int64) throws -> Caller? {
    // Key and envelopes must be of one moment, since keys may be rotated at any other.
    try connection.read {
      guard let row = try connection.callers.find(id) else { return nil }
      let key = row.hasEnvelope ? try vault.key(of: id) : nil
      let name = String(id)
      func open(
        _ envelope: [UInt8]?, _ kind: ClearText.Kind, _ column: String
      ) throws -> ClearText? {
        try key.flatMap { try vault.open(envelope, kind, "callers", column, name, $0) }
      }
      return Caller(
        id: id, externalID: row.externalID, number: try open(row.number, .number, "number"),
        name: try open(row.name, .name, "name"),
        account: try open(row.account, .account, "account"),
        note: try open(row.note, .text, "note"), more: try open(row.more, .text, "more"),
        tier: row.tier, region: row.region, tags: row.tags, createdAt: row.createdAt,
        erasedAt: row.erasedAt)
    }
  }

  /// A caller by id, without anything personal if some of it can't be read; `nil` if there is none.
  func unlessUnreadable(_ id: Int64) throws -> Caller? {
    do {
      return try caller(id)
    } catch let error as StoreError where error.isDamage {
      return try connection.callers.find(id).map { row in
        Caller(
          id: id, externalID: row.externalID, number: nil, name: nil, account: nil, note: nil,
          more: nil, tier: row.tier, region: row.region, tags: row.tags, createdAt: row.createdAt,
          erasedAt: row.erasedAt)
      }
    }
  }

  /// Whom a row of the audit about a caller names: the number, if one is known.
  func auditSubject(of caller: Caller) -> AuditSubject {
    caller.number.flatMap { PhoneNumber($0.unmasked) }.map { .number($0) } ?? .caller(caller.id)
  }

  /// Whom a row of the audit is about: a caller, or a case of somebody without a profile.
  ///
  /// - Throws: `SQLiteError`, or `StoreError` if the caller can't be read.
  package func auditSubject(of subject: Int64) throws -> AuditSubject {
    try caller(subject).map { auditSubject(of: $0) } ?? .caller(subject)
  }
}
