internal import Diagnostics
package import QueueSimulator

/// The calls of one replication as comma-separated values, times in seconds from the beginning.
package enum TraceTable {
  package static func csv(_ trace: [TraceRecord], _ scenario: Scenario) -> String {
    var text = CSVRow.line(
      "type", "call", "attempt", "transferred", "callback", "queue", "priority", "arrived",
      "joined", "left", "waitedBefore", "outcome", "pool", "agent", "talkEnds", "wrapUpEnds")
    func figure(_ number: Double?) -> CSVCell { .figure(number.map { String($0) } ?? "") }
    for record in trace {
      text += CSVRow.line([
        .text(scenario.callTypes[record.type].id), .figure(record.call),
        .figure(record.attempt), .figure("\(record.isTransferred)"),
        .figure("\(record.isCallback)"), .text(scenario.queues[record.queue].id),
        .figure(record.priority), figure(record.arrived), figure(record.joined),
        figure(record.left), figure(record.waitedBefore), .figure(record.outcome.rawValue),
        .text(record.pool.map { scenario.pools[$0].id } ?? ""),
        .figure(record.agent.map { String($0) } ?? ""), figure(record.talkEnds),
        figure(record.wrapUpEnds),
      ])
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
    var text = CSVRow.line((["begins", "queue"] + headings).map(CSVCell.figure))
    for interval in 0..<result.scenario.intervalCount {
      for (index, queue) in result.scenario.queues.enumerated() {
        let figures = measures.flatMap { measure in
          let estimate = result.interval(interval, queue: index, measure)
          return [CSVCell.figure(estimate.mean), .figure(estimate.halfWidth)]
        }
        text += CSVRow.line(
          [.figure(result.time(ofInterval: interval)), .text(queue.id)] + figures)
      }
    }
    return text
  }
}
