extension Migration {
  /// What each agent had of a call, what queues did by the half hour, and the calls that are owed.
  static let deskWork = Migration(
    name: "desk work",
    script: """
      -- Durations are milliseconds; talked and wrapped_up are NULL while they go on.
      CREATE TABLE talks (
        call_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        agent TEXT NOT NULL,
        queue TEXT NOT NULL,
        answered_at INTEGER NOT NULL,
        waited INTEGER NOT NULL,
        talked INTEGER,
        wrapped_up INTEGER,
        is_callback INTEGER NOT NULL,
        disposition TEXT,
        PRIMARY KEY (call_id, number)
      ) WITHOUT ROWID;
      CREATE INDEX talks_by_time ON talks (answered_at);

      -- Like live_days, by the half hour in which it happened.
      CREATE TABLE live_intervals (
        begins INTEGER NOT NULL,
        queue TEXT NOT NULL,
        offered INTEGER NOT NULL,
        answered INTEGER NOT NULL,
        in_time INTEGER NOT NULL,
        abandoned INTEGER NOT NULL,
        callbacks INTEGER NOT NULL,
        refused INTEGER NOT NULL,
        waited INTEGER NOT NULL,
        PRIMARY KEY (begins, queue)
      ) WITHOUT ROWID;

      -- Messages that were left and callbacks that were asked for while nobody took calls.
      CREATE TABLE owed_calls (
        id TEXT NOT NULL PRIMARY KEY,
        subject_id INTEGER NOT NULL REFERENCES subjects (id),
        kind TEXT NOT NULL,
        call_id TEXT NOT NULL,
        skill TEXT,
        number BLOB,
        words BLOB,
        lasted INTEGER,
        asked_at INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        state TEXT NOT NULL,
        next_at INTEGER NOT NULL,
        tries INTEGER NOT NULL,
        agent TEXT,
        changed_at INTEGER NOT NULL,
        case_id TEXT
      ) WITHOUT ROWID;
      CREATE INDEX owed_calls_open ON owed_calls (next_at) WHERE state IN ('open', 'taken');
      CREATE INDEX owed_calls_by_subject ON owed_calls (subject_id, asked_at);

      -- The way through the menu in words, a line each.
      ALTER TABLE contacts ADD COLUMN way TEXT NOT NULL DEFAULT '';

      -- The blind index of the whole name, to find people by it.
      ALTER TABLE callers ADD COLUMN name_index BLOB;
      CREATE INDEX callers_by_name ON callers (name_index) WHERE name_index IS NOT NULL;

      PRAGMA user_version = 10;
      """)
}
