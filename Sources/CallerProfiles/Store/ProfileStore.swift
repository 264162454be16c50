internal import AfterSales
package import Diagnostics

/// The callers' profiles in a database, with the keys to read them.
///
/// One owner at a time (not `Sendable`); any number of processes may have the same file open.
package final class ProfileStore {
  package let path: String
  package let keyFile: KeyFile
  package let connection: Connection
  package let cipher: FieldCipher
  /// Only key changes write it: reading the key file again, and rotation.
  var keyRing: KeyRing
  let auditKeys: AuditKeys
  /// The last record of the key in force that was checked, since checking costs more than reading.
  private var checkedKey: (record: [UInt8], master: MasterKey)?
  /// Random bytes that name this store.
  let identity: [UInt8]

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
    self.keyFile = keyFile
    self.identity = identity
    keyRing = ring
    auditKeys = AuditKeys(ring.auditSecret)
    cipher = try FieldCipher()
    try connection.migrate()
    // Refuses a key file of another store, or one that lacks the key in force.
    _ = try connection.read { try writingMaster() }
    // The head of the audit is authenticated with the audit's key.
    if !toleratesBrokenAudit { _ = try auditHead() }
  }

  /// Makes a new store and, if there is none yet, its key file.
  ///
  /// A database of no bytes, as an interrupted `create` leaves it, is taken as none.
  package static func create(path: String, keyFile: KeyFile, at now: Instant) throws {
    if try StoreFile.size(path) ?? 0 > 0 { throw StoreError.exists(path: path) }
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
      guard try connection.layoutVersion() == 0 else { throw StoreError.exists(path: path) }
      try connection.migrate()
      try connection.setMeta("identity", identity)
      try connection.setMeta("created", Array(now.description.utf8))
      try connection.setMeta("audit-head", auditKeys.head(number: 0, mac: auditKeys.firstMAC))
      try connection.setMeta(keyInForce, ring.newest.record(of: identity))
    }
  }

  private static func checkLayout(of connection: borrowing Connection) throws {
    let id = try connection.integer("PRAGMA application_id")
    let version = try connection.layoutVersion()
    guard id == Connection.applicationID, version > 0 else {
      throw StoreError.foreign(path: connection.path)
    }
    let known = Migration.all.count
    guard version <= known else {
      throw StoreError.newer(path: connection.path, version: version, known: known)
    }
  }

  // MARK: Keys

  /// The master key that new subject keys are wrapped under; to be asked inside a transaction,
  /// since another process may rotate keys at any other time.
  func writingMaster() throws -> MasterKey {
    let record = try connection.meta(Self.keyInForce) ?? []
    if let checkedKey, checkedKey.record == record { return checkedKey.master }
    if keyRing.master(inForce: record, of: identity) == nil { keyRing = try keyFile.read() }
    guard let master = keyRing.master(inForce: record, of: identity) else {
      throw KeyFile.Refusal.foreign(path: keyFile.path, store: path)
    }
    checkedKey = (record, master)
    return master
  }

  /// The setting that says which master key is in force.
  static let keyInForce = "key-in-force"

  /// The master key of a version, from the key file if it came after this store was opened.
  func master(_ version: Int) throws -> MasterKey {
    if let master = keyRing.master(version) { return master }
    keyRing = try keyFile.read()
    guard let master = keyRing.master(version) else {
      throw KeyFile.Refusal.foreign(path: keyFile.path, store: path)
    }
    return master
  }
}

extension Connection {
  func meta(_ name: String) throws -> [UInt8]? {
    try first("SELECT value FROM meta WHERE name = ?1", .text(name)) { $0.blob(0) }
  }

  func setMeta(_ name: String, _ value: [UInt8]) throws(SQLiteError) {
    try run(
      """
      INSERT INTO meta (name, value) VALUES (?1, ?2)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """, .text(name), .blob(value))
  }
}
