internal import ArgumentParsing
internal import Diagnostics
internal import QueueSimulator
internal import Reports

/// A simulated day as charts of blocks.
struct DayCharts {
  let result: StudyResult
  let console: Console

  private func say(_ chinese: String, _ english: String) -> String {
    console.text(zh: chinese, en: english)
  }

  var text: String {
    let intervals = 0..<result.scenario.intervalCount
    guard intervals.count > 1 else { return "" }
    func day(_ measure: CallMeasure) -> [Double] {
      intervals.map { result.interval($0, measure).mean }
    }
    var charts = [
      BlockChart(title: say("来电", "calls"), day(.attempts)) { FigureText.number($0) },
      BlockChart(title: say("服务水平", "service level"), day(.serviceLevel), top: 1) {
        FigureText.percent($0)
      },
      BlockChart(
        title: say("等待 p90", "p90 wait"),
        intervals.map { result.waitPercentiles(interval: $0)[2].mean }
      ) { FigureText.seconds($0) },
      BlockChart(title: say("排队人数", "callers waiting"), day(.meanQueue)) {
        FigureText.number($0, decimals: 1)
      },
    ]
    for (index, pool) in result.scenario.pools.enumerated() {
      charts.append(
        BlockChart(
          title: say("占用率 \(pool.id)", "occupancy of \(pool.id)"),
          intervals.map { result.interval($0, pool: index, .occupancy).mean }, top: 1
        ) { FigureText.percent($0) })
    }
    let width = min(console.columns, 100)
    return charts.map { $0.text(width: width, ticks: ticks) }.joined(separator: "\n")
  }

  private var ticks: [(at: Int, label: String)] {
    (0..<result.scenario.intervalCount).map { interval in
      (interval, result.scenario.moment(ofInterval: interval).clock)
    }
  }
}
