package import Diagnostics
internal import FlowInterpreter
package import Reports

/// The page that `hotline flow walk --html` writes.
struct WalkPage: Localized {
  let walk: WalkedFlow
  let record: RunRecord
  let language: Language

  private var result: FlowWalk.Result { walk.result }

  private var count: String { FigureText.number(Double(result.calls.count)) }

  private func text(_ figure: WalkFigure, _ unit: ChartUnit) -> String {
    unit.text(figure.value, halfWidth: (figure.high - figure.low) / 2, language)
  }

  private func cell(_ figure: WalkFigure, _ unit: ChartUnit) -> PageTable.Cell {
    PageTable.Cell(text(figure, unit), value: figure.value.isFinite ? figure.value : nil)
  }

  var page: ReportPage {
    ReportPage(
      language: language, origin: "hotline flow walk",
      title: walk.flow.title.isEmpty ? walk.flow.id : walk.flow.title,
      question: say(
        "\(walk.population.id) 的 \(count) 通来电在 \(walk.at) 走进流程 \(walk.flow.id)，会怎样？",
        "What becomes of \(count) calls of \(walk.population.id) that enter the flow "
          + "\(walk.flow.id) at \(walk.at)?"),
      verdict: "", isGood: nil, answer: answer, facts: facts,
      sections: [
        ReportPage.Section(
          say("去向与用时", "Where calls end, and how long they take"),
          [.charts([times]), .table(endings), .table(goals)]),
        ReportPage.Section(say("在哪里流失", "Where callers are lost"), [.table(losses)]),
        ReportPage.Section(say("流程", "The flows"), pictures.map { .flow($0) }),
        record.section(
          language,
          more: [
            (say("种子", "seed"), String(walk.seed)), (say("来电", "calls"), count),
          ]),
      ])
  }

  private var seconds: [Double] { result.sortedSeconds }

  private var answer: String {
    let served = ChartUnit.share.text(result.containment.value, language)
    let mean = ChartUnit.seconds.text(WalkFigure(meanOf: seconds).value, language)
    let queued = WalkFigure(
      result.calls.count { $0.outcome == .queued }, of: result.calls.count)
    let lost = WalkFigure(
      result.calls.count { $0.outcome == .hungUp }, of: result.calls.count)
    return say(
      "\(served) 在菜单内解决，\(ChartUnit.share.text(queued.value, language)) 转人工，"
        + "\(ChartUnit.share.text(lost.value, language)) 中途挂机；平均用时 \(mean)。",
      "The menu serves \(served), \(ChartUnit.share.text(queued.value, language)) go to an agent's "
        + "queue and \(ChartUnit.share.text(lost.value, language)) hang up on the way; it takes \(mean) "
        + "on average.")
  }

  private var facts: [ReportPage.Fact] {
    func fact(_ name: String, _ figure: WalkFigure, _ unit: ChartUnit) -> ReportPage.Fact {
      let range =
        unit.text(figure.low, language) + " – " + unit.text(figure.high, language)
      return ReportPage.Fact(
        name: name, value: unit.text(figure.value, language), notes: [range])
    }
    return [
      fact(say("自助解决", "served by the menu"), result.containment, .share),
      fact(say("平均用时", "mean time in the menu"), WalkFigure(meanOf: seconds), .seconds),
      fact(
        say("用时 p90", "90 % take at most"), WalkFigure(quantile: 0.9, ofSorted: seconds), .seconds),
      fact(say("开立工单", "cases opened"), result.casesOpened, .share),
    ]
  }

  private static let limits: [Double] = [10, 20, 30, 45, 60, 90, 120, 180, 300, 600]

  private var times: Chart {
    let bounds = [0] + Self.limits
    var rows = zip(bounds, Self.limits).map { low, high in
      (low == 0 ? "0" : ChartUnit.seconds.text(low, language)) + "–"
        + ChartUnit.seconds.text(high, language)
    }
    rows.append("> " + ChartUnit.seconds.text(600, language))
    let total = Double(max(seconds.count, 1))
    var shares: [Double] = []
    var begun = 0
    for limit in Self.limits + [.infinity] {
      let end = seconds[begun...].firstIndex { $0 > limit } ?? seconds.count
      shares.append(Double(end - begun) / total)
      begun = end
    }
    let width = 1 / Double(rows.count)
    return Chart(
      title: say("菜单用时的分布", "Distribution of the time in the menu"),
      note: say(
        "各用时占来电的比例；横轴不等距。", "Share of the calls by time; the classes are not equally wide."),
      unit: .share,
      axis: ChartAxis(
        name: say("用时", "time"), intervals: rows,
        ticks: [.init(at: 0, label: "0")]
          + Self.limits.enumerated().map { index, limit in
            .init(at: Double(index + 1) * width, label: ChartUnit.seconds.text(limit, language))
          }),
      series: [Chart.Series(say("来电比例", "share of calls"), .stacked, shares)])
  }

