package import AfterSales

extension ProfileStore {
  /// A new subject with a key of their own; to be called inside a writing transaction.
  package func makeSubject() throws -> SubjectKey {
    let master = try writingMaster()
    let id = (try connection.integer("SELECT max(id) FROM subjects") ?? 0) + 1
    let key = try cipher.makeKey(of: id, under: master)
    try connection.run(
      "INSERT INTO subjects (id, wrapped_key, key_version) VALUES (?1, ?2, ?3)",
      .integer(id), .blob(try cipher.wrap(key, under: master)), .integer(master.version))
    return key
  }

  /// The key of a subject.
  ///
  /// - Throws: `StoreError.erased` if it was destroyed, `StoreError.noSuchCaller` if there is none.
  package func key(of subject: Int64) throws -> SubjectKey {
    let wrapped = try connection.first(
      "SELECT wrapped_key, key_version FROM subjects WHERE id = ?1", .integer(subject)
    ) { ($0.optionalBlob(0), Int($0.integer(1))) }
    guard let (bytes, version) = wrapped else { throw StoreError.noSuchCaller }
    guard let bytes else { throw StoreError.erased }
    do {
      return try cipher.unwrap(bytes, of: subject, under: try master(version))
    } catch let error as CryptoError {
      throw StoreError.unreadable(path: path, field: "subjects.wrapped_key", error)
    }
  }

  /// Encrypts a field; `nil` stays `nil`.
  package func seal(
    _ text: ClearText?, _ table: String, _ column: String, _ row: String, _ key: SubjectKey
  ) throws -> [UInt8]? {
    guard let text else { return nil }
    let place = FieldPlace(table: table, column: column, row: row)
    return try cipher.seal(text, at: place, with: key)
  }

  /// Decrypts a field; `nil` stays `nil`.
  ///
  /// - Throws: `StoreError.unreadable` if the envelope was changed or moved.
  package func open(
    _ envelope: [UInt8]?, _ kind: ClearText.Kind, _ table: String, _ column: String, _ row: String,
    _ key: SubjectKey
  ) throws -> ClearText? {
    guard let envelope else { return nil }
    do {
      let place = FieldPlace(table: table, column: column, row: row)
      return try cipher.open(envelope, kind, at: place, with: key)
    } catch {
      throw StoreError.unreadable(path: path, field: "\(table).\(column)", error)
    }
  }
}
