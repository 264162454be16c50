package import AfterSales
internal import Diagnostics

/// The calls of the live queue, as long as they are there; moments are kept in milliseconds.
package struct LiveCallTable {
  let database: Connection

  /// The calls in the order in which they joined; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError`.
  package func all() throws -> ReadRows<KeptCall> {
    try database.readable(
      """
      SELECT id, queue, stage, agent, due, priority, joined, since, answered, place, tries,
        is_callback, callback_priority, is_transferred, is_returned, holds_line, was_answered,
        is_held
      FROM live_calls ORDER BY place
      """
    ) { columns in
      var call = LiveCall(
        id: columns.text(0), queue: 0, priority: columns.count(5),
        joined: try columns.seconds(6, of: "live_calls"),
        since: try columns.seconds(7, of: "live_calls"))
      call.stage = try stage(columns)
      call.answered = columns.isNull(8) ? nil : try columns.seconds(8, of: "live_calls")
      call.place = UInt64(max(0, columns.integer(9)))
      call.tries = columns.count(10)
      call.isCallback = columns.flag(11)
      call.callbackPriority = columns.count(12)
      call.isTransferred = columns.flag(13)
      call.isReturned = columns.flag(14)
      call.holdsLine = columns.flag(15)
      call.wasAnswered = columns.flag(16)
      call.isHeld = columns.flag(17)
      return KeptCall(call, queue: columns.text(1))
    }
  }

  private func stage(_ columns: borrowing Statement) throws -> LiveCall.Stage {
    let word = columns.text(2)
    switch word {
    case "waiting": return .waiting
    case "booked": return .booked(due: try columns.seconds(4, of: "live_calls"))
    case "offered", "ringing", "talking":
      guard let agent = columns.optionalText(3) else { throw columns.damaged(3, of: "live_calls") }
      return word == "offered"
        ? .offered(agent: agent)
        : word == "ringing" ? .ringing(agent: agent) : .talking(agent: agent)
    default: throw columns.damaged(2, of: "live_calls")
    }
  }

  /// Adds a call, or updates the one of this id; the call is among the contacts already.
  ///
  /// - Parameter number: the envelope of its number; counts only when the call is new.
  func write(_ kept: KeptCall, number: [UInt8]?) throws {
    let call = kept.call
    let (stage, due): (String, Double?) =
      switch call.stage {
      case .waiting: ("waiting", nil)
      case .offered: ("offered", nil)
      case .ringing: ("ringing", nil)
      case .talking: ("talking", nil)
      case .booked(let due): ("booked", due)
      }
    try database.run(
      """
      INSERT INTO live_calls (id, subject_id, number, queue, priority, stage, agent, due, joined,
        since, answered, place, tries, is_callback, callback_priority, is_transferred, is_returned,
        holds_line, was_answered, is_held)
      VALUES (?1, coalesce((SELECT subject_id FROM contacts WHERE id = ?1),
          (SELECT subject_id FROM live_calls WHERE id = ?1)), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,
        ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
      ON CONFLICT (id) DO UPDATE SET number = coalesce(excluded.number, number),
        queue = excluded.queue, priority = excluded.priority,
        stage = excluded.stage, agent = excluded.agent, due = excluded.due,
        joined = excluded.joined, since = excluded.since, answered = excluded.answered,
        place = excluded.place, tries = excluded.tries, is_callback = excluded.is_callback,
        callback_priority = excluded.callback_priority,
        is_transferred = excluded.is_transferred, is_returned = excluded.is_returned,
        holds_line = excluded.holds_line, was_answered = excluded.was_answered,
        is_held = excluded.is_held
      """,
      .text(call.id), .blob(number), .text(kept.queue), .integer(call.priority), .text(stage),
      .text(call.agent), .seconds(due), .seconds(call.joined), .seconds(call.since),
      .seconds(call.answered), .integer(Int64(clamping: call.place)), .integer(call.tries),
      .flag(call.isCallback), .integer(call.callbackPriority), .flag(call.isTransferred),
      .flag(call.isReturned), .flag(call.holdsLine), .flag(call.wasAnswered),
      call.isHeld ? .flag(true) : .null)
  }

  /// The call is over.
  ///
  /// - Throws: `SQLiteError`.
  package func remove(_ id: String) throws {
    try database.run("DELETE FROM live_calls WHERE id = ?1", .text(id))
  }

  /// Whose a call is, and the envelope of its number; `nil` if there is no such call.
  func number(of id: String) throws -> (subject: Int64, number: [UInt8]?)? {
    try database.first("SELECT subject_id, number FROM live_calls WHERE id = ?1", .text(id)) {
      ($0.integer(0), $0.optionalBlob(1))
    }
  }

  static let envelopes: [EncryptedColumn] = [
    .init(
      table: "live_calls", column: "number", kind: .number,
      select: "SELECT id, number FROM live_calls WHERE subject_id = ?1 AND number IS NOT NULL",
      update: "UPDATE live_calls SET number = ?3 WHERE subject_id = ?1 AND id = ?2")
  ]
}

extension Connection {
  package var liveCalls: LiveCallTable { LiveCallTable(database: self) }
}

extension Statement {
  /// A moment as the live queue counts: seconds since 1970.
  func seconds(_ column: Int32, of table: String) throws(StoreError) -> Double {
    guard !isNull(column) else { throw damaged(column, of: table) }
    return LiveTime.seconds(try instant(column, of: table).milliseconds)
  }
}

extension SQLValue {
  static func seconds(_ moment: Double?) -> Self { .integer(moment.map(LiveTime.milliseconds)) }
}
