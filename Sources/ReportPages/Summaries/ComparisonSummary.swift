package import QueueSimulator
package import Reports
internal import Diagnostics

/// What is different between scenarios, in a table and in words.
private struct ComparisonSummary: Localized, ResultSummary {
  let comparisons: Comparisons
  let format: TextFormat

  var language: Language { format.language }

  var json: JSONValue { comparisons.json }

  /// Each other day with the first as a line over it; one after the other if their intervals differ.
  var charts: String {
    comparisons.pairs.map { pair in
      let (first, second) = (pair.first, pair.second)
      let isAlike =
        first.scenario.intervalCount == second.scenario.intervalCount
        && first.scenario.intervalSeconds == second.scenario.intervalSeconds
      let title = comparisons.pairs.count > 1 ? pair.names.second + "\n\n" : ""
      if isAlike { return title + DayCharts(result: second, other: first, format: format).text }
      return [(pair.names.first, first), (pair.names.second, second)].map {
        $0.0 + "\n\n" + DayCharts(result: $0.1, format: format).text
      }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  var text: String {
    let first = comparisons.pairs[0].names.first
    let others = comparisons.pairs.map(\.names.second).joined(separator: say("、", ", "))
    let count = FigureText.number(Double(comparisons.replications))
    var text = say(
      "\(first) → \(others) · 同样的来电者，\(count) 次模拟",
      "\(first) → \(others) · the same callers in all, \(count) replications")
    if comparisons.isPartial { text += say(" · 中途停止，结果不完整", " · stopped early, partial results") }
    text += "\n\n"
    let figures = comparisons.pairs.reduce(0) { $0 + $1.differences.count }
    let together = say(
      "\(figures) 个指标一并检验（Holm，95 %）", "\(figures) figures looked at together (Holm, 95 %)")
    guard comparisons.pairs.contains(where: { !told($0).isEmpty }) else {
      return text
        + say("没有显著差异：\(together)\n", "no figure differs by more than chance: \(together)\n")
    }
    for pair in comparisons.pairs {
      text += table(of: pair) + "\n"
    }
    text += say(
      "所列差异：\(together)；± 是各指标自己的 95 % 区间\n\n",
      "listed is what differs with \(together); ± is each figure's own 95 % interval\n\n")
    return text + words
  }

  /// The differences that are real and large enough to be seen in what is printed.
  private func told(_ pair: Comparison) -> [Comparison.Difference] {
    pair.differences.filter {
      $0.isReal && !ShownDifference.isNothing(Scale($0.figure, format).size(of: $0.difference.mean))
    }
  }

  private func table(of pair: Comparison) -> String {
    let real = told(pair)
    guard !real.isEmpty else {
      return say("\(pair.names.second)：没有显著差异\n", "\(pair.names.second): no real difference\n")
    }
    var table = TextTable([
      .init("", .leading), .init(say("指标", "figure"), .leading), .init(pair.names.first),
      .init(pair.names.second), .init(say("差异", "difference")),
    ])
    for difference in real {
      let scale = Scale(difference.figure, format)
      table.add([
        difference.subject.name, format.text(FigureName(difference.figure).wording),
        scale.text(difference.first),
        scale.text(difference.second), scale.difference(difference.difference),
      ])
    }
    return table.text(in: format)
  }

  /// The headline differences as sentences.
  var words: String {
    comparisons.pairs.map(words).joined(separator: comparisons.pairs.count > 1 ? "\n" : "")
  }

  private func words(of comparison: Comparison) -> String {
    let headlines = ["serviceLevel", "abandonment", "blocking", "asa", "totalCost"]
    let second = comparison.names.second
    return headlines.compactMap { figure -> String? in
      guard
        let found = comparison.differences.first(where: {
          $0.subject == .centre && $0.figure == figure
        })
      else { return nil }
      let name = FigureName(figure).wording
      let amount = Scale(figure, format).size(of: abs(found.difference.mean))
      guard found.isReal else {
        return say("\(name.zh)：看不出真实差异", "\(name.en): no real difference is seen")
      }
      let isHigher = found.difference.mean > 0
      return say(
        "\(second) 的\(name.zh)\(isHigher ? "高" : "低") \(amount)",
        "with \(second) the \(name.en) is \(isHigher ? "higher" : "lower") by \(amount)")
    }.map { $0 + "\n" }.joined()
  }

  /// How a figure is written: as a share, a time, an amount or a number.
  private struct Scale {
    private let unit: ChartUnit
    private let format: TextFormat

    init(_ figure: String, _ format: TextFormat) {
      unit = FigureName(figure).unit
      self.format = format
    }

    func text(_ value: Double) -> String {
      switch unit {
      case .share: FigureText.percent(value)
      case .seconds: value < 0 ? "-" + FigureText.seconds(-value) : FigureText.seconds(value)
      case .yuan: (value < 0 ? "-¥" : "¥") + FigureText.number(abs(value))
      case .count: FigureText.number(value, decimals: abs(value) < 100 ? 1 : 0)
      }
    }

    /// Two shares differ by percentage points.
    func size(of difference: Double) -> String {
      guard unit == .share else { return text(difference) }
      return points(FigureText.number(difference * 100, decimals: 1))
    }

    func difference(_ difference: Estimate) -> String {
      let sign = difference.mean > 0 ? "+" : ""
      guard unit == .share else {
        return sign + text(difference.mean) + " ± " + text(difference.halfWidth)
      }
      return points(
        sign + FigureText.number(difference.mean * 100, decimals: 1) + " ± "
          + FigureText.number(difference.halfWidth * 100, decimals: 1))
    }

    private func points(_ number: String) -> String {
      format.text(zh: "\(number) 个百分点", en: "\(number) pp")
    }
  }
}

extension Comparisons {
  package func summary(_ format: TextFormat) -> some ResultSummary {
    ComparisonSummary(comparisons: self, format: format)
  }

  /// The headline differences as sentences, a line each.
  package func words(_ format: TextFormat) -> String {
    ComparisonSummary(comparisons: self, format: format).words
  }
}
