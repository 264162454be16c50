internal import Diagnostics
package import QueueSimulator
package import Reports
package import Staffing

/// A staffing that was found, as a table with its proof.
private struct StaffingSummary: Localized, ResultSummary {
  let answer: StaffingAnswer
  let scenario: Scenario
  let format: TextFormat

  var language: Language { format.language }

  // MARK: For machines

  var json: JSONValue {
    let pools = scenario.pools.indices.map { pool in
      JSONValue.Member(
        scenario.pools[pool].id,
        .object([
          "agents": Self.list(answer.table.agents[pool]),
          "formula": Self.list(answer.formula.agents[pool]),
        ]))
    }
    return .object([
      "scenario": .text(scenario.id),
      "intervals": .array(
        (0..<scenario.intervalCount).map { .text(answer.proof.time(ofInterval: $0)) }),
      "pools": .object(pools), "pay": .number(answer.pay),
      "cost": .object(PayBreakdown(answer.table, in: scenario).members),
      "bound": bound, "noBound": noBound, "meetsTargets": .boolean(answer.meetsTargets),
      "confidence": .number(answer.confidence),
      "proof": .object([
        "seed": .integer(Int64(bitPattern: answer.proof.seed)),
        "replications": .integer(Int64(answer.proof.replications)),
        "targets": .array(
          answer.verdicts.map { TargetText.json($0, scenario) }),
        "without": .array(answer.without.map(removal)),
      ]),
      "searchReplications": .integer(Int64(answer.replications)),
      "partial": .boolean(answer.isPartial), "proved": .boolean(answer.isProved),
    ])
  }

  /// What no plan costs less than; nothing where that isn't known.
  private var bound: JSONValue? {
    guard case .success(let bound)? = answer.bound else { return nil }
    return .object([
      "pay": .number(bound.pay), "mostSaved": .number(bound.mostSaved(of: answer.pay)),
      "confidence": .number(PayBound.confidence),
      "replications": .integer(Int64(bound.replications)),
    ])
  }

  /// Why that isn't known, where it was looked for.
  private var noBound: JSONValue? {
    guard case .failure(let absence)? = answer.bound else { return nil }
    return .text(absence.rawValue)
  }

  private static func list(_ numbers: [Int]) -> JSONValue {
    .array(numbers.map { .integer(Int64($0)) })
  }

  /// What becomes of the targets without one agent.
  private func removal(_ removal: StaffingAnswer.Removal) -> JSONValue {
    let verdict = answer.verdicts[removal.target]
    return .object([
      "pool": .text(scenario.pools[removal.pool].id),
      "interval": .integer(Int64(removal.interval)),
      "target": .text(verdict.measure.rawValue),
      "queue": verdict.queue.map { .text(scenario.queues[$0].id) },
      "targetPool": verdict.target.pool.map { .text(scenario.pools[$0].id) },
      "value": .number(removal.value), "missed": .boolean(removal.isMissed),
    ])
  }

  // MARK: For people

  var text: String {
    var parts = [heading, table.text(in: format), proof]
    if answer.isPartial {
      parts.append(UnprovedText(answer, language).text + "\n")
    }
    if case .cheapest = answer.goal, answer.meetsTargets, !answer.without.isEmpty {
      parts.append(withoutOne)
    }
    switch answer.bound {
    case .success(let bound)?: parts.append(text(of: bound))
    case .failure(let absence)?:
      let reason = absence.wording
      parts.append(
        say(
          "不知道工资低于多少就一定达不到目标：\(reason.zh)\n",
          "below which pay no plan can keep the targets isn't known: \(reason.en)\n"))
    case nil: break
    }
    return parts.joined(separator: "\n")
  }

  /// The agents against those who are busy, and the day with them.
  var charts: String {
    let pools = scenario.pools.indices.map { pool in
      StaffingCharts.Pool(
        id: scenario.pools[pool].id,
        need: (0..<scenario.intervalCount).map {
          answer.proof.interval($0, pool: pool, .meanBusy).mean
        }, agents: answer.table.agents[pool].map(Double.init))
    }
    return StaffingCharts(
      pools: pools, needName: say("忙碌", "busy"),
      agentsName: say("排班（未扣缺勤）", "on the roster, before shrinkage"),
      times: (0..<scenario.intervalCount).map { scenario.moment(ofInterval: $0).clock },
      format: format
    ).text + "\n" + DayCharts(result: answer.proof, showsAgents: false, format: format).text
  }

