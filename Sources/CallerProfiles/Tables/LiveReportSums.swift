internal import AfterSales
internal import Diagnostics

/// What queues and agents did, summed up over their tables.
extension Connection {
  /// More than anything happens in half an hour: what somebody put there doesn't make a sum overflow.
  private static let mostCounted: Int64 = 1_000_000
  /// A hundred years, in milliseconds.
  private static let longest: Int64 = 3_155_760_000_000

  func halfHours(_ span: Range<Instant>) throws -> [LiveReport.QueueRow] {
    try rows(
      """
      SELECT queue, offered, answered, in_time, abandoned, callbacks, refused, waited, begins
      FROM live_intervals WHERE begins >= ?1 AND begins < ?2 ORDER BY begins, queue
      """, .instant(span.lowerBound), .instant(span.upperBound)
    ) {
      .init(begins: try $0.instant(8, of: "live_intervals"), queue: $0.text(0), DayTally($0))
    }
  }

  func queueSums(_ span: Range<Instant>) throws -> [LiveReport.QueueRow] {
    try rows(
      """
      SELECT queue, sum(max(0, min(offered, ?3))), sum(max(0, min(answered, ?3))),
        sum(max(0, min(in_time, ?3))),
        sum(max(0, min(abandoned, ?3))), sum(max(0, min(callbacks, ?3))),
        sum(max(0, min(refused, ?3))), sum(max(0, min(waited, ?4)))
      FROM live_intervals WHERE begins >= ?1 AND begins < ?2 GROUP BY queue ORDER BY queue
      """, .instant(span.lowerBound), .instant(span.upperBound), .integer(Self.mostCounted),
      .integer(Self.longest)
    ) { .init(queue: $0.text(0), DayTally($0)) }
  }

  func agentSums(_ span: Range<Instant>) throws -> [LiveReport.AgentRow] {
    try rows(
      """
      SELECT agent, count(*), sum(is_callback), sum(EXISTS (
          SELECT 1 FROM talks n WHERE n.call_id = t.call_id AND n.number > t.number
            AND n.agent <> t.agent)),
        coalesce(sum(max(0, min(talked, ?3))), 0), coalesce(sum(max(0, min(wrapped_up, ?3))), 0)
      FROM talks t WHERE answered_at >= ?1 AND answered_at < ?2 GROUP BY agent ORDER BY agent
      """, .instant(span.lowerBound), .instant(span.upperBound), .integer(Self.longest)
    ) { columns in
      var row = LiveReport.AgentRow(agent: columns.text(0))
      row.talks = columns.count(1)
      row.callbacks = columns.count(2)
      row.handedOn = columns.count(3)
      row.talked = .milliseconds(columns.integer(4))
      row.wrappedUp = .milliseconds(columns.integer(5))
      return row
    }
  }
}
