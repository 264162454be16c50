/// Whoever personal data belongs to, with the key that all of it is encrypted under.
struct SubjectTable {
  let database: Connection

  struct Row {
    let id: Int64
    /// An envelope; `nil` once the subject was erased.
    var wrappedKey: [UInt8]?
    /// The version of the master key that wraps it.
    var keyVersion: Int
  }

  func find(_ id: Int64) throws -> Row? {
    try database.first(
      "SELECT wrapped_key, key_version FROM subjects WHERE id = ?1", .integer(id)
    ) { Row(id: id, wrappedKey: $0.optionalBlob(0), keyVersion: $0.count(1)) }
  }

  /// Adds a subject, or updates the one of this id.
  func write(_ row: Row) throws {
    try database.run(
      """
      INSERT INTO subjects (id, wrapped_key, key_version) VALUES (?1, ?2, ?3)
      ON CONFLICT (id) DO UPDATE SET wrapped_key = excluded.wrapped_key,
        key_version = excluded.key_version
      """, .integer(row.id), .blob(row.wrappedKey), .integer(row.keyVersion))
  }

  /// Whether a caller's key was destroyed with all that is personal of them.
  func isErased(_ id: Int64) throws -> Bool {
    try database.integer(
      "SELECT 1 FROM callers WHERE id = ?1 AND erased_at IS NOT NULL", .integer(id)) != nil
  }

  /// The highest id; 0 if there is nobody.
  func last() throws -> Int64 { try database.integer("SELECT max(id) FROM subjects") ?? 0 }

  func count() throws -> Int { Int(try database.integer("SELECT count(*) FROM subjects") ?? 0) }

  /// How many are not under a version of the master key.
  func count(notUnder version: Int) throws -> Int {
    let count = try database.integer(
      "SELECT count(*) FROM subjects WHERE key_version <> ?1", .integer(version))
    return Int(count ?? 0)
  }

  /// Some of those that are not under a version of the master key, by id.
  func ids(notUnder version: Int, after last: Int64, limit: Int) throws -> [Int64] {
    try database.rows(
      "SELECT id FROM subjects WHERE id > ?1 AND key_version <> ?2 ORDER BY id LIMIT ?3",
      .integer(last), .integer(version), .integer(limit)
    ) { $0.integer(0) }
  }

  /// Calls `body` with everybody, by id, and whether they have a key.
  func forEach(_ body: (Int64, _ hasKey: Bool) throws -> Void) throws {
    let ids = try database.prepare(
      "SELECT id, wrapped_key IS NOT NULL FROM subjects ORDER BY id")
    while try ids.step() { try body(ids.integer(0), ids.flag(1)) }
  }
}

extension Connection {
  var subjects: SubjectTable { SubjectTable(database: self) }
}
