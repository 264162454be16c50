/// One step of the database's layout: what was true when it was written stays true for ever.
///
/// The list is append-only. A step that has been on `main` is never edited, reordered or removed:
/// databases out there have taken it. `PRAGMA user_version` counts the steps a database has taken.
struct Migration: Sendable {
  let name: String
  let script: StaticString

  static let all: [Migration] = [
    .profiles, .cases, .refunds, .switchboard, .requests, .visits, .endings,
    .askedRights, .accounts, .deskWork, .casework, .outreach, .sums, .heldCallbacks, .houseChanges,
    .suppliers,
  ]
}

extension Connection {
  /// `HTLN`, so that other SQLite files are told apart from ours.
  private static let applicationID: Int64 = 0x4854_4C4E

  /// Whether the file is a database of this program.
  func isOurs() throws(SQLiteError) -> Bool {
    try integer("PRAGMA application_id") == Self.applicationID
  }

  /// Whether there is nothing in the file, of this program or another.
  func isBlank() throws(SQLiteError) -> Bool {
    try integer("SELECT count(*) FROM sqlite_schema") == 0
  }

  /// The number of migrations this database has taken.
  func layoutVersion() throws(SQLiteError) -> Int {
    Int(try integer("PRAGMA user_version") ?? 0)
  }

  /// What of the layout isn't as this program makes it: the kinds and names of tables, indexes, views
  /// and triggers that were changed, added or removed.
  func strangeLayout() throws -> [String] {
    let (found, known) = (try layout(), try Connection(path: "layout", .inMemory).migratedLayout())
    return Set(found.keys).union(known.keys).filter { found[$0] != known[$0] }.sorted()
  }

  private func migratedLayout() throws -> [String: [String]] {
    try migrate()
    return try layout()
  }

  /// The statements that made the layout, by kind and name; spaces are not told apart.
  ///
  /// Whoever writes the schema itself can have several of one name, or of a name that SQLite keeps to
  /// its own, so nothing is passed over.
  private func layout() throws -> [String: [String]] {
    let made = try rows(
      """
      SELECT coalesce(type, '') || ' ' || coalesce(name, ''), tbl_name, sql FROM sqlite_schema
      ORDER BY 1, 2, 3
      """
    ) { row in
      let statement = row.text(2).split { " \n".contains($0) }.joined(separator: " ")
      return (what: row.text(0), made: row.text(1) + " " + statement)
    }
    return Dictionary(grouping: made, by: \.what).mapValues { $0.map(\.made) }
  }

  /// Takes the migrations the database lacks, all in one transaction.
  func migrate() throws {
    guard try layoutVersion() < Migration.all.count else { return }
    try write {
      for migration in Migration.all.dropFirst(try layoutVersion()) {
        try execute(migration.script)
      }
    }
  }
}
