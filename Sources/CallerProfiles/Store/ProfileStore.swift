package import Diagnostics

/// The callers' profiles in a database, with the keys to read them.
///
/// One owner at a time (not `Sendable`); any number of processes may have the same file open.
package final class ProfileStore {
  package let path: String
  package let connection: Connection
  package let vault: Vault
  package private(set) var audit: AuditLog
  let sums: SumKeeper
  /// Whether it is for practice: the time of what is done may be stated, so it proves nothing.
  package internal(set) var isPractice: Bool
  /// Whether it is the owner of the database who acts, which the audit says of whatever is done in an
  /// agent's name.
  package var isOwnersHand: Bool {
    get { audit.isOwnersHand }
    set { audit.isOwnersHand = newValue }
  }

  /// Opens a store.
  ///
  /// - Parameter toleratesBrokenAudit: for those who look for what is wrong with it.
  /// - Throws: `StoreError`, `KeyFile.Refusal` or `SQLiteError`; nothing is changed then.
  package init(path: String, keyFile: KeyFile, toleratesBrokenAudit: Bool = false) throws {
    try StoreFile.check(path)
    let ring = try keyFile.read()
    connection = try Connection(path: path)
    try Self.checkLayout(of: connection)
    guard let identity = try connection.meta("identity") else {
      throw StoreError.foreign(path: path)
    }
    self.path = path
    vault = try Vault(connection, keyFile, ring, identity: identity)
    audit = AuditLog(connection, vault)
    sums = try SumKeeper(audit.keys)
    isPractice = try PracticeMark(of: identity).stands(in: connection.audit, audit.keys)
    try connection.migrate()
    sums.attend(connection)
    // Refuses a key file of another store, or one that lacks the key in force.
    _ = try connection.read { try vault.writingMaster() }
    // The head of the audit is authenticated with the audit's key.
    do {
      if try audit.head().sums == nil { try connection.write { try sums.takeOver(connection) } }
      try recordRights()
      try indexNames()
    } catch StoreError.auditBroken where toleratesBrokenAudit {
      // Whoever looks for what is wrong with it goes on.
    }
  }

  /// Makes a new store and, if there is none yet, its key file.
  ///
  /// What an interrupted `create` leaves is taken as nothing: an empty key file, a database of no
  /// bytes, or one whose first transaction was never finished.
  /// - Parameter apprentice: who makes it for practice; `nil` for a real one.
  /// - Throws: `StoreError.exists`, `KeyFile.Refusal`, `CryptoError`, or `SQLiteError` if a file
  ///   can't be written.
  package static func create(
    path: String, keyFile: KeyFile, at now: Instant, practiceOf apprentice: String? = nil
  ) throws {
    guard keyFile.path != path else { throw StoreError.keyFileItself(path: path) }
    if try StoreFile.size(path) ?? 0 > 0, try StoreFile.size(path + "-journal") ?? 0 == 0 {
      throw StoreError.exists(path: path)
    }
    try FilePlace.checkFolder(of: path)
    try keyFile.clearUp()
    let ring: KeyRing
    do {
      ring = try keyFile.read()
    } catch KeyFile.Refusal.missing {
      ring = try KeyRing.random()
      try keyFile.create(ring)
    }
    try StoreFile.make(path)
    let connection = try Connection(path: path, .create)
    let identity = try SecureRandom.bytes(16)
    let auditKeys = AuditKeys(ring.auditSecret)
    try connection.write {
      // Somebody else may have made it between the check and here.
      guard try connection.isBlank() else { throw StoreError.exists(path: path) }
      try connection.migrate()
      try connection.setMeta("identity", identity)
      try connection.setMeta("created", Array(now.description.utf8))
      try connection.setMeta(
        AuditLog.headName, auditKeys.encoded(AuditHead(number: 0, mac: auditKeys.firstMAC)))
      try connection.setMeta(Vault.keyInForce, ring.newest.record(of: identity))
      try connection.setMeta(rightsRecorded, [1])
      try connection.setMeta(namesIndexed, [1])
      if let apprentice {
        try PracticeMark(of: identity).write(by: apprentice, at: now, in: connection, auditKeys)
      }
      try SumKeeper(auditKeys).takeOver(connection)
    }
  }

  private static func checkLayout(of connection: Connection) throws {
    let version = try connection.layoutVersion()
    guard try connection.isOurs(), version > 0 else {
      throw StoreError.foreign(path: connection.path)
    }
    let known = Migration.all.count
    guard version <= known else {
      throw StoreError.newer(path: connection.path, version: version, known: known)
    }
  }
}