  private var heading: String {
    let pay = scenario.payText(answer.pay, language)
    var line =
      switch answer.goal {
      case _ where !answer.isProved:
        say("\(scenario.id)：目前最好的排班，坐席成本 \(pay)", "\(scenario.id): the best agents so far, \(pay)")
      case .cheapest where answer.meetsTargets:
        say(
          "\(scenario.id)：满足全部目标的最省排班，坐席成本 \(pay)",
          "\(scenario.id): the cheapest agents that meet every target, \(pay)")
      case .cheapest:
        say(
          "\(scenario.id)：未找到满足全部目标的排班，最接近的成本 \(pay)",
          "\(scenario.id): no agents were found that meet every target; the nearest cost \(pay)")
      case .best:
        say(
          "\(scenario.id)：预算内服务最好的排班，坐席成本 \(pay)",
          "\(scenario.id): the best service for the budget, \(pay)")
      }
    let formula = scenario.payText(answer.formula.cost(in: scenario), language)
    line += say("（Erlang A 公式：\(formula)）", " (by Erlang A: \(formula))")
    if answer.isPartial { line += say(" · 中途停止，结果不完整", " · stopped early, partial results") }
    line += "\n"
    guard scenario.pools.count > 1 else { return line }
    let parts = zip(scenario.pools, PayBreakdown(answer.table, in: scenario).pools).map {
      "\($0.id) \(scenario.payText($1, language))"
    }
    return line + say("成本：", "pay: ") + parts.joined(separator: say("，", ", ")) + "\n"
  }

  private var table: TextTable {
    var table = TextTable(
      [
        .init(say("时段", "from"), .leading), .init(say("来电", "calls")),
        .init(say("服务水平", "service level")),
      ] + scenario.pools.map { .init($0.id) })
    for interval in 0..<scenario.intervalCount {
      table.add(
        [
          DayClock(scenario, language).text(ofInterval: interval, in: scenario),
          FigureText.number(answer.proof.interval(interval, .attempts).mean),
          FigureText.percent(answer.proof.interval(interval, .serviceLevel).mean),
        ] + answer.table.agents.map { String($0[interval]) })
    }
    return table
  }

  private var proof: String {
    let count = FigureText.number(Double(answer.proof.replications))
    var text = say(
      "以 \(count) 次新的模拟验证（种子 \(answer.proof.seed)）：\n",
      "in \(count) fresh replications (seed \(answer.proof.seed)):\n")
    // Of many intervals those that matter: the day's targets, and what is missed.
    for verdict in answer.verdicts where verdict.target.interval == nil || !verdict.holds {
      text += "  " + TargetText.line(verdict, scenario, language) + "\n"
    }
    let intervals = answer.verdicts.filter { $0.target.interval != nil }
    if !intervals.isEmpty, intervals.allSatisfy(\.holds) {
      text += "  " + say("✔ 每个时段也都达标\n", "✔ the same in every single interval\n")
    }
    return text
  }

  /// What no plan goes below, and what that leaves to be saved.
  private func text(of bound: PayBound) -> String {
    let pay = scenario.payText(bound.pay, language)
    let saved = FigureText.percent(bound.mostSaved(of: answer.pay))
    let sure = FigureText.percent(PayBound.confidence)
    return say(
      "成本低于 \(pay) 的排班都达不到目标，至多还能省 \(saved)（松弛模型，\(sure) 把握）\n",
      "no plan below \(pay) can keep the targets, so that \(saved) at most can be saved"
        + " (by a relaxation, \(sure) sure)\n")
  }

  /// What one agent fewer would do.
  private var withoutOne: String {
    let all = answer.without.count
    let spare = answer.dispensable
    guard let widest = spare.max(by: { $0.distance < $1.distance }) else {
      return say(
        "\(all) 个坐席时段中任何一个少一人，都有目标达不到\n",
        "without any single agent of the \(all) pools and intervals, a target is missed\n")
    }
    let verdict = answer.verdicts[widest.target]
    let margin = TargetText.difference(widest.distance, verdict.measure, language)
    let sure = FigureText.percent(answer.confidence)
    return say(
      "少一人：\(all) 处中 \(all - spare.count) 处有目标达不到，其余最多只多出 \(margin)"
        + "（\(sure) 把握所需的余量之内）\n",
      "one agent fewer: a target is missed at \(all - spare.count) of \(all) places; elsewhere it is"
        + " kept by at most \(margin), the margin for being \(sure) sure\n")
  }
}

extension StaffingAnswer {
  package func summary(of scenario: Scenario, _ format: TextFormat) -> some ResultSummary {
    StaffingSummary(answer: self, scenario: scenario, format: format)
  }
}
