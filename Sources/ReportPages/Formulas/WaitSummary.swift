internal import Diagnostics
package import QueueSimulator
package import Reports

/// The answer of Erlang C or A, with an agent more and less and by every definition.
private struct WaitSummary: ResultSummary {
  let answer: WaitAnswer
  let format: TextFormat

  private var question: WaitQuestion { answer.question }
  private var agents: Int { answer.agents }
  private var agentsNeeded: Int? { answer.agentsNeeded }
  private var queue: any WaitingModel { answer.queue }
  private var levels: ServiceLevels { answer.levels }
  private var isTargetMet: Bool? { answer.isTargetMet }
  private var paidAgents: Int? { answer.paidAgents }

  var text: String {
    [headline + verdict, neighbours, definitions, details].joined(separator: "\n")
  }

  private var headline: String {
    let load = question.load
    let calls = Figures.number(load.arrivalsPerSecond * 3_600)
    let handling = Figures.givenSeconds(load.handlingSeconds)
    let erlangs = Figures.number(load.erlangs)
    var text = format.text(
      zh: "\(calls) 通/小时 × 处理时长 \(handling) = 话务量 \(erlangs) Erl",
      en: "\(calls) calls an hour × \(handling) each = \(erlangs) Erlangs")
    if let patience = question.patienceSeconds {
      text += format.text(
        zh: "，平均耐心 \(Figures.givenSeconds(patience))",
        en: ", mean patience \(Figures.givenSeconds(patience))")
    }
    if let lines = question.lines {
      text += format.text(zh: ",\(lines) 条线路", en: ", \(lines) lines")
    }
    let model = format.text(zh: "爱尔兰", en: "Erlang") + (isPatient ? " C" : " A")
    return "\(model): \(text)\n"
  }

  private var isPatient: Bool { question.patienceSeconds == nil }

  private var verdict: String {
    var text = ""
    if let agentsNeeded {
      text += format.text(
        zh: "达到目标需要 \(agentsNeeded) 名坐席\n",
        en: "\(agentsNeeded) agents are needed to reach the target\n")
    } else if question.target != StaffingTarget() {
      text += format.text(
        zh: "多少坐席都达不到目标\n", en: "no number of agents reaches the target\n")
    }
    if isTargetMet == false {
      text += format.text(zh: "\(agents) 名坐席不够\n", en: "\(agents) agents are too few\n")
    }
    if let paidAgents, let shrinkage = question.shrinkage {
      let share = Figures.percent(shrinkage)
      text += format.text(
        zh: "缺勤率 \(share)：\(agents) 名在岗需要排班 \(paidAgents) 名\n",
        en: "with a shrinkage of \(share), \(paidAgents) must be paid for \(agents) at work\n")
    }
    if isPatient, question.load.erlangs >= Double(agents) {
      text += format.text(
        zh: "话务量不小于坐席数：若无人放弃，队列会无限增长；放弃的情形请用 erlang a\n",
        en: "the load is not below the agents: if nobody hangs up, the queue grows without end;"
          + " erlang a is for those who do\n")
    }
    return text
  }

  /// The agents one or two more or fewer, side by side.
  private var neighbours: String {
    let within = Figures.givenSeconds(question.withinSeconds)
    var table = TextTable([
      .init("", .leading), .init(format.text(zh: "坐席", en: "agents"), .trailing),
      .init(format.text(zh: "\(within)内接通", en: "within \(within)"), .trailing),
      .init(format.text(zh: "平均应答", en: "ASA"), .trailing),
      .init(format.text(zh: "90% 等待", en: "p90 wait"), .trailing),
      .init(format.text(zh: "放弃率", en: "abandoned"), .trailing),
      .init(format.text(zh: "忙音率", en: "blocked"), .trailing),
      .init(format.text(zh: "占用率", en: "occupancy"), .trailing),
      .init(format.text(zh: "平均排队", en: "in queue"), .trailing),
    ])
    for agents in max(1, agents - 2)...(agents + 2) {
      let queue = question.queue(agents: agents)
      let figures = queue.figures
      table.add([
        agents == self.agents ? ">" : "", "\(agents)",
        Figures.percent(queue.serviceLevels(within: question.withinSeconds).ofOffered),
        Figures.seconds(figures.averageSpeedOfAnswer), Figures.seconds(queue.waitPercentile(0.9)),
        Figures.percent(figures.abandonment), Figures.percent(figures.blocking),
        Figures.percent(figures.occupancy), Figures.number(figures.meanQueue),
      ])
    }
    return table.text(in: format)
  }