  private var endings: PageTable {
    PageTable(
      caption: say("来电怎样结束", "How calls end"),
      columns: [
        say("结果", "outcome"), say("占比", "share"), say("平均用时", "mean time"),
        say("平均优先级", "mean priority"),
      ],
      rows: result.endings.map { ending in
        [
          PageTable.Cell(
            [text(ending.outcome.wording), ending.skill ?? ""].joined(separator: " ")),
          cell(ending.share, .share), cell(ending.seconds, .seconds),
          ending.outcome == .queued
            ? PageTable.Cell(
              FigureText.number(ending.meanPriority, decimals: 1), value: ending.meanPriority)
            : PageTable.Cell(FigureText.none),
        ]
      })
  }

  private var goals: PageTable {
    PageTable(
      caption: say("按来电原因", "By reason of the call"),
      columns: [
        say("来电原因", "reason"), say("来电", "calls"), say("自助解决", "served"),
        say("中途挂机", "hung up"), say("转人工", "queued"), say("主要技能组", "mostly to"),
        say("平均用时", "mean time"),
      ],
      rows: result.goalFigures.map { goal in
        let main = goal.mainSkill.map {
          $0 + " " + ChartUnit.share.text(goal.mainSkillShare.value, language)
        }
        return [
          PageTable.Cell(goal.goal),
          PageTable.Cell(FigureText.number(Double(goal.calls)), value: Double(goal.calls)),
          cell(goal.containment, .share), cell(goal.hungUp, .share), cell(goal.queued, .share),
          PageTable.Cell(main ?? FigureText.none), cell(goal.seconds, .seconds),
        ]
      })
  }

  private var losses: PageTable {
    let lossy = result.lossyNodes.filter { $0.traffic.lost > 0 }
    return PageTable(
      caption: say("流失最多的节点", "Nodes at which most are lost"),
      columns: [
        say("节点", "node"), say("到达", "calls come"), say("在此挂机", "hang up there"),
        say("答不上", "no usable answer"), say("出错", "fail"),
      ],
      rows: lossy.prefix(20).map { name, traffic in
        [
          PageTable.Cell(name),
          cell(WalkFigure(traffic.calls, of: result.calls.count), .share),
          cell(WalkFigure(traffic.hungUp, of: traffic.calls), .share),
          cell(WalkFigure(traffic.exhausted, of: traffic.visits), .share),
          cell(WalkFigure(traffic.failed, of: traffic.calls), .share),
        ]
      })
  }

  /// The flow and those it runs, as far as calls came.
  private var pictures: [FlowPicture] {
    var traffic = FlowTraffic()
    for (name, node) in zip(result.nodes, result.traffic) {
      let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
      let (flow, id) = parts.count == 2 ? (parts[0], parts[1]) : (walk.flow.id, name)
      traffic.counts[.init(flow: flow, node: id, way: nil)] = Double(node.visits)
      for (way, count) in node.ways {
        traffic.counts[.init(flow: flow, node: id, way: way)] = Double(count)
      }
    }
    let drawing = FlowDrawing(of: walk.flow, in: walk.library)
    let reached = drawing.clusters.indices.filter { index in
      drawing.clusters[index].nodes.contains { node in
        (traffic.counts[
          .init(flow: drawing.clusters[index].flow, node: node.id, way: nil)] ?? 0) > 0
      }
    }
    return reached.map { index in
      FlowPicture(
        drawing, cluster: index, traffic: traffic,
        note: say(
          "线宽与数字为来电走过的次数；灰色没有人走。", "Widths and numbers: how often calls go there; grey: never."),
        trafficName: say("次数", "times"), language: language)
    }
  }
}

extension ReportPage {
  /// The page that `hotline flow walk --html` writes.
  package init(
    _ walk: WalkedFlow, record: RunRecord, language: Language
  ) {
    self = WalkPage(walk: walk, record: record, language: language).page
  }
}
