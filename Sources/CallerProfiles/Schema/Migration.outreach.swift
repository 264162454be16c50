extension Migration {
  /// Word before they call: what is told, to whom, and who wants to be left alone.
  static let outreach = Migration(
    name: "outreach",
    script: """
      -- What the house tells those whom a failure hits. ended_at is NULL while it runs.
      CREATE TABLE outreaches (
        id TEXT NOT NULL PRIMARY KEY,
        subject TEXT NOT NULL,
        name TEXT NOT NULL,
        since INTEGER NOT NULL,
        told TEXT NOT NULL,
        promised_at INTEGER,
        way TEXT NOT NULL,
        per_hour INTEGER NOT NULL,
        started_at INTEGER NOT NULL,
        started_by TEXT NOT NULL,
        ended_at INTEGER
      ) WITHOUT ROWID;

      -- Who is to be told, and how far that is; harm is what they were ranked by.
      CREATE TABLE outreach_targets (
        outreach_id TEXT NOT NULL REFERENCES outreaches (id),
        subject_id INTEGER NOT NULL REFERENCES callers (id),
        order_id TEXT NOT NULL,
        harm REAL NOT NULL,
        due_at INTEGER NOT NULL,
        state TEXT NOT NULL,
        way TEXT,
        agent TEXT,
        changed_at INTEGER NOT NULL,
        PRIMARY KEY (outreach_id, subject_id)
      ) WITHOUT ROWID;
      CREATE INDEX outreach_targets_by_subject ON outreach_targets (subject_id);

      -- Customers who don't want to be told anything unasked.
      CREATE TABLE left_alone (
        subject_id INTEGER NOT NULL PRIMARY KEY REFERENCES callers (id),
        at INTEGER NOT NULL,
        set_by TEXT NOT NULL
      );

      -- The orders that may be in trouble are few among all.
      CREATE INDEX orders_unfinished ON orders (placed_at)
        WHERE status IN ('paid', 'processing', 'delayed', 'failed', 'refunding');

      PRAGMA user_version = 12;
      """)
}
