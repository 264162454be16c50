internal import ArgumentParsing
internal import Diagnostics
internal import QueueSimulator
internal import Reports

/// A simulated day as charts of blocks, perhaps with another day as a line over it.
struct DayCharts {
  let result: StudyResult
  /// What the day is compared with; its intervals are those of `result`.
  var other: StudyResult?
  let console: Console

  static let option = Option.flag(
    "charts", help: "draw charts of blocks, in the terminal's width")

  private func say(_ chinese: String, _ english: String) -> String {
    console.text(zh: chinese, en: english)
  }

  var text: String {
    guard result.scenario.intervalCount > 1 else { return "" }
    var charts = [
      chart(say("来电", "calls"), FigureText.count) { $0.day(.attempts) },
      chart(say("服务水平", "service level"), top: 1, FigureText.percent) { $0.day(.serviceLevel) },
      chart(say("等待 p90", "p90 wait"), FigureText.seconds) { result in
        result.intervals.map { result.waitPercentiles(interval: $0)[2].mean }
      },
      chart(say("排队人数", "callers waiting"), FigureText.tenths) { $0.day(.meanQueue) },
    ]
    for pool in result.scenario.pools.map(\.id) {
      let title = say("占用率 \(pool)", "occupancy of \(pool)")
      charts.append(chart(title, top: 1, FigureText.percent) { $0.occupancy(ofPool: pool) })
    }
    return legend
      + charts.map { $0.text(width: Self.width(console), ticks: ticks) }.joined(separator: "\n")
  }

  /// Wider than that the parts of a day are no easier to tell.
  static func width(_ console: Console) -> Int { min(console.columns, 100) }

  private func chart(
    _ title: String, top: Double? = nil, _ text: @escaping @Sendable (Double) -> String,
    _ numbers: (StudyResult) -> [Double]
  ) -> BlockChart {
    BlockChart(title: title, numbers(result), line: other.map(numbers) ?? [], top: top, text: text)
  }

  private var legend: String {
    guard let other else { return "" }
    return "█ \(result.scenario.id)   ─ \(other.scenario.id)\n\n"
  }

  private var ticks: [(at: Int, label: String)] {
    result.intervals.map { ($0, result.scenario.moment(ofInterval: $0).clock) }
  }
}

extension StudyResult {
  fileprivate var intervals: Range<Int> { 0..<scenario.intervalCount }

  fileprivate func day(_ measure: CallMeasure) -> [Double] {
    intervals.map { interval($0, measure).mean }
  }

  /// Nothing where there is no such pool.
  fileprivate func occupancy(ofPool id: String) -> [Double] {
    guard let pool = scenario.pools.firstIndex(where: { $0.id == id }) else { return [] }
    return intervals.map { interval($0, pool: pool, .occupancy).mean }
  }
}

extension FigureText {
  static let count: @Sendable (Double) -> String = { number($0) }
  static let tenths: @Sendable (Double) -> String = { number($0, decimals: 1) }
}