  private var definitions: String {
    let within = Figures.givenSeconds(question.withinSeconds)
    var table = TextTable([
      .init("", .leading), .init("", .leading), .init("", .trailing), .init("", .leading),
    ])
    for basis in ServiceLevels.Basis.allCases {
      let isTarget = question.target.serviceLevel?.basis == basis
      table.add([
        basis.rawValue, meaning(of: basis), Figures.percent(levels[basis]),
        isTarget ? format.text(zh: "← 目标", en: "← target") : "",
      ])
    }
    return format.text(
      zh: "\(agents) 名坐席的服务水平，\(within)内，按各种口径：\n",
      en: "service level of \(agents) agents within \(within), by every definition:\n")
      + table.text(in: format, indent: 2)
  }

  private func meaning(of basis: ServiceLevels.Basis) -> String {
    switch basis {
    case .offered: format.text(zh: "时限内接通 / 进线", en: "answered in time / offered")
    case .attempts:
      format.text(zh: "时限内接通 / 呼叫次数（含忙音）", en: "answered in time / attempts (busy signals too)")
    case .answered: format.text(zh: "时限内接通 / 接通", en: "answered in time / answered")
    case .withoutShortAbandons:
      format.text(
        zh: "时限内接通 / （进线 − 时限内放弃）",
        en: "answered in time / (offered − abandoned in time)")
    case .ended:
      format.text(
        zh: "时限内接通或放弃 / 进线", en: "answered or abandoned in time / offered")
    }
  }

  private var details: String {
    let figures = queue.figures
    var table = TextTable([.init("", .leading), .init("", .trailing)])
    func add(_ chinese: String, _ english: String, _ value: String) {
      table.add([format.text(zh: chinese, en: english), value])
    }
    add("需要等待（未立即接通 / 进线）", "had to wait / offered", Figures.percent(figures.delayed))
    add(
      "平均应答速度（仅接通，立即接通计 0）", "average speed of answer (of the answered)",
      Figures.seconds(figures.averageSpeedOfAnswer))
    add("平均等待（全部进线）", "mean wait of all offered", Figures.seconds(figures.meanWait))
    add(
      "平均等待（需要等待者）", "mean wait of those who had to",
      Figures.seconds(figures.meanWaitOfDelayed))
    if !isPatient {
      add(
        "平均等待（放弃者）", "mean wait of the abandoned",
        Figures.seconds(figures.meanWaitOfAbandoned))
    }
    add("忙碌坐席", "busy agents", Figures.number(figures.meanBusy))
    add("占用线路（等待与通话）", "lines in use (waiting and talking)", Figures.number(figures.meanLines))
    return table.text(in: format)
  }

  // MARK: For machines

  var json: JSONValue {
    let figures = queue.figures
    return .object([
      "model": question.patienceSeconds == nil ? "erlang-c" : "erlang-a",
      "erlangs": .number(question.load.erlangs),
      "callsPerHour": .number(question.load.arrivalsPerSecond * 3_600),
      "handling": .number(question.load.handlingSeconds),
      "patience": question.patienceSeconds.map { .number($0) },
      "lines": question.lines.map { .integer(Int64($0)) },
      "within": .number(question.withinSeconds),
      "agents": .integer(Int64(agents)),
      "agentsNeeded": agentsNeeded.map { .integer(Int64($0)) },
      "paidAgents": paidAgents.map { .integer(Int64($0)) },
      "targetMet": isTargetMet.map { .boolean($0) },
      "serviceLevel": .number(levels.ofOffered),
      "serviceLevels": .object([
        "ofAttempts": .number(levels.ofAttempts), "ofAnswered": .number(levels.ofAnswered),
        "withoutShortAbandons": .number(levels.withoutShortAbandons),
        "ended": .number(levels.ended),
      ]),
      "asa": .number(figures.averageSpeedOfAnswer),
      "meanWait": .number(figures.meanWait),
      "meanWaitOfDelayed": .number(figures.meanWaitOfDelayed),
      "waitPercentiles": .object(
        Self.percentiles.map { percentile in
          JSONValue.Member(
            "p\(percentile)", .number(queue.waitPercentile(Double(percentile) / 100)))
        }),
      "delayed": .number(figures.delayed),
      "abandonment": .number(figures.abandonment),
      "blocking": .number(figures.blocking),
      "meanQueue": .number(figures.meanQueue),
      "meanBusy": .number(figures.meanBusy),
      "meanLines": .number(figures.meanLines),
      "occupancy": .number(figures.occupancy),
    ])
  }

  private static let percentiles = [50, 80, 90, 95, 99]
}

extension WaitAnswer {
  package func summary(_ format: TextFormat) -> some ResultSummary {
    WaitSummary(answer: self, format: format)
  }
}
