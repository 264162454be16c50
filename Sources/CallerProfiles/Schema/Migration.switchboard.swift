extension Migration {
  /// What the live queue must not lose when its process ends, in whatever way.
  ///
  /// A call or an agent has a row as long as it is there; an ended call lives on in `contacts`.
  static let switchboard = Migration(
    name: "switchboard",
    script: """
      CREATE TABLE live_calls (
        id TEXT NOT NULL PRIMARY KEY,
        subject_id INTEGER NOT NULL REFERENCES subjects (id),
        number BLOB,
        queue TEXT NOT NULL,
        priority INTEGER NOT NULL,
        stage TEXT NOT NULL,
        agent TEXT,
        due INTEGER,
        joined INTEGER NOT NULL,
        since INTEGER NOT NULL,
        answered INTEGER,
        place INTEGER NOT NULL,
        tries INTEGER NOT NULL,
        is_callback INTEGER NOT NULL,
        callback_priority INTEGER NOT NULL,
        holds_line INTEGER NOT NULL,
        is_transferred INTEGER NOT NULL,
        is_returned INTEGER NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX live_calls_by_subject ON live_calls (subject_id);

      CREATE TABLE live_agents (
        id TEXT NOT NULL PRIMARY KEY,
        pool TEXT NOT NULL,
        phase TEXT NOT NULL,
        reason TEXT,
        call_id TEXT,
        since INTEGER NOT NULL,
        next TEXT NOT NULL,
        next_reason TEXT,
        turn INTEGER NOT NULL
      ) WITHOUT ROWID;

      -- What was changed of the plan since: closed queues, added pools, the announcement.
      CREATE TABLE live_settings (
        name TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
      ) WITHOUT ROWID;

      -- What each queue did on a day of Chinese time; waited is the sum over the answered, in ms.
      CREATE TABLE live_days (
        day TEXT NOT NULL,
        queue TEXT NOT NULL,
        offered INTEGER NOT NULL,
        answered INTEGER NOT NULL,
        in_time INTEGER NOT NULL,
        abandoned INTEGER NOT NULL,
        callbacks INTEGER NOT NULL,
        refused INTEGER NOT NULL,
        waited INTEGER NOT NULL,
        PRIMARY KEY (day, queue)
      ) WITHOUT ROWID;

      PRAGMA user_version = 4;
      """)
}
