package import Diagnostics
package import QueueSimulator
package import Reports
package import Staffing

/// The page that `hotline staff --frontier --html` writes.
private struct FrontierPage: Localized {
  let frontier: StaffingFrontier
  let scenario: Scenario
  let record: RunRecord
  let language: Language

  private func pay(_ value: Double) -> String { scenario.payText(value, language) }

  var page: ReportPage {
    let met = frontier.points.first { $0.worst.kept >= 0 }
    return ReportPage(
      language: language, origin: "hotline staff --frontier",
      title: scenario.title.isEmpty ? scenario.id : scenario.title,
      question: say(
        "\(scenario.id)：多花钱能买到多少服务？", "\(scenario.id): what does each further yuan of pay buy?")
        + (frontier.isPartial ? say("搜索中途停止。", " The search was stopped early.") : ""),
      verdict: met == nil
        ? say("都不达标", "Targets missed everywhere") : say("可以达标", "Targets can be met"),
      isGood: met != nil, answer: answer(met), facts: [],
      sections: [
        ReportPage.Section(say("曲线", "Curves"), [.charts(charts)]),
        ReportPage.Section(say("全部的点", "All points"), [.table(table)]),
        record.section(
          language,
          more: [
            (say("验证用种子", "seed of the proof"), String(frontier.seed)),
            (
              say("每点模拟", "replications a point"),
              FigureText.number(Double(frontier.replications))
            ),
          ]),
      ].filter(\.isDrawn))
  }

  private func answer(_ met: StaffingFrontier.Point?) -> String {
    guard let met, let place = frontier.points.firstIndex(where: { $0.pay == met.pay }) else {
      return say("没有一个点达到全部目标。", "No point meets every target.")
    }
    let start = say("\(pay(met.pay)) 起全部目标达到。", "From \(pay(met.pay)) on every target is met.")
    guard place + 1 < frontier.points.count, let next = frontier.bought(by: place + 1) else {
      return start
    }
    let bought = FrontierText.signed(next.serviceLevel)
    return start
      + say(
        "此后每多 ¥1,000，服务水平 \(bought)。",
        " From there each further ¥1,000 buys \(bought) of service level.")
  }

  private var charts: [Chart] {
    let points = frontier.points
    guard let first = points.first?.pay, let last = points.last?.pay, last > first else {
      return []
    }
    let places = points.map { ($0.pay - first) / (last - first) }
    let every = (points.count + 5) / 6
    let axis = ChartAxis(
      name: say("成本", "pay"), points: zip(points, places).map { (pay($0.pay), $1) },
      ticks: zip(points, places).enumerated().filter { $0.offset % every == 0 }
        .map { ChartAxis.Tick(at: $0.element.1, label: pay($0.element.0.pay)) })
    return [
      Chart(
        title: say("服务水平", "Service level"), note: say("横轴：成本。", "Across: pay."), unit: .share,
        axis: axis,
        series: [
          Chart.Series(
            say("服务水平", "service level"), .line, points.map(\.serviceLevel.mean),
            halfWidths: points.map(\.serviceLevel.halfWidth))
        ]),
      Chart(
        title: say("最差的目标", "The worst target"),
        note: say(
          "离目标的相对距离，0 以上为达到。", "How far it is kept, relative to it; it is met from 0 on."),
        unit: .share, axis: axis,
        series: [Chart.Series(say("余量", "kept by"), .line, points.map(\.worst.kept))],
        thresholds: [.init(say("达到", "met"), 0)]),
    ]
  }

  private var table: PageTable {
    PageTable(
      caption: say("每个点的成本与服务", "Pay and service of each point"),
      columns: [say("成本", "pay")] + scenario.pools.map(\.id) + [
        say("服务水平", "service level"), say("最差的目标", "worst target"), say("余量", "kept by"),
        say("每多 ¥1,000 服务水平", "service level for each ¥1,000"),
      ],
      rows: frontier.points.enumerated().map { index, point in
        let pools = PayBreakdown(point.table, in: scenario).pools
        let bought = frontier.bought(by: index)
        return [PageTable.Cell(pay(point.pay), value: point.pay)]
          + pools.map { PageTable.Cell(pay($0), value: $0) }
          + [
            PageTable.Cell(
              ChartUnit.share.text(point.serviceLevel.mean, language),
              value: point.serviceLevel.mean),
            PageTable.Cell(FrontierText.target(point.worst.verdict, scenario, language)),
            PageTable.Cell(
              FrontierText.signed(point.worst.kept), value: point.worst.kept,
              isGood: point.worst.kept >= 0),
            PageTable.Cell(
              bought.map { FrontierText.signed($0.serviceLevel) } ?? FigureText.none),
          ]
      })
  }
}

extension ReportPage {
  /// The page that `hotline staff --frontier --html` writes.
  package init(
    _ frontier: StaffingFrontier, of scenario: Scenario, record: RunRecord, language: Language
  ) {
    self =
      FrontierPage(
        frontier: frontier, scenario: scenario, record: record, language: language
      ).page
  }
}
