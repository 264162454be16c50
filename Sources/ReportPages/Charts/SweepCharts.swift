internal import Diagnostics
internal import QueueSimulator
internal import Reports
internal import Staffing

/// The figures of a sweep along its first parameter, as charts of blocks with their knee.
struct SweepCharts: Localized {
  let table: SweepTable
  let format: TextFormat

  var language: Language { format.language }

  private static let mostLines = 6

  var text: String {
    guard table.axes.count > 1 else { return charts(second: nil).joined(separator: "\n") }
    let second = table.axes[1]
    // Of many values of the second parameter some, evenly chosen.
    let count = min(second.values.count, Self.mostLines)
    let places = (0..<count).map { count > 1 ? $0 * (second.values.count - 1) / (count - 1) : 0 }
    return places.map { place in
      "\(second.path) = \(second.values[place])\n\n"
        + charts(second: place).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private func charts(second: Int?) -> [String] {
    let points = table.line(second: second)
    guard points.count > 1 else { return [] }
    let values = table.axes[0].values
    let ticks = points.enumerated().map { (at: $0.offset, label: values[$0.element.indices[0]]) }
    return figures.compactMap { figure, name, top, text in
      let numbers = points.map { $0[figure].mean }
      guard numbers.contains(where: { $0 > 0 }) else { return nil }
      let knee = figure == .serviceLevel ? SweepTable.knee(of: numbers) : nil
      return BlockChart(
        title: say("\(name)，横轴 \(table.axes[0].path)", "\(name) by \(table.axes[0].path)"),
        numbers, top: top, text: text
      ).text(
        width: DayCharts.width(format), ticks: ticks,
        mark: knee.map { (at: $0, label: say("拐点 ", "knee ") + ticks[$0].label) })
    }
  }

  private typealias Drawn = (
    figure: SweepTable.Figure, name: String, top: Double?, text: @Sendable (Double) -> String
  )

  private var figures: [Drawn] {
    [
      (.serviceLevel, say("服务水平", "service level"), 1, FigureText.percent),
      (.abandonment, say("放弃率", "abandonment"), nil, FigureText.percent),
      (.blocking, say("忙音率", "blocking"), nil, FigureText.percent),
      (.asa, "ASA", nil, FigureText.seconds),
      (.occupancy, say("利用率", "occupancy"), 1, FigureText.percent),
      (.cost, say("成本", "cost"), nil, FigureText.count),
    ]
  }
}
