/// What the live queue remembers beside its calls and agents.
extension ProfileStore {
  // MARK: Requests

  /// The number of the request that was done last, by the session of its client.
  /// - Throws: `SQLiteError`.
  package func liveRequests() throws -> [String: Int] {
    let rows = try connection.rows("SELECT session, number FROM live_requests") {
      ($0.text(0), Int($0.integer(1)))
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  /// Keeps which request of a session was done last; `nil` forgets the session.
  /// - Throws: `SQLiteError`.
  package func setLiveRequest(_ number: Int?, of session: String) throws {
    guard let number else {
      try connection.run("DELETE FROM live_requests WHERE session = ?1", .text(session))
      return
    }
    try connection.run(
      """
      INSERT INTO live_requests (session, number) VALUES (?1, ?2)
      ON CONFLICT (session) DO UPDATE SET number = excluded.number
      """, .text(session), .integer(number))
  }

  // MARK: Endings

  /// How waits ended whose callers may come back, by call.
  /// - Throws: `SQLiteError`.
  package func liveEndings() throws -> [String: String] {
    let rows = try connection.rows("SELECT call_id, ending FROM live_endings") {
      ($0.text(0), $0.text(1))
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  /// Keeps how a wait ended; `nil` forgets it.
  /// - Throws: `SQLiteError`.
  package func setLiveEnding(_ ending: String?, of call: String) throws {
    guard let ending else {
      try connection.run("DELETE FROM live_endings WHERE call_id = ?1", .text(call))
      return
    }
    try connection.run(
      """
      INSERT INTO live_endings (call_id, ending) VALUES (?1, ?2)
      ON CONFLICT (call_id) DO UPDATE SET ending = excluded.ending
      """, .text(call), .text(ending))
  }

  // MARK: Settings

  /// What was changed of the plan since, by name.
  /// - Throws: `SQLiteError`.
  package func liveSettings() throws -> [(name: String, value: String)] {
    try connection.rows("SELECT name, value FROM live_settings ORDER BY name") {
      ($0.text(0), $0.text(1))
    }
  }

  /// One setting; `nil` if it isn't changed.
  /// - Throws: `SQLiteError`.
  package func liveSetting(_ name: String) throws -> String? {
    try connection.first("SELECT value FROM live_settings WHERE name = ?1", .text(name)) {
      $0.text(0)
    }
  }

  /// Keeps a setting; `nil` takes it back.
  /// - Throws: `SQLiteError`.
  package func setLiveSetting(_ name: String, _ value: String?) throws {
    guard let value else {
      try connection.run("DELETE FROM live_settings WHERE name = ?1", .text(name))
      return
    }
    try connection.run(
      """
      INSERT INTO live_settings (name, value) VALUES (?1, ?2)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """, .text(name), .text(value))
  }

  // MARK: Days

  /// - Parameter day: a day of Chinese time, such as `2026-11-11`.
  /// - Throws: `SQLiteError`.
  package func save(_ row: LiveDayRow, of day: String) throws {
    try connection.run(
      """
      INSERT INTO live_days
        (day, queue, offered, answered, in_time, abandoned, callbacks, refused, waited)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      ON CONFLICT (day, queue) DO UPDATE SET offered = excluded.offered,
        answered = excluded.answered, in_time = excluded.in_time,
        abandoned = excluded.abandoned, callbacks = excluded.callbacks,
        refused = excluded.refused, waited = excluded.waited
      """,
      .text(day), .text(row.queue), .integer(row.offered), .integer(row.answered),
      .integer(row.inTime), .integer(row.abandoned), .integer(row.callbacks),
      .integer(row.refused), .integer(row.waited))
  }

  /// What the queues did on a day, such as `2026-11-11`.
  /// - Throws: `SQLiteError`.
  package func liveDay(_ day: String) throws -> [LiveDayRow] {
    try connection.rows(
      """
      SELECT queue, offered, answered, in_time, abandoned, callbacks, refused, waited
      FROM live_days WHERE day = ?1
      """, .text(day)
    ) { row in
      var figures = LiveDayRow(queue: row.text(0))
      figures.offered = Int(row.integer(1))
      figures.answered = Int(row.integer(2))
      figures.inTime = Int(row.integer(3))
      figures.abandoned = Int(row.integer(4))
      figures.callbacks = Int(row.integer(5))
      figures.refused = Int(row.integer(6))
      figures.waited = row.integer(7)
      return figures
    }
  }
}
