internal import Diagnostics
package import QueueSimulator
internal import Reports

/// The figures of each interval and queue as comma-separated values, with the agents of each pool.
///
/// Shares are rounded to five decimals, all others to three: far below what chance does to them.
package enum IntervalTable {
  private static let measures: [CallMeasure] = [
    .attempts, .offered, .answered, .abandoned, .balked, .blocked, .callbacks, .serviceLevel, .asa,
    .meanWait, .longestWait, .abandonment, .blocking, .meanQueue,
  ]

  package static func csv(_ result: StudyResult) -> String {
    let scenario = result.scenario
    let headings = measures.flatMap { [$0.rawValue, "\($0.rawValue)HalfWidth"] }
    let pools = scenario.pools.flatMap { ["agents \($0.id)", "occupancy \($0.id)"] }
    var text = CSVRow.line(
      (["begins", "queue"] + headings).map(CSVCell.figure) + pools.map(CSVCell.text))
    for interval in 0..<scenario.intervalCount {
      let agents = scenario.pools.indices.flatMap { self.agents($0, interval, result) }
      for (index, queue) in scenario.queues.enumerated() {
        let figures = measures.flatMap { measure in
          let estimate = result.interval(interval, queue: index, measure)
          let unit = FigureName(measure).unit
          return [cell(estimate.mean, unit), cell(estimate.halfWidth, unit)]
        }
        text += CSVRow.line(
          [.figure(result.time(ofInterval: interval)), .text(queue.id)] + figures + agents)
      }
    }
    return text
  }

  /// The agents of a pool who are at work on average, and how busy they are.
  private static func agents(_ pool: Int, _ interval: Int, _ result: StudyResult) -> [CSVCell] {
    let span = result.scenario.interval(interval)
    let hours = (span.upperBound - span.lowerBound) / 3_600
    return [
      cell(result.interval(interval, pool: pool, .staffedHours).mean / hours, .count),
      cell(result.interval(interval, pool: pool, .occupancy).mean, .share),
    ]
  }

  private static func cell(_ value: Double, _ unit: ChartUnit) -> CSVCell {
    let scale = unit == .share ? 1e5 : 1e3
    return .figure(value.isFinite ? (value * scale).rounded() / scale : value)
  }
}
