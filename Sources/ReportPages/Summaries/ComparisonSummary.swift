package import QueueSimulator
package import Reports
internal import Diagnostics

/// What is different between two scenarios, in a table and in words.
private struct ComparisonSummary: Localized, ResultSummary {
  let comparison: Comparison
  let format: TextFormat

  var language: Language { format.language }

  var json: JSONValue { comparison.json }

  /// The second day with the first as a line over it; one after the other if their intervals differ.
  var charts: String {
    let (first, second) = (comparison.first, comparison.second)
    let isAlike =
      first.scenario.intervalCount == second.scenario.intervalCount
      && first.scenario.intervalSeconds == second.scenario.intervalSeconds
    if isAlike { return DayCharts(result: second, other: first, format: format).text }
    return [first, second].map {
      $0.scenario.id + "\n\n" + DayCharts(result: $0, format: format).text
    }.joined(separator: "\n")
  }

  var text: String {
    let first = comparison.first.scenario.id
    let second = comparison.second.scenario.id
    let count = min(comparison.first.replications, comparison.second.replications)
    let partial = comparison.first.isPartial || comparison.second.isPartial
    var text = say(
      "\(first) → \(second) · 同样的来电者,\(count) 次模拟",
      "\(first) → \(second) · the same callers in both, \(count) replications")
    if partial { text += say(" · 中途停止,结果不完整", " · stopped early, partial results") }
    text += "\n\n"
    let real = comparison.differences.filter(\.isReal)
    guard !real.isEmpty else {
      return text + say("没有显著差异\n", "no difference is larger than its interval\n")
    }
    var table = TextTable([
      .init("", .leading), .init(say("指标", "figure"), .leading), .init(first), .init(second),
      .init(say("差异", "difference")),
    ])
    for difference in real {
      let scale = Scale(difference.figure, format)
      table.add([
        difference.subject.name, format.text(FigureName(difference.figure).wording),
        scale.text(difference.first),
        scale.text(difference.second), scale.difference(difference.difference),
      ])
    }
    return text + table.text + "\n" + words
  }

  /// The headline differences as sentences.
  var words: String {
    let headlines = ["serviceLevel", "abandonment", "blocking", "asa", "totalCost"]
    let second = comparison.second.scenario.id
    return headlines.compactMap { figure -> String? in
      guard
        let found = comparison.differences.first(where: {
          $0.subject == .centre && $0.figure == figure
        })
      else { return nil }
      let name = FigureName(figure).wording
      let amount = Scale(figure, format).size(of: abs(found.difference.mean))
      guard found.isReal else {
        return say("\(name.zh):看不出真实差异", "\(name.en): no real difference is seen")
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

extension Comparison {
  package func summary(_ format: TextFormat) -> some ResultSummary {
    ComparisonSummary(comparison: self, format: format)
  }

  /// The headline differences as sentences, a line each.
  package func words(_ format: TextFormat) -> String {
    ComparisonSummary(comparison: self, format: format).words
  }
}
