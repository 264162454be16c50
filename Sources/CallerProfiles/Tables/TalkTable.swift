package import AfterSales
package import Diagnostics

/// The parts that agents had of calls; nothing personal is in them.
package struct TalkTable {
  let database: Connection

  /// All of a call, in order; damaged ones are set aside.
  /// - Throws: `SQLiteError`.
  package func of(_ call: String) throws -> ReadRows<AgentTalk> {
    try database.readable(
      """
      SELECT call_id, number, agent, queue, answered_at, waited, talked, wrapped_up, is_callback,
        disposition
      FROM talks WHERE call_id = ?1 ORDER BY number
      """, .text(call), read: read)
  }

  /// All there are, in any order; damaged ones are set aside.
  func all() throws -> ReadRows<AgentTalk> {
    try database.readable(
      """
      SELECT call_id, number, agent, queue, answered_at, waited, talked, wrapped_up, is_callback,
        disposition
      FROM talks
      """, read: read)
  }

  private func read(_ columns: borrowing Statement) throws -> AgentTalk {
    var talk = AgentTalk(
      call: columns.text(0), number: columns.count(1), agent: columns.text(2),
      queue: columns.text(3), answeredAt: try columns.instant(4, of: "talks"),
      waited: try columns.optionalDuration(5, of: "talks") ?? .zero, isCallback: columns.flag(8))
    talk.talked = try columns.optionalDuration(6, of: "talks")
    talk.wrappedUp = try columns.optionalDuration(7, of: "talks")
    talk.disposition = columns.optionalText(9)
    return talk
  }

  /// An agent takes a call.
  /// - Throws: `SQLiteError`.
  package func begin(
    _ call: String, by agent: String, from queue: String, at moment: Instant, waited: Duration,
    isCallback: Bool
  ) throws {
    try database.run(
      """
      INSERT INTO talks (call_id, number, agent, queue, answered_at, waited, is_callback)
      SELECT ?1, 1 + count(*), ?2, ?3, ?4, ?5, ?6 FROM talks WHERE call_id = ?1
      """,
      .text(call), .text(agent), .text(queue), .instant(moment),
      .integer(waited.wholeMilliseconds), .flag(isCallback))
  }

  /// The talk of the last part of a call ended.
  /// - Throws: `SQLiteError`.
  package func end(_ call: String, after talked: Duration) throws {
    try database.run(
      """
      UPDATE talks SET talked = coalesce(talked, 0) + ?2
      WHERE call_id = ?1 AND number = (SELECT max(number) FROM talks WHERE call_id = ?1)
      """, .text(call), .integer(talked.wholeMilliseconds))
  }

  /// An agent wrapped up their last part of a call.
  /// - Throws: `SQLiteError`.
  package func wrapUp(_ call: String, by agent: String, took time: Duration) throws {
    try database.run(
      """
      UPDATE talks SET wrapped_up = coalesce(wrapped_up, 0) + ?3
      WHERE call_id = ?1
        AND number = (SELECT max(number) FROM talks WHERE call_id = ?1 AND agent = ?2)
      """, .text(call), .text(agent), .integer(time.wholeMilliseconds))
  }

  /// What an agent notes of their last part of a call.
  /// - Throws: `SQLiteError`.
  package func dispose(_ call: String, by agent: String, _ disposition: String) throws {
    try database.run(
      """
      UPDATE talks SET disposition = ?3
      WHERE call_id = ?1
        AND number = (SELECT max(number) FROM talks WHERE call_id = ?1 AND agent = ?2)
      """, .text(call), .text(agent), .text(disposition))
  }
}

extension Connection {
  package var talks: TalkTable { TalkTable(database: self) }
}
