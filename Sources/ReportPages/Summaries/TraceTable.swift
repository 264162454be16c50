package import QueueSimulator

/// The calls of one replication as comma-separated values, times in seconds from the beginning.
package enum TraceTable {
  package static func csv(_ trace: [TraceRecord], _ scenario: Scenario) -> String {
    var text =
      "type,call,attempt,transferred,callback,queue,priority,arrived,joined,left,waitedBefore,"
      + "outcome,pool,agent,talkEnds,wrapUpEnds\n"
    for record in trace {
      let cells = [
        scenario.callTypes[record.type].id, String(record.call), String(record.attempt),
        String(record.isTransferred), String(record.isCallback), scenario.queues[record.queue].id,
        String(record.priority), String(record.arrived), String(record.joined),
        String(record.left), String(record.waitedBefore), record.outcome.rawValue,
        record.pool.map { scenario.pools[$0].id } ?? "", record.agent.map { String($0) } ?? "",
        record.talkEnds.map { String($0) } ?? "", record.wrapUpEnds.map { String($0) } ?? "",
      ]
      text += cells.joined(separator: ",") + "\n"
    }
    return text
  }
}

/// The figures of each interval and queue as comma-separated values.
package enum IntervalTable {
  private static let measures: [CallMeasure] = [
    .attempts, .offered, .answered, .abandoned, .balked, .blocked, .callbacks, .serviceLevel, .asa,
    .meanWait, .longestWait, .abandonment, .blocking, .meanQueue,
  ]

  package static func csv(_ result: StudyResult) -> String {
    let headings = measures.flatMap { [$0.rawValue, "\($0.rawValue)HalfWidth"] }
    var text = (["begins", "queue"] + headings).joined(separator: ",") + "\n"
    for interval in 0..<result.scenario.intervalCount {
      for (index, queue) in result.scenario.queues.enumerated() {
        let figures = measures.flatMap { measure in
          let estimate = result.interval(interval, queue: index, measure)
          return [cell(estimate.mean), cell(estimate.halfWidth)]
        }
        text += ([result.time(ofInterval: interval), queue.id] + figures).joined(separator: ",")
        text += "\n"
      }
    }
    return text
  }

  private static func cell(_ number: Double) -> String { number.isFinite ? String(number) : "" }
}
