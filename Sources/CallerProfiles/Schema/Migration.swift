/// One step of the database's layout: what was true when it was written stays true for ever.
///
/// The list is append-only. A step that has been on `main` is never edited, reordered or removed:
/// databases out there have taken it. `PRAGMA user_version` counts the steps a database has taken.
struct Migration: Sendable {
  let name: String
  let script: StaticString

  static let all: [Migration] = [
    .profiles, .cases, .refunds, .switchboard, .requests, .visits, .endings,
  ]
}

extension Connection {
  /// `HTLN`, so that other SQLite files are told apart from ours.
  private static let applicationID: Int64 = 0x4854_4C4E

  /// Whether the file is a database of this program.
  func isOurs() throws(SQLiteError) -> Bool {
    try integer("PRAGMA application_id") == Self.applicationID
  }

  /// The number of migrations this database has taken.
  func layoutVersion() throws(SQLiteError) -> Int {
    Int(try integer("PRAGMA user_version") ?? 0)
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
