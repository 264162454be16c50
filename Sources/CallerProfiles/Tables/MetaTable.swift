/// The settings of the database itself, by name.
extension Connection {
  func meta(_ name: String) throws -> [UInt8]? {
    try first("SELECT value FROM meta WHERE name = ?1", .text(name)) { $0.blob(0) }
  }

  /// Keeps a setting; `nil` takes it away.
  func setMeta(_ name: String, _ value: [UInt8]?) throws(SQLiteError) {
    guard let value else {
      try run("DELETE FROM meta WHERE name = ?1", .text(name))
      return
    }
    try run(
      """
      INSERT INTO meta (name, value) VALUES (?1, ?2)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """, .text(name), .blob(value))
  }
}
