internal import AfterSales
internal import Diagnostics

/// Calls with the first agent's part of each, which lie in two tables.
extension Connection {
  /// All that came to a queue or were in a menu of flows, nothing personal among it.
  /// - Throws: `SQLiteError`, or `StoreError.damagedRow`.
  func queuedCalls() throws -> [QueuedCall] {
    try rows(
      """
      SELECT c.subject_id, c.at, coalesce(t.queue, c.skill), c.waited, c.disposition,
        t.agent, t.answered_at, t.waited, t.talked, t.wrapped_up, t.is_callback
      FROM contacts c LEFT JOIN talks t ON t.call_id = c.id AND t.number = 1
      WHERE c.skill IS NOT NULL OR c.flow IS NOT NULL
      ORDER BY c.at, c.id
      """
    ) { columns in
      var call = QueuedCall(
        caller: columns.integer(0), at: try columns.instant(1, of: "contacts"))
      call.queue = columns.optionalText(2)
      call.waited = try columns.optionalDuration(3, of: "contacts")
      call.disposition = columns.optionalText(4)
      guard let agent = columns.optionalText(5) else { return call }
      var answer = QueuedCall.Answer(
        agent: agent, at: try columns.instant(6, of: "talks"),
        waited: try columns.optionalDuration(7, of: "talks") ?? .zero,
        isCallback: columns.flag(10))
      answer.talked = try columns.optionalDuration(8, of: "talks")
      answer.wrappedUp = try columns.optionalDuration(9, of: "talks")
      call.answer = answer
      return call
    }
  }
}
