internal import Diagnostics
package import QueueSimulator
package import Reports

/// What a planner sees at a glance after a simulation.
struct StudySummary: Localized, ResultSummary {
  let result: StudyResult
  let format: TextFormat

  var language: Language { format.language }

  var text: String {
    [heading + menus, queues, pools, plans, day, targets].filter { !$0.isEmpty }.joined(
      separator: "\n")
  }

  var json: JSONValue { result.json }

  var charts: String { DayCharts(result: result, format: format).text }

  private var heading: String {
    let scenario = result.scenario
    let title = DisplayWidth.printable(
      scenario.title.isEmpty ? scenario.id : "\(scenario.id) \(scenario.title)")
    let calls = FigureText.number(result.overall(.attempts).mean)
    var line =
      "\(title) · "
      + say(
        "模拟 \(result.replications) 次，每次约 \(calls) 通来电",
        "\(result.replications) replication\(result.replications == 1 ? "" : "s") of about \(calls) calls"
      )
    if result.isPartial { line += say(" · 中途停止，结果不完整", " · stopped early, partial results") }
    if let precision = result.precision {
      line +=
        precision.isReached
        ? say(" · 已达到精度 \(precision.asked)", " · precision \(precision.asked) reached")
        : say(" · 未达到精度 \(precision.asked)", " · precision \(precision.asked) not reached")
    }
    return line + "\n"
  }

  /// How menus were sampled from their flows, a line each.
  private var menus: String {
    result.scenario.callTypes.enumerated().compactMap { index, type -> String? in
      guard let menu = type.sampledMenu else { return nil }
      let calls = FigureText.number(Double(menu.rows.count))
      let tables = menu.rows.count / menu.rowsPerTable
      func share(_ outcome: Scenario.SampledMenu.Outcome) -> String {
        FigureText.percent(menu.share { $0.outcome == outcome })
      }
      let source = say(
        "\(type.id) 的菜单：流程 \(menu.flow)，\(menu.population) 的 \(calls) 通来电",
        "menu of \(type.id): flow \(menu.flow), \(calls) calls of \(menu.population)")
      let sampling = say(
        "（\(tables) 个时段，种子 \(menu.seed)）", " (parts of the day: \(tables), seed \(menu.seed))")
      let outcome = say(
        "：自助解决 \(share(.contained))，转人工 \(share(.queued))，中途挂机 \(share(.abandoned))",
        ": \(share(.contained)) served, \(share(.queued)) queued, \(share(.abandoned)) hung up")
      return source + sampling + outcome + "\n"
    }.joined()
  }

  private var queues: String {
    var table = TextTable([
      .init(say("队列", "queue"), .leading), .init(say("进线", "offered")),
      .init(say("接起", "answered")), .init(say("服务水平", "service level")),
      .init(say("平均应答", "ASA")), .init(say("等待p90", "p90 wait")),
      .init(say("最长等待", "longest")), .init(say("放弃率", "abandoned")),
      .init(say("忙音率", "blocked")), .init(say("回拨", "callbacks")),
    ])
    for (index, queue) in result.scenario.queues.enumerated() {
      let percentiles = result.waitPercentiles(queue: index)
      table.add(
        row("\(queue.id) (\(FigureText.seconds(queue.withinSeconds)))", percentiles) {
          result.queue(index, $0)
        })
    }
    if result.scenario.queues.count > 1 {
      table.add(row(say("合计", "all"), result.waitPercentiles) { result.overall($0) })
    }
    return table.text(in: format)
  }

  private func row(
    _ name: String, _ percentiles: [Estimate], _ figure: (CallMeasure) -> Estimate
  ) -> [String] {
    [
      name, FigureText.number(figure(.offered).mean), FigureText.number(figure(.answered).mean),
      TargetText.share(figure(.serviceLevel)), FigureText.seconds(figure(.asa).mean),
      FigureText.seconds(percentiles[2].mean), FigureText.seconds(figure(.longestWait).mean),
      FigureText.percent(figure(.abandonment).mean), FigureText.percent(figure(.blocking).mean),
      FigureText.number(figure(.callbacks).mean),
    ]
  }

