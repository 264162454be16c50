extension Migration {
  /// Greater rights of agents that wait for a second person.
  static let askedRights = Migration(
    name: "asked rights",
    script: """
      CREATE TABLE asked_rights (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        level TEXT NOT NULL,
        skills TEXT NOT NULL,
        refund_limit INTEGER,
        asked_by TEXT NOT NULL,
        asked_at INTEGER NOT NULL
      ) WITHOUT ROWID;

      PRAGMA user_version = 8;
      """)
}
