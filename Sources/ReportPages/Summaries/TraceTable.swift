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