  private var pools: String {
    var table = TextTable([
      .init(say("坐席组", "pool"), .leading), .init(say("工时", "staffed h")),
      .init(say("占用率", "occupancy")), .init(say("接起", "answered")),
      .init(say("成本¥", "cost ¥")),
    ])
    for (index, pool) in result.scenario.pools.enumerated() {
      table.add([
        pool.id, FigureText.number(result.pool(index, .staffedHours).mean, decimals: 1),
        FigureText.percent(result.pool(index, .occupancy).mean),
        FigureText.number(result.pool(index, .answered).mean),
        FigureText.number(result.pool(index, .cost).mean),
      ])
    }
    let total = FigureText.number(result.centre(.totalCost).mean)
    let lines = FigureText.number(result.centre(.meanLines).mean, decimals: 1)
    return table.text(in: format)
      + say(
        "总成本 ¥\(total)，平均占用线路 \(lines) 条\n",
        "cost ¥\(total) in all, \(lines) lines in use on average\n")
  }

  /// How emergency plans went, and what of them the simulation can't try.
  private var plans: String {
    let told = PlanRows(result: result, language: language)
    guard !told.rows.isEmpty else { return "" }
    var table = TextTable(
      told.columns.enumerated().map { index, title in
        index == 0 ? .init(title, .leading) : .init(title)
      })
    for row in told.rows { table.add(row.cells) }
    return table.text(in: format) + told.notes.map { $0 + "\n" }.joined()
  }

  private var day: String {
    let intervals = 0..<result.scenario.intervalCount
    guard intervals.count > 1 else { return "" }
    func line(_ name: String, _ figures: [Double], _ unit: (Double) -> String) -> [String] {
      let largest = figures.indices.filter { figures[$0].isFinite }
        .max { figures[$0] < figures[$1] }
      guard let largest else { return [name, "", ""] }
      let peak = say("最高 \(unit(figures[largest])) @ ", "most \(unit(figures[largest])) at ")
      return [name, Sparkline.text(figures), peak + clock(largest)]
    }
    var table = TextTable([
      .init(say("全天", "over the day"), .leading),
      .init("\(clock(0)) …", .leading), .init("", .leading),
    ])
    table.add(
      line(
        say("来电", "calls"), intervals.map { result.interval($0, .attempts).mean },
        { FigureText.number($0) }))
    table.add(
      line(
        say("平均等待", "mean wait"), intervals.map { result.interval($0, .meanWait).mean },
        FigureText.seconds))
    table.add(
      line(
        say("排队人数", "queue"), intervals.map { result.interval($0, .meanQueue).mean },
        { FigureText.number($0, decimals: 1) }))
    return table.text(in: format)
  }

  /// The time of day at which an interval begins.
  private func clock(_ interval: Int) -> String {
    DayClock(result.scenario, language).text(ofInterval: interval, in: result.scenario)
  }

  private var targets: String {
    result.verdict.map { target in
      let mark = target.holds ? "✔" : "✘"
      let name = TargetText.subject(target.target, result.scenario)
      let limit = TargetText.figure(target.limit, target.measure)
      let value =
        target.measure == .asa
        ? FigureText.seconds(target.value.mean) : TargetText.share(target.value)
      let sign = target.isAtLeast ? "≥" : "≤"
      var line =
        "\(mark) \(name)\(TargetText.name(target.measure, language)) \(sign) \(limit): \(value)"
      if let interval = target.firstBreak {
        line += say(",\(clock(interval)) 起首次不达标", ", first missed at \(clock(interval))")
      }
      return line + "\n"
    }.joined()
  }
}

extension StudyResult {
  package func summary(_ format: TextFormat) -> some ResultSummary {
    StudySummary(result: self, format: format)
  }
}
