internal import Diagnostics
/// A chart on a page: its title, legend with switches, drawing with axes, and table.
struct ChartFigure {
  private let chart: Chart
  private let id: String
  private let language: Language
  private let drawing: ChartDrawing

  init(_ chart: Chart, id: String, language: Language) {
    self.chart = chart
    self.id = id
    self.language = language
    drawing = ChartDrawing(chart)
  }

  var markup: Markup {
    .element(
      "figure", ["class": "chart", "id": id, "data-places": places],
      [
        .element(
          "figcaption", [:],
          [
            .element("h3", ["id": "\(id)-title"], text: chart.title),
            .element("p", ["id": "\(id)-note", "class": "note"], text: chart.note),
          ]),
        legend, canvas, data,
      ])
  }

  /// Where the rows lie, for the script.
  private var places: String {
    "[" + chart.axis.places.map { Self.hundredths($0) }.joined(separator: ",") + "]"
  }

  private static func hundredths(_ place: Double) -> String { ChartDrawing.text(place * 100) }

  private var legend: Markup {
    .element(
      "div",
      [
        "class": "legend", "role": "group",
        "aria-label": language.text(zh: "显示或隐藏", en: "Show or hide"),
      ],
      chart.series.enumerated().map { index, series in
        .element(
          "button",
          ["type": "button", "aria-pressed": "true", "data-series": String(index)],
          [swatch(index, series.shape), .element("span", [:], text: series.name)])
      })
  }

  private func swatch(_ index: Int, _ shape: Chart.Shape) -> Markup {
    let path: Markup =
      shape == .stacked
      ? .element("path", ["class": "bar", "d": "M7 0H21V12H7Z"])
      : .element("path", ["class": "line", "d": "M1 6H27"])
    return .element(
      "svg",
      [
        "class": "swatch s\(index % ChartDrawing.styleCount)", "viewBox": "0 0 28 12",
        "aria-hidden": "true",
      ], [path])
  }

  private var canvas: Markup {
    let scale = drawing.scale
    let texts = scale.ticks.map { chart.unit.tick($0, step: scale.step, language) }
    let longest = texts.max { $0.utf8.count < $1.utf8.count } ?? ""
    let heights = zip(scale.ticks, texts).map { tick, text in
      Markup.element("span", ["style": "bottom:\(percent(scale.fraction(of: tick)))"], text: text)
    }
    let places = Self.apart(chart.thresholds.map { scale.fraction(of: $0.value) })
    let targets = zip(chart.thresholds, places).map { threshold, place in
      Markup.element(
        "span", ["class": "target", "style": "bottom:\(percent(place))"], text: threshold.name)
    }
    let marks = chart.marks.map { mark in
      Markup.element(
        "span", ["class": "mark", "style": "left:\(percent(mark.at))"], text: mark.label)
    }
    // Every second of many labels gives way on a narrow screen.
    let isCrowded = chart.axis.ticks.count > 5
    let ticks = chart.axis.ticks.enumerated().map { index, tick in
      Markup.element(
        "span",
        [
          "class": isCrowded && index % 2 == 1 ? "minor" : "major",
          "style": "left:\(percent(tick.at))",
        ], text: tick.label)
    }
    return .element(
      "div", ["class": "canvas"],
      [
        .element(
          "div", ["class": "heights", "aria-hidden": "true"],
          [.element("span", ["class": "widest"], text: longest)] + heights),
        .element(
          "div", ["class": "plot"],
          [drawing.svg(labelledBy: "\(id)-title \(id)-note")]
            + [.element("div", ["class": "targets", "aria-hidden": "true"], targets + marks)]),
        .element("div", ["class": "ticks", "aria-hidden": "true"], ticks),
      ])
  }

  /// A line of text, as a part of the chart's height.
  private static let textHeight = 0.11

  /// Heights for labels beside these, those too near to another one moved up, or down from the top.
  static func apart(_ heights: [Double]) -> [Double] {
    let order = heights.indices.sorted { (heights[$0], $0) < (heights[$1], $1) }
    var places = heights
    for (below, place) in zip(order, order.dropFirst()) {
      places[place] = max(places[place], places[below] + textHeight)
    }
    guard let top = order.last, places[top] > max(1, heights[top]) else { return places }
    places[top] = max(1, heights[top])
    for (above, place) in zip(order.reversed(), order.reversed().dropFirst()) {
      places[place] = min(places[place], places[above] - textHeight)
    }
    return places
  }

  private func percent(_ fraction: Double) -> String { Self.hundredths(fraction) + "%" }

  private var data: Markup {
    let table = PageTable(
      caption: chart.title,
      columns: [chart.axis.name] + chart.series.map(\.name),
      rows: chart.axis.rows.enumerated().map { row, name in
        [PageTable.Cell(name)] + chart.series.map { cell($0, row) }
      })
    return .element(
      "details", [:],
      [
        .element("summary", [:], text: language.text(zh: "数据表", en: "Figures as a table")),
        table.markup(id: "\(id)-table"),
      ])
  }

  private func cell(_ series: Chart.Series, _ row: Int) -> PageTable.Cell {
    guard let value = series.value(row) else { return PageTable.Cell(FigureText.none) }
    let halfWidth = series.halfWidth(row) ?? .nan
    return PageTable.Cell(
      chart.unit.text(value, halfWidth: halfWidth, language), value: value)
  }
}
