internal import Diagnostics
internal import QueueSimulator
internal import Reports

extension StudyPage {
  private func cell(_ estimate: Estimate, _ unit: ChartUnit) -> PageTable.Cell {
    PageTable.Cell(
      unit.text(estimate.mean, halfWidth: estimate.halfWidth, language),
      value: estimate.mean.isFinite ? estimate.mean : nil)
  }

  private func cells(
    _ measures: [CallMeasure], _ figure: (CallMeasure) -> Estimate
  ) -> [PageTable.Cell] {
    measures.map { cell(figure($0), FigureName($0).unit) }
  }

  var queueTable: PageTable {
    let measures: [CallMeasure] = [
      .offered, .answered, .serviceLevel, .asa, .longestWait, .abandonment, .blocked, .callbacks,
    ]
    let percentiles = [say("等待 p50", "wait p50"), "p90", "p95"]
    func waits(_ estimates: [Estimate]) -> [PageTable.Cell] {
      [0, 2, 3].map { cell(estimates[$0], .seconds) }
    }
    var rows = scenario.queues.enumerated().map { index, queue in
      let within = ChartUnit.seconds.text(queue.withinSeconds, language)
      return [PageTable.Cell("\(queue.id) (\(within))")]
        + cells(measures) { result.queue(index, $0) }
        + waits(result.waitPercentiles(queue: index))
    }
    if scenario.queues.count > 1 {
      rows.append(
        [PageTable.Cell(say("合计", "all"))] + cells(measures) { result.overall($0) }
          + waits(result.waitPercentiles))
    }
    return PageTable(
      caption: say(
        "队列（括号内为服务水平的时限），每天平均", "Queues (with the time of the service level), a day on average"),
      columns: [say("队列", "queue")] + measures.map { FigureName($0).text(language) }
        + percentiles, rows: rows)
  }

  var typeTable: PageTable {
    let measures: [CallMeasure] = [
      .attempts, .redials, .blocked, .contained, .offered, .answered, .abandoned, .balked,
      .callbacks,
    ]
    return PageTable(
      caption: say("来电类型，每天平均", "Call types, a day on average"),
      columns: [say("类型", "call type")] + measures.map { FigureName($0).text(language) },
      rows: scenario.callTypes.enumerated().map { index, type in
        [PageTable.Cell(type.id)] + cells(measures) { result.callType(index, $0) }
      })
  }

  var poolTable: PageTable {
    let columns: [(PoolMeasure, String, ChartUnit)] = [
      (.staffedHours, say("工时", "staffed hours"), .count),
      (.occupancy, say("占用率", "occupancy"), .share),
      (.talking, say("通话", "talking"), .share),
      (.wrappingUp, say("话后处理", "wrap-up"), .share),
      (.idle, say("空闲", "idle"), .share),
      (.answered, say("接起", "answered"), .count),
      (.cost, say("成本", "cost"), .yuan),
    ]
    return PageTable(
      caption: say("坐席组，每天平均", "Pools, a day on average"),
      columns: [say("坐席组", "pool")] + columns.map(\.1),
      rows: scenario.pools.enumerated().map { index, pool in
        [PageTable.Cell(pool.id)] + columns.map { cell(result.pool(index, $0.0), $0.2) }
      })
  }

  var costTable: PageTable {
    let measures: [CentreMeasure] = [
      .agentCost, .lineCost, .blockedCost, .abandonedCost, .totalCost,
    ]
    return PageTable(
      caption: say("每天的成本", "Cost of a day"),
      columns: [say("项目", "of what"), say("成本", "cost")],
      rows: measures.map { measure in
        [
          PageTable.Cell(FigureName(measure.rawValue).text(language)),
          cell(result.centre(measure), .yuan),
        ]
      })
  }

  /// How emergency plans went; nothing if none was tried.
  var plans: [ReportPage.Block] {
    let told = PlanRows(result: result, language: language)
    guard !told.rows.isEmpty else { return [] }
    let table = PageTable(
      caption: say("应急预案，每天平均", "Emergency plans, a day on average"),
      columns: told.columns, rows: told.rows.map { $0.cells.map { PageTable.Cell($0) } })
    return [.table(table)]
      + (told.notes.isEmpty ? [] : [.paragraph(told.notes.joined(separator: say("。", ". ")))])
  }

  /// The targets with what was found; nothing if there are none.
  var targets: [ReportPage.Block] {
    guard !result.verdict.isEmpty else { return [] }
    let table = PageTable(
      caption: say("目标与结果", "Targets and what was found"),
      columns: [
        say("目标", "target"), say("要求", "needed"), say("结果", "found"),
        say("首次不达标", "first missed"),
      ],
      rows: result.verdict.map { target in
        TargetRow(verdict: target, times: times).cells + [
          PageTable.Cell(
            target.firstBreak.map { times.name(at: scenario.interval($0).lowerBound) }
              ?? FigureText.none)
        ]
      })
    return [.table(table)]
  }
}
