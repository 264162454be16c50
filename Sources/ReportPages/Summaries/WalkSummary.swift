internal import Diagnostics
internal import FlowInterpreter
package import Reports

/// What a walk showed, for people and for machines.
private struct WalkSummary: Localized, ResultSummary {
  let walk: WalkedFlow
  let format: TextFormat

  var language: Language { format.language }
  private var result: FlowWalk.Result { walk.result }

  static let quantiles = [("p50", 0.5), ("p80", 0.8), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99)]
  /// So many nodes are listed for people; JSON and CSV have all.
  private static let nodesListed = 12

  private func share(_ figure: WalkFigure) -> String {
    let width = (figure.high - figure.low) / 2
    return FigureText.number(figure.value * 100, decimals: 1) + " ± "
      + FigureText.percent(width)
  }

  // MARK: For people

  var text: String {
    [heading, endings, goals, nodes].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var heading: String {
    let count = FigureText.number(Double(result.calls.count))
    let seconds = result.sortedSeconds
    let mean = WalkFigure(meanOf: seconds)
    let marks = Self.quantiles.filter { $0.0 != "p99" }.map { name, share in
      "\(name) \(FigureText.seconds(WalkFigure(quantile: share, ofSorted: seconds).value))"
    }
    var text = say(
      "\(walk.flow.id) \(walk.flow.title) · \(walk.population.id) 的 \(count) 通来电，\(walk.at)，种子 \(walk.seed)\n",
      "\(walk.flow.id) \(walk.flow.title) · \(count) calls of \(walk.population.id) at \(walk.at), seed \(walk.seed)\n"
    )
    text += say("自助解决  ", "served by the menu  ") + share(result.containment) + "\n"
    text +=
      say("菜单用时  平均 ", "time in the menu    mean ") + FigureText.seconds(mean.value) + " ± "
      + FigureText.seconds((mean.high - mean.low) / 2) + " · " + marks.joined(separator: " · ")
      + "\n"
    text += say("开立工单  ", "cases opened        ") + share(result.casesOpened) + "\n"
    return text
  }

  private var endings: String {
    var table = TextTable([
      .init(say("结果", "outcome"), .leading), .init(say("技能组", "skill"), .leading),
      .init(say("占比", "share")), .init(say("菜单用时", "mean time")),
      .init(say("平均优先级", "mean priority")),
    ])
    for ending in result.endings {
      table.add([
        text(ending.outcome.wording), ending.skill ?? "", share(ending.share),
        FigureText.seconds(ending.seconds.value),
        ending.outcome == .queued ? FigureText.number(ending.meanPriority, decimals: 1) : "",
      ])
    }
    return table.text(in: format)
  }

  private var goals: String {
    let figures = result.goalFigures
    guard figures.count > 1 else { return "" }
    var table = TextTable([
      .init(say("来电原因", "reason"), .leading), .init(say("来电", "calls")),
      .init(say("自助解决", "served")), .init(say("中途挂机", "hung up")),
      .init(say("转人工", "queued")), .init(say("主要技能组", "mostly to"), .leading),
      .init(say("菜单用时", "mean time")),
    ])
    for goal in figures {
      let main = goal.mainSkill.map { "\($0) \(FigureText.percent(goal.mainSkillShare.value))" }
      table.add([
        goal.goal, FigureText.number(Double(goal.calls)),
        FigureText.percent(goal.containment.value), FigureText.percent(goal.hungUp.value),
        FigureText.percent(goal.queued.value), main ?? "", FigureText.seconds(goal.seconds.value),
      ])
    }
    return table.text(in: format)
  }

  private var nodes: String {
    let lossy = result.lossyNodes.filter { $0.traffic.lost > 0 }
    guard !lossy.isEmpty else { return "" }
    var table = TextTable([
      .init(say("来电者在哪里流失", "where callers are lost"), .leading),
      .init(say("到达", "calls come")), .init(say("挂机", "hang up there")),
      .init(say("答不上", "no usable answer")), .init(say("出错", "fail")),
    ])
    for (name, traffic) in lossy.prefix(Self.nodesListed) {
      let figures = NodeFigures(traffic, calls: result.calls.count)
      table.add([
        name, share(figures.reached), share(figures.hungUp), share(figures.exhausted),
        share(figures.failed),
      ])
    }
    let rest = lossy.count - Self.nodesListed
    guard rest > 0 else { return table.text(in: format) }
    return table.text(in: format)
      + say("另有 \(rest) 个节点，见 --csv 或 --json\n", "and \(rest) more nodes: see --csv or --json\n")
  }

  // MARK: For machines

  private func json(_ figure: WalkFigure) -> JSONValue {
    .object([
      "mean": .number(figure.value), "low": .number(figure.low), "high": .number(figure.high),
    ])
  }

  var json: JSONValue {
    let seconds = result.sortedSeconds
    return .object([
      "flow": .text(walk.flow.id), "population": .text(walk.population.id),
      "calls": .integer(Int64(result.calls.count)), "seed": .integer(Int64(walk.seed)),
      "at": .text(walk.at.description),
      "containment": json(result.containment), "casesOpened": json(result.casesOpened),
      "seconds": .object(
        [.init("mean", json(WalkFigure(meanOf: seconds)))]
          + Self.quantiles.map {
            .init($0.0, json(WalkFigure(quantile: $0.1, ofSorted: seconds)))
          }),
      "outcomes": .array(
        result.endings.map { ending in
          .object([
            "outcome": .text(ending.outcome.name), "skill": ending.skill.map { .text($0) },
            "calls": .integer(Int64(ending.count)), "share": json(ending.share),
            "seconds": json(ending.seconds),
            "meanPriority": ending.outcome == .queued ? .number(ending.meanPriority) : nil,
          ])
        }),
      "goals": .array(
        result.goalFigures.map { goal in
          .object([
            "goal": .text(goal.goal), "calls": .integer(Int64(goal.calls)),
            "containment": json(goal.containment), "hungUp": json(goal.hungUp),
            "queued": json(goal.queued), "mainSkill": goal.mainSkill.map { .text($0) },
            "mainSkillShare": json(goal.mainSkillShare), "seconds": json(goal.seconds),
          ])
        }),
      "nodes": .array(
        zip(result.nodes, result.traffic).map { name, traffic in
          let figures = NodeFigures(traffic, calls: result.calls.count)
          return .object([
            "node": .text(name), "calls": .integer(Int64(traffic.calls)),
            "visits": .integer(Int64(traffic.visits)), "reached": json(figures.reached),
            "hungUp": json(figures.hungUp), "exhausted": json(figures.exhausted),
            "faults": .integer(Int64(traffic.faults)), "failed": json(figures.failed),
          ])
        }),
    ])
  }
}

