package import Diagnostics
package import QueueSimulator
package import Reports

/// The page that `hotline simulate --html` writes.
struct StudyPage: Localized {
  let result: StudyResult
  let record: RunRecord
  let language: Language

  var scenario: Scenario { result.scenario }
  var times: IntervalAxis { IntervalAxis(scenario: scenario, language: language) }

  var page: ReportPage {
    let verdict = result.verdict
    let holds = verdict.allSatisfy(\.holds)
    return ReportPage(
      language: language, origin: "hotline simulate", title: title, question: question,
      verdict: verdict.isEmpty
        ? "" : holds ? say("达标", "Targets met") : say("未达标", "Targets missed"),
      isGood: verdict.isEmpty ? nil : holds, answer: answer, facts: facts,
      sections: [
        ReportPage.Section(say("全天走势", "Over the day"), [.charts(dayCharts)]),
        ReportPage.Section(say("坐席", "Agents"), [.charts(poolCharts), .table(poolTable)]),
        ReportPage.Section(
          say("等待与去向", "Waits and what became of calls"),
          [.charts(waitCharts), .table(queueTable), .table(typeTable)]),
        ReportPage.Section(say("应急预案", "Emergency plans"), plans),
        ReportPage.Section(say("目标", "Targets"), targets),
        ReportPage.Section(say("成本", "Cost"), [.charts(costCharts), .table(costTable)]),
        ReportPage.Section(
          say("前提", "Assumptions"),
          [.definitions(ScenarioAssumptions(scenario: scenario, language: language).pairs)]),
        record.section(language, more: runFacts),
      ].filter { !$0.blocks.isEmpty })
  }

  /// Waits, cost and assumptions, with which the pages of staffings and rosters close.
  var closingSections: [ReportPage.Section] {
    [
      ReportPage.Section(
        say("等待与去向", "Waits and what became of calls"),
        [.charts(waitCharts), .table(queueTable)]),
      ReportPage.Section(say("成本", "Cost"), [.charts(costCharts), .table(costTable)]),
      ReportPage.Section(
        say("前提", "Assumptions"),
        [.definitions(ScenarioAssumptions(scenario: scenario, language: language).pairs)]),
    ]
  }

  private var title: String { scenario.title.isEmpty ? scenario.id : scenario.title }

  private var question: String {
    let calls = FigureText.number(result.overall(.attempts).mean)
    return say(
      "\(scenario.id)，\(times.span)：按现有的坐席和线路，每天约 \(calls) 通来电会怎样？模拟 \(result.replications) 天的平均"
        + (result.isPartial ? "，中途停止。" : "。"),
      "\(scenario.id), \(times.span): what becomes of about \(calls) calls a day with these agents "
        + "and lines? Averages of \(result.replications) simulated days"
        + (result.isPartial ? ", stopped early." : "."))
  }

  private var answer: String {
    // Those of the whole, and what is missed elsewhere.
    let targets = result.verdict.filter { target in
      !target.holds || target.queue == nil && target.target.pool == nil
    }
    let whole = targets.filter { $0.queue == nil }.compactMap(\.measure.ofCalls)
    let clauses =
      targets.map { clause($0) + limit($0) }
      + [CallMeasure.serviceLevel, .abandonment].filter { !whole.contains($0) }.map(clause)
    let wait = ChartUnit.seconds.text(result.overall(.meanWait).mean, language)
    let cost = ChartUnit.yuan.text(result.centre(.totalCost).mean, language)
    let begins = result.verdict.filter { !$0.holds }.compactMap(\.firstBreak).min()
    let missed = begins.map { times.name(at: scenario.interval($0).lowerBound) }
    return say(
      clauses.joined(separator: "，") + (missed.map { "；从 \($0) 起不达标" } ?? "")
        + "；平均等待 \(wait)，每天成本 \(cost)。",
      clauses.joined(separator: ", ") + (missed.map { "; first missed at \($0)" } ?? "")
        + "; callers wait \(wait) on average, and a day costs \(cost).")
  }

  private func clause(_ measure: CallMeasure) -> String {
    let name = FigureName(measure)
    return name.text(language) + " " + name.unit.text(result.overall(measure).mean, language)
  }

  private func clause(_ target: TargetVerdict) -> String {
    let name = FigureName(target.measure)
    return TargetText.subject(target.target, scenario) + name.text(language) + " "
      + name.unit.text(target.value.mean, language)
  }

  /// What was needed, and by how much that is missed.
  private func limit(_ target: TargetVerdict) -> String {
    let needed = TargetRow(verdict: target, times: times).limit
    let missed = TargetText.difference(
      abs(target.value.mean - target.limit), target.measure, language)
    return target.holds
      ? say("（要求 \(needed)）", " (needed \(needed))")
      : say("（要求 \(needed)，差 \(missed)）", " (needed \(needed), missed by \(missed))")
  }

  private var facts: [ReportPage.Fact] {
    let targets = result.verdict.filter { $0.queue == nil }
    let measures: [CallMeasure] = [.serviceLevel, .abandonment, .blocking, .asa]
    let percentile = result.waitPercentiles[2]
    return measures.map { measure in
      let estimate = result.overall(measure)
      let target = targets.first { $0.measure.ofCalls == measure }
      let needed = target.map { say("要求 ", "needed ") + TargetRow(verdict: $0, times: times).limit }
      return fact(
        FigureName(measure).text(language), estimate, FigureName(measure).unit, needed: needed,
        isGood: target?.holds)
    } + [
      fact(say("等待 p90", "90 % wait at most"), percentile, .seconds),
      fact(say("每天成本", "cost a day"), result.centre(.totalCost), .yuan),
    ]
  }

  private func fact(
    _ name: String, _ estimate: Estimate, _ unit: ChartUnit, needed: String? = nil,
    isGood: Bool? = nil
  ) -> ReportPage.Fact {
    var notes: [String] = []
    if estimate.halfWidth.isFinite {
      let halfWidth =
        unit == .share
        ? FigureText.number(estimate.halfWidth * 100, decimals: 1)
        : unit.text(estimate.halfWidth, language)
      notes.append("± " + halfWidth)
    }
    if let needed { notes.append((isGood == true ? "✔ " : "✘ ") + needed) }
    return ReportPage.Fact(
      name: name, value: unit.text(estimate.mean, language), notes: notes, isGood: isGood)
  }

  private var runFacts: [(name: String, value: String)] {
    var facts = [
      (say("种子", "seed"), String(result.seed)),
      (
        say("模拟", "replications"),
        FigureText.number(Double(result.replications))
          + (result.isPartial ? say("（中途停止）", " (stopped early)") : "")
      ),
      (say("模拟来电", "simulated calls"), FigureText.number(Double(result.calls))),
      (
        say("区间", "intervals"),
        say("± 与色带均为 95 % 置信区间", "± and bands are 95 % confidence intervals")
      ),
    ]
    if let precision = result.precision {
      let reached = precision.isReached ? say("已达到", "reached") : say("未达到", "not reached")
      facts.append((say("精度", "precision"), "\(precision.asked) (\(reached))"))
    }
    return facts
  }
}

extension ReportPage {
  /// The page that `hotline simulate --html` writes.
  package init(
    _ result: StudyResult, record: RunRecord, language: Language
  ) {
    self = StudyPage(result: result, record: record, language: language).page
  }
}
