internal import Diagnostics
internal import QueueSimulator
internal import Reports

/// The page that `hotline compare --html` writes of two scenarios.
struct ComparisonPage: Localized {
  let comparison: Comparison
  let record: RunRecord
  let language: Language

  private var first: StudyResult { comparison.first }
  private var second: StudyResult { comparison.second }
  private var names: (first: String, second: String) { comparison.names }

  var page: ReportPage {
    let verdict = verdict
    return ReportPage(
      language: language, origin: "hotline compare", title: "\(names.first) → \(names.second)",
      question: question, verdict: verdict.text, isGood: verdict.isGood, answer: answer,
      facts: facts,
      sections: [
        ReportPage.Section(say("差异", "Differences"), differences),
        ReportPage.Section(say("全天走势", "Over the day"), [.charts(dayCharts)]),
        ReportPage.Section(
          say("前提：", "Assumptions: ") + names.first,
          [.definitions(ScenarioAssumptions(scenario: first.scenario, language: language).pairs)]),
        ReportPage.Section(
          say("前提：", "Assumptions: ") + names.second,
          [.definitions(ScenarioAssumptions(scenario: second.scenario, language: language).pairs)]),
        record.section(
          language,
          more: [
            (say("种子", "seed"), String(first.seed)),
            (say("模拟", "replications"), FigureText.number(Double(replications))),
          ]),
      ].filter(\.isDrawn))
  }

  private var replications: Int { min(first.replications, second.replications) }

  private var question: String {
    let isPartial = first.isPartial || second.isPartial
    return say(
      "从 \(names.first) 换成 \(names.second) 会有什么不同？两者面对同样的来电者，模拟 \(replications) 天"
        + (isPartial ? "，中途停止。" : "。"),
      "What changes from \(names.first) to \(names.second)? Both face the same callers on "
        + "\(replications) simulated days" + (isPartial ? ", stopped early." : "."))
  }

  var verdict: (text: String, isGood: Bool?) {
    let (before, after) = (first.verdict, second.verdict)
    guard !before.isEmpty, !after.isEmpty else { return ("", nil) }
    switch (before.allSatisfy(\.holds), after.allSatisfy(\.holds)) {
    case (false, true): return (say("换后达标", "Meets the targets now"), true)
    case (true, true): return (say("都达标", "Both meet the targets"), true)
    case (true, false): return (say("换后不达标", "Misses targets now"), false)
    case (false, false): return (say("都未达标", "Both miss targets"), false)
    }
  }

  private static let headlines: [String] = [
    "serviceLevel", "abandonment", "blocking", "asa", "totalCost",
  ]

  private func headline(_ figure: String) -> Comparison.Difference? {
    comparison.differences.first { $0.subject == .centre && $0.figure == figure }
  }

  var answer: String {
    let real = Self.headlines.compactMap(headline).filter(\.isReal)
    guard !real.isEmpty else {
      return say("主要指标看不出真实差异。", "No headline figure shows a real difference.")
    }
    let clauses = real.map { difference in
      let name = FigureName(difference.figure)
      let (a, b) = (
        name.unit.text(difference.first, language), name.unit.text(difference.second, language)
      )
      return say(
        "\(name.text(language))从 \(a) 变为 \(b)", "\(name.text(language)) goes from \(a) to \(b)")
    }
    return clauses.joined(separator: say("，", ", ")) + say("。", ".")
  }

  private var facts: [ReportPage.Fact] {
    Self.headlines.compactMap(headline).map { difference in
      let name = FigureName(difference.figure)
      let amount = name.unit.difference(
        difference.difference.mean, halfWidth: difference.difference.halfWidth, language)
      let isGood: Bool? =
        switch Self.meaning(difference) {
        case .better: true
        case .worse: false
        case .neither, .unclear: nil
        }
      let mark = isGood.map { $0 ? "✔ " : "✘ " } ?? (difference.isReal ? "" : "≈ ")
      return ReportPage.Fact(
        name: name.text(language), value: name.unit.text(difference.second, language),
        notes: [
          mark + amount,
          say("原为 ", "was ") + name.unit.text(difference.first, language),
        ], isGood: isGood)
    }
  }

  // MARK: Differences

