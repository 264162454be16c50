internal import Diagnostics
internal import Reports

/// Agents over a day against the need for them, as charts of blocks.
struct StaffingCharts {
  struct Pool {
    var id: String
    /// What must be done, by interval: drawn as blocks.
    var need: [Double]
    /// Who is there to do it: the line over them.
    var agents: [Double]
  }

  let pools: [Pool]
  let needName: String
  let agentsName: String
  /// When the intervals begin.
  let times: [String]
  let format: TextFormat

  var text: String {
    guard times.count > 1 else { return "" }
    let ticks = times.enumerated().map { (at: $0.offset, label: $0.element) }
    return "█ \(needName)   ─ \(agentsName)\n\n"
      + pools.map { pool in
        BlockChart(
          title: format.text(zh: "坐席组 \(pool.id)", en: "pool \(pool.id)"), pool.need,
          line: pool.agents, text: FigureText.count
        ).text(width: DayCharts.width(format), height: 8, ticks: ticks)
      }.joined(separator: "\n")
  }
}
