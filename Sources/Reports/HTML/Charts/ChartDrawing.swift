/// Draws the shapes of a chart as SVG that stretches to any width and height.
///
/// Texts stand beside it in HTML, so that they keep their size; strokes keep their width by
/// `vector-effect`.
struct ChartDrawing {
  static let styleCount = 7
  private static let width = 1_000.0
  private static let height = 400.0

  private let chart: Chart
  let scale: ChartScale

  init(_ chart: Chart) {
    self.chart = chart
    var values = chart.thresholds.map(\.value)
    var stack = [Double](repeating: 0, count: chart.axis.rows.count)
    for series in chart.series {
      for row in chart.axis.rows.indices {
        guard let value = series.value(row) else { continue }
        if series.shape == .stacked {
          stack[row] += max(0, value)
        } else {
          values.append(value + (series.halfWidth(row) ?? 0))
        }
      }
    }
    // An interval may reach past what is possible, a share past 100 %.
    let limit = chart.unit == .share ? 1.0 : .infinity
    scale = ChartScale(holding: (values + stack).map { min($0, limit) }, unit: chart.unit)
  }

  /// - Parameter labelledBy: the ids of the elements that say what it shows.
  func svg(labelledBy ids: String) -> Markup {
    .element(
      "svg",
      [
        "viewBox": "0 0 1000 400", "preserveAspectRatio": "none", "role": "img",
        "aria-labelledby": ids,
      ],
      grid + series + thresholds
        + chart.marks.map { path("threshold", "M\(Self.text($0.at * Self.width)) 0V400") })
  }

  private var grid: [Markup] {
    scale.ticks.map { tick in
      path(tick == 0 ? "axis" : "grid", "M0 \(y(tick))H1000")
    }
  }

  private var thresholds: [Markup] {
    chart.thresholds.map { path("threshold", "M0 \(y($0.value))H1000") }
  }

  private var series: [Markup] {
    var floor = [Double](repeating: 0, count: chart.axis.rows.count)
    return chart.series.enumerated().map { index, series in
      let parts: [Markup]
      switch series.shape {
      case .stacked: parts = [path("bar", bars(series, on: &floor))]
      case .steps: parts = [path("line", runs(series).map(steps).joined())]
      case .line: parts = [path("band", band(series)), path("line", line(series)), dots(series)]
      }
      return .element(
        "g", ["class": "series s\(index % Self.styleCount)", "data-series": String(index)],
        parts.filter { !$0.text.isEmpty })
    }
  }

  private func path(_ name: String, _ data: String) -> Markup {
    data.isEmpty ? Markup("") : .element("path", ["class": name, "d": data])
  }

  // MARK: Shapes

  /// The stretches of rows that have values.
  private func runs(_ series: Chart.Series) -> [[(row: Int, value: Double)]] {
    var runs: [[(row: Int, value: Double)]] = []
    var previous = -2
    for row in chart.axis.rows.indices {
      guard let value = series.value(row) else { continue }
      if previous == row - 1, let last = runs.indices.last {
        runs[last].append((row, value))
      } else {
        runs.append([(row, value)])
      }
      previous = row
    }
    return runs
  }

  private func line(_ series: Chart.Series) -> String {
    runs(series).map { run in
      "M" + run.map { "\(x($0.row)) \(y($0.value))" }.joined(separator: "L")
        + (run.count == 1 ? "h0" : "")
    }.joined()
  }

  /// A dot on each value, as long as they don't merge into a thick line.
  private func dots(_ series: Chart.Series) -> Markup {
    guard chart.axis.rows.count <= 26 else { return Markup("") }
    let places = runs(series).joined().map { "M\(x($0.row)) \(y($0.value))h0" }
    return path("dots", places.joined())
  }

  private func steps(_ run: [(row: Int, value: Double)]) -> String {
    let half = chart.axis.rowWidth / 2
    var text = ""
    for (row, value) in run {
      let left = Self.text((chart.axis.places[row] - half) * Self.width)
      text += text.isEmpty ? "M\(left) \(y(value))" : "V\(y(value))"
      text += "H" + Self.text((chart.axis.places[row] + half) * Self.width)
    }
    return text
  }

  private func band(_ series: Chart.Series) -> String {
    runs(series).map { run in
      let known = run.filter { series.halfWidth($0.row) != nil }
      guard known.count > 1 else { return "" }
      let upper = known.map { "\(x($0.row)) \(y($0.value + (series.halfWidth($0.row) ?? 0)))" }
      let lower = known.reversed().map {
        "\(x($0.row)) \(y($0.value - (series.halfWidth($0.row) ?? 0)))"
      }
      return "M" + (upper + lower).joined(separator: "L") + "Z"
    }.joined()
  }

  private func bars(_ series: Chart.Series, on floor: inout [Double]) -> String {
    let width = chart.axis.rowWidth * Self.width
    let gap = min(width * 0.22, 8)
    var text = ""
    for row in chart.axis.rows.indices {
      guard let value = series.value(row), value > 0 else { continue }
      let (bottom, top) = (y(floor[row]), y(floor[row] + value))
      floor[row] += value
      guard bottom != top else { continue }
      let left = Self.text(chart.axis.places[row] * Self.width - (width - gap) / 2)
      text += "M\(left) \(bottom)V\(top)h\(Self.text(width - gap))V\(bottom)Z"
    }
    return text
  }

  // MARK: Places

  private func x(_ row: Int) -> String { Self.text(chart.axis.places[row] * Self.width) }

  private func y(_ value: Double) -> String {
    Self.text((1 - scale.fraction(of: value)) * Self.height)
  }

  /// A place to a tenth, so that files stay small and the same on every machine.
  static func text(_ place: Double) -> String {
    let tenths = Int((place * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, tenth) = (abs(tenths) / 10, abs(tenths) % 10)
    return tenth == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(tenth)"
  }
}
