extension Migration {
  /// What the live queue did last for each of its clients: one that says it again, because its
  /// answer was lost with the process, is told that it is done.
  static let requests = Migration(
    name: "requests",
    script: """
      CREATE TABLE live_requests (
        session TEXT NOT NULL PRIMARY KEY,
        number INTEGER NOT NULL
      ) WITHOUT ROWID;

      PRAGMA user_version = 5;
      """)
}
