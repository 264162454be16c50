extension Migration {
  /// How the live queue ended waits that no agent ended, for callers who may not have heard of it
  /// when its process ended.
  static let endings = Migration(
    name: "endings",
    script: """
      CREATE TABLE live_endings (
        call_id TEXT NOT NULL PRIMARY KEY,
        ending TEXT NOT NULL
      ) WITHOUT ROWID;

      PRAGMA user_version = 7;
      """)
}
