internal import Diagnostics
internal import QueueSimulator
package import Reports
internal import Staffing

/// Shifts with their price, what is proved of them, and what they do in the simulation.
private struct RosterSummary: Localized, ResultSummary {
  let roster: SimulatedRoster
  let format: TextFormat

  var language: Language { format.language }
  private var cover: ShiftCover { roster.cover }
  private var need: StaffingNeed { roster.need }
  private var plan: ShiftPlan { roster.plan }
  private var result: StudyResult? { roster.result }

  private var people: Int { roster.people }

  private var wording: RosterWording { RosterWording(roster: roster, language: language) }

  private var rows: [RosterRow] { RosterRow.rows(of: roster, language) }

  // MARK: For people

  var text: String {
    let pay = FigureText.number(roster.pay)
    var text = say(
      "\(people) 人排班，成本 ¥\(pay)", "\(people) people on shifts, ¥\(pay)")
    text += say(",", ", ") + wording.origin + "\n"
    if let cost = wording.cost { text += cost + "\n" }
    if let uncovered = wording.uncovered { text += uncovered + "\n" }
    for sentence in wording.weekly { text += sentence + "\n" }
    text += "\n"
    var table = TextTable([
      .init(say("组", "pool"), .leading), .init(say("班次", "pattern"), .leading),
      .init(say("起", "from"), .leading), .init(say("止", "to"), .leading),
      .init(say("休息", "breaks"), .leading), .init(say("人数", "people")),
    ])
    for row in rows {
      table.add([
        row.pool, row.pattern, row.from, row.to, row.breaks.joined(separator: " "),
        String(row.people),
      ])
    }
    return text + table.text(in: format) + "\n" + days + verdicts
  }

  /// The need against the agents that the shifts bring, and the day with them.
  /// - Parameter begins: when the day begins.
  var charts: String {
    let pools = need.agents.map { pool, agents in
      StaffingCharts.Pool(
        id: pool, need: agents.map(Double.init),
        agents: cover.agents(of: pool, need: need, plan: plan).map(Double.init))
    }
    let day = StaffingCharts(
      pools: pools, needName: say("需要", "needed"), agentsName: say("在岗", "there"),
      times: (0..<need.intervals).map {
        (roster.begins + .milliseconds(Int64($0 * need.intervalMinutes) * 60_000)).clock
      }, format: format
    ).text
    guard let result else { return day }
    return day + "\n" + DayCharts(result: result, showsAgents: false, format: format).text
  }

  /// The need and what covers it over the day.
  private var days: String {
    var table = TextTable([.init("", .leading), .init("", .leading), .init("", .leading)])
    for (pool, agents) in need.agents {
      let covered = cover.agents(of: pool, need: need, plan: plan)
      let surplus = zip(covered, agents).reduce(0) { $0 + max(0, $1.0 - $1.1) }
      table.add([pool, say("需要", "need"), Sparkline.text(agents.map(Double.init))])
      table.add([
        "", say("在岗", "there"),
        Sparkline.text(covered.map(Double.init)) + "  "
          + say("富余 \(surplus) 人时段", "\(surplus) agent-intervals more than needed"),
      ])
    }
    return table.text(in: format)
  }

  private var verdicts: String {
    guard let result else { return "" }
    let count = FigureText.number(Double(result.replications))
    var text = say(
      "\n按此排班模拟 \(count) 次：\n", "\nthis roster in \(count) fresh replications:\n")
    // Of many intervals those that matter: the day's targets, and what is missed.
    for verdict in roster.verdicts where verdict.target.interval == nil || !verdict.holds {
      text += "  " + TargetText.line(verdict, result.scenario, language) + "\n"
    }
    for sentence in [wording.price, wording.proof] {
      if let sentence { text += "\n" + sentence + "\n" }
    }
    return text
  }

  // MARK: For machines

  var json: JSONValue {
    let pools = need.agents.map { pool, agents in
      JSONValue.Member(
        pool,
        .object([
          "need": .array(agents.map { .integer(Int64($0)) }),
          "covered": .array(
            cover.agents(of: pool, need: need, plan: plan).map { .integer(Int64($0)) }),
        ]))
    }
    return .object([
      "people": .integer(Int64(people)), "pay": .number(roster.pay),
      "bound": cover.bound.map { .number($0) }, "gap": cover.gap.map { .number($0) },
      "cost": .object([
        "pools": .object(roster.payByPool.map { .init($0.pool, .number($0.pay)) }),
        "overtime": .number(roster.overtimePay),
      ]),
      "weekly": need.isSeveralDays
        ? .object(
          need.agents.map { part in
            let lines = cover.lines(of: part.pool, need: need, plan: plan)
            return .init(
              part.pool,
              .object([
                "people": .integer(Int64(lines.people)),
                "overtimeMinutes": .integer(Int64(lines.overtimeMinutes)),
              ]))
          }) : nil,
      "pools": .object(pools), "uncovered": roster.uncovered?.json,
      "shifts": .array(
        rows.map { row in
          .object([
            "pool": .text(row.pool), "pattern": .text(row.pattern), "from": .text(row.from),
            "to": .text(row.to), "breaks": .array(row.breaks.map { .text($0) }),
            "people": .integer(Int64(row.people)), "payEach": .number(row.payEach),
          ])
        }),
      "simulation": result.map { result in
        .object([
          "replications": .integer(Int64(result.replications)),
          "seed": .integer(Int64(bitPattern: result.seed)),
          "meetsTargets": .boolean(roster.meetsTargets),
          "targets": .array(roster.verdicts.map { TargetText.json($0, result.scenario) }),
        ])
      },
      "choice": roster.choice.map(choice),
    ])
  }

  /// How shifts were chosen: what they cost beside other ways, and what becomes of the targets with
  /// one person fewer.
  private func choice(_ choice: RosterAnswer) -> JSONValue {
    let scenario = choice.proof.scenario
    return .object([
      "ideal": .number(choice.price.ideal), "covering": .number(choice.price.covering),
      "confidence": .number(choice.confidence),
      "without": .array(
        choice.without.map { removal in
          let verdict = choice.verdicts[removal.target]
          return .object([
            "pool": .text(removal.shift.pool), "pattern": .text(removal.shift.pattern),
            "from": .text(ClockText.of(minute: need.beginsMinute + removal.shift.start)),
            "target": .text(verdict.measure.rawValue),
            "queue": verdict.queue.map { .text(scenario.queues[$0].id) },
            "targetPool": verdict.target.pool.map { .text(scenario.pools[$0].id) },
            "value": .number(removal.value), "missed": .boolean(removal.isMissed),
          ])
        }),
      "searchReplications": .integer(Int64(choice.replications)),
      "partial": .boolean(choice.isPartial), "proved": .boolean(choice.isProved),
    ])
  }
}

extension SimulatedRoster {
  package func summary(_ format: TextFormat) -> some ResultSummary {
    RosterSummary(roster: self, format: format)
  }
}
