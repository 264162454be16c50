internal import AfterSales
internal import Diagnostics

/// What queues and agents did, summed up over their tables.
extension Connection {
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
      SELECT queue, sum(offered), sum(answered), sum(in_time), sum(abandoned), sum(callbacks),
        sum(refused), sum(waited)
      FROM live_intervals WHERE begins >= ?1 AND begins < ?2 GROUP BY queue ORDER BY queue
      """, .instant(span.lowerBound), .instant(span.upperBound)
    ) { .init(queue: $0.text(0), DayTally($0)) }
  }

  func agentSums(_ span: Range<Instant>) throws -> [LiveReport.AgentRow] {
    try rows(
      """
      SELECT agent, count(*), sum(is_callback), sum(EXISTS (
          SELECT 1 FROM talks n WHERE n.call_id = t.call_id AND n.number > t.number
            AND n.agent <> t.agent)),
        coalesce(sum(talked), 0), coalesce(sum(wrapped_up), 0)
      FROM talks t WHERE answered_at >= ?1 AND answered_at < ?2 GROUP BY agent ORDER BY agent
      """, .instant(span.lowerBound), .instant(span.upperBound)
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
