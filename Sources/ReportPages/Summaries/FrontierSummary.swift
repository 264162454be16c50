internal import Diagnostics
package import QueueSimulator
package import Reports
package import Staffing

/// What pay buys, as a table, for machines and as CSV.
private struct FrontierSummary: Localized, ResultSummary {
  let frontier: StaffingFrontier
  let scenario: Scenario
  let format: TextFormat

  var language: Language { format.language }

  // MARK: For people

  var text: String {
    var text = say(
      "\(scenario.id)：人力成本与服务的关系", "\(scenario.id): what pay buys")
    if frontier.isPartial { text += say(" · 中途停止，结果不完整", " · stopped early, partial results") }
    let count = FigureText.number(Double(frontier.replications))
    text += say(
      "（每点以 \(count) 次新的模拟验证）\n\n", " (each in \(count) fresh replications)\n\n")
    var table = TextTable([
      .init(say("成本", "pay")), .init(say("服务水平", "service level")),
      .init(say("最差的目标", "worst target"), .leading), .init(say("余量", "kept by")),
      .init(say("每多 ¥1,000 余量", "each ¥1,000: kept")),
      .init(say("服务水平", "service level")),
    ])
    for (index, point) in frontier.points.enumerated() {
      let worst = point.worst
      let bought = frontier.bought(by: index)
      table.add([
        scenario.payText(point.pay, language), FigureText.percent(point.serviceLevel.mean),
        FrontierText.target(worst.verdict, scenario, language), FrontierText.signed(worst.kept),
        bought.map { FrontierText.signed($0.worst) } ?? "",
        bought.map { FrontierText.signed($0.serviceLevel) } ?? "",
      ])
    }
    return text + table.text(in: format) + "\n"
      + say(
        "余量：离目标的相对距离，负数为未达到。",
        "kept by: how far the worst target is kept, relative to it; negative is missed.") + "\n"
  }

  /// Service and the worst target by pay.
  var charts: String {
    let points = frontier.points
    guard points.count > 1 else { return "" }
    let ticks = points.enumerated().map {
      (at: $0.offset, label: FigureText.number($0.element.pay))
    }
    return BlockChart(
      title: say("服务水平，横轴成本", "service level by pay"), points.map(\.serviceLevel.mean), top: 1,
      text: { FigureText.percent($0) }
    ).text(width: DayCharts.width(format), ticks: ticks, mark: nil)
  }

  // MARK: For machines

  var json: JSONValue {
    .object([
      "scenario": .text(scenario.id), "seed": .integer(Int64(bitPattern: frontier.seed)),
      "replications": .integer(Int64(frontier.replications)),
      "searchReplications": .integer(Int64(frontier.searchReplications)),
      "partial": .boolean(frontier.isPartial),
      "frontier": .array(
        frontier.points.indices.map { index in
          let point = frontier.points[index]
          let bought = frontier.bought(by: index)
          return .object([
            "pay": .number(point.pay),
            "cost": .object(PayBreakdown(point.table, in: scenario).members),
            "serviceLevel": .object([
              "mean": .number(point.serviceLevel.mean),
              "halfWidth": .number(point.serviceLevel.halfWidth),
            ]),
            "worst": TargetText.json(point.worst.verdict, scenario),
            "kept": .number(point.worst.kept),
            "perThousand": bought.map {
              .object(["kept": .number($0.worst), "serviceLevel": .number($0.serviceLevel)])
            },
            "pools": .object(
              zip(scenario.pools, point.table.agents).map { pool, agents in
                JSONValue.Member(pool.id, .array(agents.map { .integer(Int64($0)) }))
              }),
          ])
        }),
    ])
  }
}

extension StaffingFrontier {
  package func summary(of scenario: Scenario, _ format: TextFormat) -> some ResultSummary {
    FrontierSummary(frontier: self, scenario: scenario, format: format)
  }

  /// All points, a line each.
  package func csv(of scenario: Scenario) -> String {
    let columns = [
      "serviceLevel", "worstTarget", "worstQueue", "worstValue", "worstLimit", "kept",
      "keptPerThousand", "serviceLevelPerThousand",
    ]
    var text = CSVRow.line(
      [.figure("pay")] + scenario.pools.map { .text("pay of \($0.id)") }
        + columns.map(CSVCell.figure))
    for (index, point) in points.enumerated() {
      let worst = point.worst
      let bought = bought(by: index)
      text += CSVRow.line(
        [.figure(point.pay)] + PayBreakdown(point.table, in: scenario).pools.map(CSVCell.figure)
          + [
            .figure(point.serviceLevel.mean), .text(worst.verdict.measure.rawValue),
            .text(TargetText.subjectID(worst.verdict.target, scenario) ?? ""),
            .figure(worst.verdict.value.mean), .figure(worst.verdict.limit), .figure(worst.kept),
            .figure(bought?.worst ?? .nan), .figure(bought?.serviceLevel ?? .nan),
          ])
    }
    return text
  }
}
