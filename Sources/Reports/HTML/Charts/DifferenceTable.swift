internal import Diagnostics

/// Differences of figures of one unit with their intervals, each drawn beside zero.
package struct DifferenceTable: Sendable, Hashable {
  /// What a difference means for callers and the budget.
  package enum Meaning: Sendable, Hashable {
    case better, worse, neither
    /// Its interval has room for no difference at all.
    case unclear
  }

  /// A figure of the two that are compared; all numbers are in the unit of the table.
  package struct Row: Sendable, Hashable {
    package var name: String
    /// In the unit of the table.
    package var first: Double
    /// In the unit of the table.
    package var second: Double
    /// The second less the first.
    package var difference: Double
    /// Of the difference's 95 % confidence interval; infinite or no number where it isn't known.
    package var halfWidth: Double
    package var meaning: Meaning

    package init(
      name: String, first: Double, second: Double, difference: Double, halfWidth: Double,
      meaning: Meaning
    ) {
      self.name = name
      self.first = first
      self.second = second
      self.difference = difference
      self.halfWidth = halfWidth
      self.meaning = meaning
    }
  }

  package var caption: String
  package var unit: ChartUnit
  /// The names of what is compared.
  package var first: String
  package var second: String
  package var rows: [Row]

  package init(caption: String, unit: ChartUnit, first: String, second: String, rows: [Row]) {
    self.caption = caption
    self.unit = unit
    self.first = first
    self.second = second
    self.rows = rows
  }

  func markup(id: String, language: Language) -> Markup {
    let reach = rows.map { abs($0.difference) + Self.known($0.halfWidth) }.max() ?? 0
    func head(_ text: String) -> Markup { .element("th", ["scope": "col"], text: text) }
    let drawn = Markup.element(
      "th", ["scope": "col", "class": "drawn"],
      [
        .element("span", ["class": "direction"], text: language.text(zh: "← 减少", en: "← less")),
        .element("span", ["class": "direction"], text: language.text(zh: "增加 →", en: "more →")),
      ])
    let titles = [
      head(language.text(zh: "指标", en: "figure")),
      head(language.text(zh: "差异（95 % 区间）", en: "difference (95 % interval)")), drawn,
      head(first), head(second),
    ]
    let body = rows.map { row in
      Markup.element(
        "tr", ["class": "\(row.meaning)"],
        [
          .element("th", ["scope": "row"], text: row.name),
          .element(
            "td", ["class": "difference"],
            [
              .element(
                "data", ["value": String(row.difference)],
                text: Self.mark(row.meaning, language)
                  + unit.difference(row.difference, halfWidth: row.halfWidth, language))
            ]),
          .element("td", ["class": "drawn"], [Self.drawing(row, reach: reach)]),
          value(row.first, language), value(row.second, language),
        ])
    }
    return .element(
      "div",
      ["class": "scroll", "tabindex": "0", "role": "group", "aria-labelledby": id],
      [
        .element(
          "table", ["class": "figures differences"],
          [
            .element("caption", ["id": id], text: caption),
            .element("thead", [:], [.element("tr", [:], titles)]),
            .element("tbody", [:], [.lines(body)]),
          ])
      ])
  }

  private func value(_ value: Double, _ language: Language) -> Markup {
    .element(
      "td", [:],
      [.element("data", ["value": String(value)], text: unit.text(value, language))])
  }

  private static func mark(_ meaning: Meaning, _ language: Language) -> String {
    switch meaning {
    case .better: language.text(zh: "✔ 更好 ", en: "✔ better ")
    case .worse: language.text(zh: "✘ 更差 ", en: "✘ worse ")
    case .neither: ""
    case .unclear: language.text(zh: "≈ 不明显 ", en: "≈ unclear ")
    }
  }

  private static func known(_ halfWidth: Double) -> Double { halfWidth.isFinite ? halfWidth : 0 }

  /// An interval with its middle, on a scale of ±`reach` around zero.
  private static func drawing(_ row: Row, reach: Double) -> Markup {
    func x(_ value: Double) -> String {
      ChartDrawing.text(100 + (reach > 0 ? min(max(value / reach, -1), 1) : 0) * 94)
    }
    let halfWidth = known(row.halfWidth)
    return .element(
      "svg",
      ["viewBox": "0 0 200 18", "preserveAspectRatio": "none", "aria-hidden": "true"],
      [
        .element("path", ["class": "zero", "d": "M100 0V18"]),
        .element("path", ["class": "bar", "d": "M100 6H\(x(row.difference))V12H100Z"]),
        .element(
          "path",
          [
            "class": "interval",
            "d": "M\(x(row.difference - halfWidth)) 9H\(x(row.difference + halfWidth))",
          ]),
        .element("path", ["class": "middle", "d": "M\(x(row.difference)) 9h0"]),
      ])
  }
}
