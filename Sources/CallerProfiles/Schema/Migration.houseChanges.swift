extension Migration {
  /// What the house changed because of complaints, which is published with the figures of its month.
  static let houseChanges = Migration(
    name: "house changes",
    script: """
      -- withdrawn_at is NULL while it is published.
      CREATE TABLE house_changes (
        id TEXT NOT NULL PRIMARY KEY,
        day TEXT NOT NULL,
        zh TEXT NOT NULL,
        en TEXT NOT NULL,
        case_id TEXT REFERENCES cases (id),
        added_by TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        withdrawn_at INTEGER
      ) WITHOUT ROWID;

      PRAGMA user_version = 15;
      """)
}
