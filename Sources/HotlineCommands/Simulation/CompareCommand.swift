internal import ArgumentParsing
internal import Diagnostics
internal import Foundation
internal import QueueSimulator
internal import Reports

extension Hotline {
  static let compare = Command(
    "compare", summary: "Compare two scenarios over the same days and callers",
    discussion: """
      Both are simulated with the same seed, so that they face the same callers; differences are
      those of paired days, with 95 % confidence intervals. Only differences that are real, that
      is, larger than their interval, are listed.
      """,
    arguments: [
      Argument("FIRST", help: "a scenario (.json5)"), Argument("SECOND", help: "another one"),
    ],
    options: [
      .value("replications", "N", help: "how many days (default: the first scenario's)"),
      .value("seed", "N", help: "seed of the random numbers (default: the first scenario's)"),
      .value("jobs", "N", short: "j", help: "threads (default: one a processor)"),
      .flag("json", help: "print all differences as JSON"),
      DayCharts.option,
      ReportFile.option,
    ]
  ) { invocation, console in
    let (first, firstFiles) = try ScenarioFile.readWithFiles(invocation.arguments[0], console)
    let (second, secondFiles) = try ScenarioFile.readWithFiles(invocation.arguments[1], console)
    let report = try ReportFile(invocation, console)
    let study = try study(of: first, invocation)
    let progress = ProgressLine(console, unit: console.text(zh: "次模拟", en: "replications"))
    let comparison = Interruption.watching { stop in
      Comparison.run(study, with: second, stop: stop) {
        progress.show(done: $0.done, of: $0.planned)
      }
    }
    progress.clear()
    guard comparison.second.replications > 0 else {
      throw UsageError("interrupted before both scenarios were simulated")
    }
    if let report {
      let record = RunRecord(words: invocation.words, files: firstFiles + secondFiles)
      try report.write(
        ComparisonPage(comparison: comparison, record: record, language: report.language).page)
    }
    console.show(
      invocation, json: comparison.json,
      text: ComparisonSummary(comparison: comparison, console: console).text,
      charts: charts(of: comparison, console))
    return .success
  }

  /// The second day with the first as a line over it; one after the other if their intervals differ.
  private static func charts(of comparison: Comparison, _ console: Console) -> String {
    let (first, second) = (comparison.first, comparison.second)
    let isAlike =
      first.scenario.intervalCount == second.scenario.intervalCount
      && first.scenario.intervalSeconds == second.scenario.intervalSeconds
    if isAlike { return DayCharts(result: second, other: first, console: console).text }
    return [first, second].map {
      $0.scenario.id + "\n\n" + DayCharts(result: $0, console: console).text
    }.joined(separator: "\n")
  }
}

/// What is different between two scenarios, in a table and in words.
struct ComparisonSummary: Localized {
  let comparison: Comparison
  let console: Console

  var language: Language { console.language }

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
      let scale = Scale(difference.figure, console)
      table.add([
        difference.subject.name, console.text(FigureName(difference.figure).wording),
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
      let amount = Scale(figure, console).size(of: abs(found.difference.mean))
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
    private let console: Console

    init(_ figure: String, _ console: Console) {
      unit = FigureName(figure).unit
      self.console = console
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
      console.text(zh: "\(number) 个百分点", en: "\(number) pp")
    }
  }
}
