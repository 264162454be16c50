extension Migration {
  /// Why a call is owed, and what came by other ways than the telephone.
  static let casework = Migration(
    name: "casework",
    script: """
      -- NULL: the customer asked for it.
      ALTER TABLE owed_calls ADD COLUMN cause TEXT;

      -- Complaints in writing, so that each is taken up once. The reference may name people, so only
      -- its digest is kept.
      CREATE TABLE intakes (
        channel TEXT NOT NULL,
        reference BLOB NOT NULL,
        case_id TEXT NOT NULL REFERENCES cases (id),
        written_at INTEGER NOT NULL,
        taken_at INTEGER NOT NULL,
        PRIMARY KEY (channel, reference)
      ) WITHOUT ROWID;

      PRAGMA user_version = 11;
      """)
}