extension WalkedFlow {
  package func summary(_ format: TextFormat) -> some ResultSummary {
    WalkSummary(walk: self, format: format)
  }

  /// The figures of each node, a line each.
  package var csv: String {
    var text = CSVRow.line(
      "node", "calls", "visits", "reached", "reachedLow", "reachedHigh", "hungUp", "hungUpLow",
      "hungUpHigh", "exhausted", "exhaustedLow", "exhaustedHigh", "faults", "failed")
    for (name, traffic) in zip(result.nodes, result.traffic) {
      let figures = NodeFigures(traffic, calls: result.calls.count)
      let shares = [figures.reached, figures.hungUp, figures.exhausted].flatMap {
        [$0.value, $0.low, $0.high].map { CSVCell.figure($0) }
      }
      text += CSVRow.line(
        [.text(name), .figure(traffic.calls), .figure(traffic.visits)] + shares
          + [.figure(traffic.faults), .figure(traffic.failed)])
    }
    return text
  }
}

/// A node's traffic as shares: of all calls that come there, of those that come the rest.
private struct NodeFigures {
  let reached: WalkFigure
  let hungUp: WalkFigure
  /// Of the visits.
  let exhausted: WalkFigure
  let failed: WalkFigure

  init(_ traffic: NodeTraffic, calls: Int) {
    reached = WalkFigure(traffic.calls, of: calls)
    hungUp = WalkFigure(traffic.hungUp, of: traffic.calls)
    exhausted = WalkFigure(traffic.exhausted, of: traffic.visits)
    failed = WalkFigure(traffic.failed, of: traffic.calls)
  }
}