  private static func meaning(_ difference: Comparison.Difference) -> DifferenceTable.Meaning {
    let unit = FigureName(difference.figure).unit
    let shown = unit.difference(difference.difference.mean, halfWidth: 0, .english)
    guard difference.isReal, !ShownDifference.isNothing(shown) else { return .unclear }
    guard let isBetterHigher = FigureName(difference.figure).isBetterHigher else { return .neither }
    return (difference.difference.mean > 0) == isBetterHigher ? .better : .worse
  }

  var differences: [ReportPage.Block] {
    let units: [(ChartUnit, String)] = [
      (.share, say("比例", "Shares")), (.seconds, say("时间", "Times")),
      (.yuan, say("成本", "Costs")), (.count, say("每天的数量", "Numbers a day")),
    ]
    let note = ReportPage.Block.paragraph(
      say(
        "后者减前者，逐日配对，附各自的 95 % 区间。所有指标一并检验（Holm，95 %）后看不出方向的，以灰色显示。",
        "The second less the first, paired by day, each with its own 95 % interval. Where no direction is "
          + "seen when all figures are looked at together (Holm, 95 %), the row is grey."))
    return [note]
      + units.compactMap { unit, caption in
        let rows = comparison.differences.filter {
          // What is the same in both, to the last digit, needs no row.
          FigureName($0.figure).unit == unit
            && ($0.difference.mean != 0 || $0.difference.halfWidth > 0)
        }.map(row)
        guard !rows.isEmpty else { return nil }
        return .differences(
          DifferenceTable(
            caption: caption, unit: unit, first: names.first, second: names.second, rows: rows))
      }
  }

  private func row(_ difference: Comparison.Difference) -> DifferenceTable.Row {
    let subject =
      switch difference.subject {
      case .centre: ""
      case .queue(let id): say("队列 \(id) ", "queue \(id) ")
      case .pool(let id): say("坐席组 \(id) ", "pool \(id) ")
      }
    return DifferenceTable.Row(
      name: subject + FigureName(difference.figure).text(language), first: difference.first,
      second: difference.second, difference: difference.difference.mean,
      halfWidth: difference.difference.halfWidth, meaning: Self.meaning(difference))
  }

  // MARK: Curves

  var dayCharts: [Chart] {
    let (a, b) = (first.scenario, second.scenario)
    // Curves over different days can't be laid over each other.
    guard a.intervalCount == b.intervalCount, a.intervalCount > 1, a.begins == b.begins,
      a.intervalSeconds == b.intervalSeconds
    else { return [] }
    let targets = Set(
      (first.verdict + second.verdict).filter { $0.measure == .serviceLevel }.map(\.limit)
    ).sorted()
    let measures: [(CallMeasure, String, String)] = [
      (.serviceLevel, "在约定时间内接起的比例。", "Share answered within the queues' times."),
      (.meanWait, "进入排队者的平均等待。", "Mean wait of the offered."),
      (.meanQueue, "时段内的平均排队人数。", "How many wait, averaged over each interval."),
      (.attempts, "每个时段拨入多少，含重拨。", "How many dial in each interval, redials included."),
      (.abandonment, "进入排队后放弃的比例。", "Share of the offered who give up."),
      (.blocking, "拨入即占线的比例。", "Share of the dials that get a busy signal."),
    ]
    let axis = IntervalAxis(scenario: a, language: language).axis
    return measures.compactMap { measure, chinese, english in
      guard first.overall(measure).mean > 0 || second.overall(measure).mean > 0 else { return nil }
      let name = FigureName(measure)
      return Chart(
        title: name.text(language), note: say(chinese, english), unit: name.unit, axis: axis,
        series: [
          series(names.second, second, measure), series(names.first, first, measure),
        ],
        thresholds: measure == .serviceLevel
          ? targets.map { .init(say("目标 ", "target ") + ChartUnit.share.text($0, language), $0) }
          : [])
    }
  }

  private func series(
    _ name: String, _ result: StudyResult, _ measure: CallMeasure
  ) -> Chart.Series {
    let figures = (0..<result.scenario.intervalCount).map { result.interval($0, measure) }
    return Chart.Series(
      name, .line, figures.map(\.mean), halfWidths: figures.map(\.halfWidth))
  }
}
