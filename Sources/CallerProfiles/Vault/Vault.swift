package import AfterSales

/// The keys of a store at work: gives subjects their keys, and seals and opens what is theirs.
package final class Vault {
  let keyFile: KeyFile
  /// Random bytes that name the store.
  let identity: [UInt8]
  let cipher: FieldCipher
  private let database: Connection
  private(set) var ring: KeyRing
  /// The last record of the key in force that was checked, since checking costs more than reading.
  private var checkedKey: (record: [UInt8], master: MasterKey)?

  /// The setting that says which master key is in force.
  static let keyInForce = "key-in-force"

  init(_ database: Connection, _ keyFile: KeyFile, _ ring: KeyRing, identity: [UInt8]) throws {
    self.database = database
    self.keyFile = keyFile
    self.ring = ring
    self.identity = identity
    cipher = try FieldCipher()
  }

  // MARK: Master keys

  /// The master key that new subject keys are wrapped under; to be asked inside a transaction,
  /// since another process may rotate keys at any other time.
  func writingMaster() throws -> MasterKey {
    let record = try database.meta(Self.keyInForce) ?? []
    if let checkedKey, checkedKey.record == record { return checkedKey.master }
    if ring.master(inForce: record, of: identity) == nil { ring = try keyFile.read() }
    guard let master = ring.master(inForce: record, of: identity) else { throw foreign }
    checkedKey = (record, master)
    return master
  }

  /// The master key of a version, from the key file if it came after this store was opened.
  func master(_ version: Int) throws -> MasterKey {
    if let master = ring.master(version) { return master }
    ring = try keyFile.read()
    guard let master = ring.master(version) else { throw foreign }
    return master
  }

  private var foreign: KeyFile.Refusal { .foreign(path: keyFile.path, store: database.path) }

  /// Goes on with other keys, which stand in the key file already.
  func use(_ ring: KeyRing) { self.ring = ring }

  // MARK: Subjects

  /// A new subject with a key of their own; to be called inside a writing transaction.
  func makeSubject() throws -> SubjectKey {
    try makeSubject(try database.subjects.last() + 1, under: writingMaster())
  }

  func makeSubject(_ id: Int64, under master: MasterKey) throws -> SubjectKey {
    let key = try cipher.makeKey(of: id, under: master)
    try database.subjects.write(
      .init(id: id, wrappedKey: try cipher.wrap(key, under: master), keyVersion: master.version))
    return key
  }

  /// The key of a subject.
  ///
  /// - Throws: `StoreError.erased` if it was destroyed on request; `StoreError.missingRow`,
  ///   `StoreError.damagedRow` or `StoreError.unreadable` if somebody changed it.
  package func key(of subject: Int64) throws -> SubjectKey {
    let name = "subjects \(subject)"
    guard let row = try database.subjects.find(subject) else {
      throw StoreError.missingRow(path: database.path, row: name)
    }
    guard let wrapped = row.wrappedKey else {
      // Whoever was not erased has a key, and nobody is told that they asked for it.
      if try database.subjects.isErased(subject) { throw StoreError.erased }
      throw StoreError.damagedRow(path: database.path, row: "\(name): wrapped_key")
    }
    let master: MasterKey
    do {
      master = try self.master(row.keyVersion)
    } catch KeyFile.Refusal.foreign {
      // The key file is of this database if the key in force is in it.
      _ = try writingMaster()
      throw StoreError.damagedRow(path: database.path, row: "\(name): key_version")
    }
    do {
      return try cipher.unwrap(wrapped, of: subject, under: master)
    } catch {
      throw StoreError.unreadable(path: database.path, field: "\(name): wrapped_key", error)
    }
  }

  /// The blind indexes of a caller under the key in force.
  func index(number: PhoneNumber?, name: ClearText?) throws -> CallerTable.Index {
    if number == nil, name == nil { return .init() }
    return index(number: number, name: name, under: try writingMaster())
  }

  func index(
    number: PhoneNumber?, name: ClearText?, under master: MasterKey
  ) -> CallerTable.Index {
    .init(
      number: number.map { BlindIndex.of($0, master.indexing) },
      person: number.flatMap { number in
        name.map { BlindIndex.ofPerson(number, name: $0.unmasked, master.indexing) }
      },
      name: name.map { BlindIndex.ofName($0.unmasked, master.indexing) })
  }

  // MARK: Fields

  /// Encrypts a field; `nil` stays `nil`.
  ///
  /// - Throws: `CryptoError.library`.
  package func seal(
    _ text: ClearText?, _ table: String, _ column: String, _ row: String, _ key: SubjectKey
  ) throws -> [UInt8]? {
    guard let text else { return nil }
    let place = FieldPlace(table: table, column: column, row: row)
    return try cipher.seal(
      Array(text.unmasked.utf8), key.secret, version: key.version,
      bound: place.bound(to: key.subject))
  }

  /// Decrypts a field; `nil` stays `nil`.
  ///
  /// - Throws: `StoreError.unreadable` if the envelope was changed or moved.
  package func open(
    _ envelope: [UInt8]?, _ kind: ClearText.Kind, _ table: String, _ column: String, _ row: String,
    _ key: SubjectKey
  ) throws(StoreError) -> ClearText? {
    guard let envelope else { return nil }
    do {
      let place = FieldPlace(table: table, column: column, row: row)
      let bytes = try cipher.open(
        Envelope(envelope), key.secret, bound: place.bound(to: key.subject))
      return ClearText(String(decoding: bytes, as: UTF8.self), kind)
    } catch {
      throw .unreadable(path: database.path, field: "\(table) \(row): \(column)", error)
    }
  }

  /// Encrypts a field of a column whose envelopes are walked through.
  func seal(
    _ text: ClearText?, _ column: EncryptedColumn, _ row: String, _ key: SubjectKey
  ) throws -> [UInt8]? { try seal(text, column.table, column.column, row, key) }

  /// Decrypts a field of a column whose envelopes are walked through.
  func open(
    _ envelope: [UInt8]?, _ column: EncryptedColumn, _ row: String, _ key: SubjectKey
  ) throws(StoreError) -> ClearText? {
    try open(envelope, column.kind, column.table, column.column, row, key)
  }
}
