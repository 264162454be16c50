package import AfterSales

extension ProfileStore {
  /// Adds a call of the live queue, or updates the one of this id; to be called inside
  /// `connection.write`, after the call itself was saved among the contacts.
  /// - Parameter number: counts only when the row is new.
  /// - Throws: `SQLiteError`, or `StoreError` if the key of the caller is gone or doesn't fit.
  package func save(_ call: LiveCallRow, number: PhoneNumber?) throws {
    let sealed = try number.map { number in
      try seal(
        number.clear, "live_calls", "number", call.id, try key(of: subject(ofContact: call.id)))
    }
    try connection.run(
      """
      INSERT INTO live_calls (id, subject_id, number, queue, priority, stage, agent, due, joined,
        since, answered, place, tries, is_callback, callback_priority, is_transferred, is_returned,
        holds_line, was_answered)
      VALUES (?1, (SELECT subject_id FROM contacts WHERE id = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,
        ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
      ON CONFLICT (id) DO UPDATE SET queue = excluded.queue, priority = excluded.priority,
        stage = excluded.stage, agent = excluded.agent, due = excluded.due,
        joined = excluded.joined, since = excluded.since, answered = excluded.answered,
        place = excluded.place, tries = excluded.tries, is_callback = excluded.is_callback,
        callback_priority = excluded.callback_priority,
        is_transferred = excluded.is_transferred, is_returned = excluded.is_returned,
        holds_line = excluded.holds_line, was_answered = excluded.was_answered
      """,
      .text(call.id), .blob(sealed ?? nil), .text(call.queue), .integer(call.priority),
      .text(call.stage), .text(call.agent), .integer(call.due), .integer(call.joined),
      .integer(call.since), .integer(call.answered), .integer(call.place), .integer(call.tries),
      .integer(call.isCallback ? 1 : 0), .integer(call.callbackPriority),
      .integer(call.isTransferred ? 1 : 0), .integer(call.isReturned ? 1 : 0),
      .integer(call.holdsLine ? 1 : 0), .integer(call.wasAnswered ? 1 : 0))
  }

  private func subject(ofContact id: String) throws -> Int64 {
    let subject = try connection.integer(
      "SELECT subject_id FROM contacts WHERE id = ?1", .text(id))
    guard let subject else { throw StoreError.noSuchCaller }
    return subject
  }

  /// The call is over.
  /// - Throws: `SQLiteError`.
  package func removeLiveCall(_ id: String) throws {
    try connection.run("DELETE FROM live_calls WHERE id = ?1", .text(id))
  }

  /// The calls of the live queue in the order in which they joined, each with its number; `nil` if
  /// that is withheld.
  /// - Throws: `SQLiteError`, or `StoreError` if the key of the caller is gone or doesn't fit.
  package func liveCalls() throws -> [(row: LiveCallRow, number: ClearText?)] {
    try connection.read {
      try connection.rows(
        """
        SELECT id, queue, stage, agent, due, priority, joined, since, answered, place, tries,
          is_callback, callback_priority, is_transferred, is_returned, holds_line, was_answered
        FROM live_calls ORDER BY place
        """, read: readLiveCall
      ).map { ($0, try liveCallNumber($0.id) ?? nil) }
    }
  }

  private func readLiveCall(_ row: borrowing Statement) -> LiveCallRow {
    var call = LiveCallRow(id: row.text(0), queue: row.text(1), stage: row.text(2))
    call.agent = row.optionalText(3)
    call.due = row.optionalInteger(4)
    call.priority = Int(row.integer(5))
    call.joined = row.integer(6)
    call.since = row.integer(7)
    call.answered = row.optionalInteger(8)
    call.place = row.integer(9)
    call.tries = Int(row.integer(10))
    call.isCallback = row.integer(11) != 0
    call.callbackPriority = Int(row.integer(12))
    call.isTransferred = row.integer(13) != 0
    call.isReturned = row.integer(14) != 0
    call.holdsLine = row.integer(15) != 0
    call.wasAnswered = row.integer(16) != 0
    return call
  }

  /// The number of a call of the live queue; `nil` if there is no such call.
  /// - Throws: `SQLiteError`, or `StoreError` if the key of the caller is gone or doesn't fit.
  package func number(ofLiveCall id: String) throws -> CallingNumber? {
    try connection.read { try liveCallNumber(id).map { CallingNumber(kept: $0) } }
  }

  /// Whether an agent has talked with a call, now or ever; also of calls that have left the queue.
  /// - Throws: `SQLiteError`.
  package func hasBeenAnswered(call id: String) throws -> Bool {
    try connection.integer("SELECT 1 FROM contacts WHERE id = ?1 AND agent IS NOT NULL", .text(id))
      != nil
  }

  private func liveCallNumber(_ id: String) throws -> ClearText?? {
    try connection.first("SELECT subject_id, number FROM live_calls WHERE id = ?1", .text(id)) {
      row in
      guard let sealed = row.optionalBlob(1) else { return nil }
      return try open(
        sealed, .number, "live_calls", "number", id, try key(of: row.integer(0)))
    }
  }
}
