package import Diagnostics
package import QueueSimulator
internal import Reports
package import Staffing

/// Whom to call in, send home or move for what is left of a day, and what it does and costs.
package struct RestAnswer {
  private let rest: RestOfDay
  private let changes: [RestOfDay.Change]
  /// The pay of what is left, with the changes.
  private let pay: Double
  /// The day with the plan, and with the changes; callers from now on.
  private let planned: StudyResult
  private let changed: StudyResult
  private let isPartial: Bool

  /// - Parameter found: the agents of what is left.
  package init(
    rest: RestOfDay, found: StaffingAnswer, planned: StudyResult, changed: StudyResult
  ) {
    self.rest = rest
    changes = rest.changes(to: found.table)
    pay = found.table.cost(in: rest.rest)
    isPartial = found.isPartial
    self.planned = planned
    self.changed = changed
  }

  private var scenario: Scenario { rest.scenario }

  private func verdicts(_ result: StudyResult) -> [TargetVerdict] {
    scenario.targets.map { result.verdict($0) }
  }

  package var meetsTargets: Bool { verdicts(changed).allSatisfy(\.holds) }

  private func clock(_ interval: Int) -> String {
    let end = scenario.interval(interval).lowerBound
    guard interval >= scenario.intervalCount else {
      return (scenario.begins + .seconds(end)).clock
    }
    return (scenario.begins + .seconds(scenario.lastsSeconds)).clock
  }

  package var json: JSONValue {
    .object([
      "scenario": .text(scenario.id), "from": .text(clock(rest.first)),
      "changes": .array(
        changes.map { change in
          .object([
            "action": .text(
              change.from == nil ? "callIn" : change.to == nil ? "sendHome" : "move"),
            "agents": .integer(Int64(change.agents)),
            "from": .text(clock(change.intervals.lowerBound)),
            "to": .text(clock(change.intervals.upperBound)),
            "pool": (change.to ?? change.from).map { .text(scenario.pools[$0].id) },
            "fromPool": change.to == nil ? nil : change.from.map { .text(scenario.pools[$0].id) },
          ])
        }),
      "pay": .object([
        "planned": .number(rest.plannedPay), "changed": .number(pay),
        "difference": .number(pay - rest.plannedPay),
      ]),
      "planned": .array(verdicts(planned).map { TargetText.json($0, scenario) }),
      "changed": .array(verdicts(changed).map { TargetText.json($0, scenario) }),
      "meetsTargets": .boolean(meetsTargets), "partial": .boolean(isPartial),
    ])
  }

  package func text(_ language: Language) -> String {
    var text = language.text(
      zh: "\(scenario.id)：从 \(clock(rest.first)) 起",
      en: "\(scenario.id): from \(clock(rest.first)) on")
    if isPartial {
      text += language.text(zh: " · 中途停止，结果不完整", en: " · stopped early, partial results")
    }
    text += "\n"
    if changes.isEmpty {
      text += language.text(zh: "  照原排班即可\n", en: "  the plan will do as it is\n")
    }
    for change in changes { text += "  \(line(change, language))\n" }
    let (before, after) = (
      scenario.payText(rest.plannedPay, language), scenario.payText(pay, language)
    )
    let sign = pay < rest.plannedPay ? "−" : "+"
    let difference = sign + scenario.payText(abs(pay - rest.plannedPay), language)
    text += language.text(
      zh: "  余下的坐席成本 \(after)，原为 \(before)（\(difference)）\n",
      en: "  pay of what is left: \(after), \(before) as planned (\(difference))\n")
    text += language.text(zh: "照原排班：\n", en: "as planned:\n")
    text += lines(planned, language)
    if changes.isEmpty { return text }
    return text + language.text(zh: "调整后：\n", en: "with the changes:\n")
      + lines(changed, language)
  }

  private func lines(_ result: StudyResult, _ language: Language) -> String {
    verdicts(result).map { "  " + TargetText.line($0, scenario, language) + "\n" }.joined()
  }

  private func line(_ change: RestOfDay.Change, _ language: Language) -> String {
    let span = "\(clock(change.intervals.lowerBound))–\(clock(change.intervals.upperBound))"
    func name(_ pool: Int) -> String { scenario.pools[pool].id }
    switch (change.from, change.to) {
    case (nil, let to?):
      return language.text(
        zh: "\(span) 叫来 \(change.agents) 人到 \(name(to))",
        en: "\(span) call in \(change.agents) for \(name(to))")
    case (let from?, nil):
      return language.text(
        zh: "\(span) 让 \(name(from)) 的 \(change.agents) 人回家",
        en: "\(span) send \(change.agents) of \(name(from)) home")
    case (let from?, let to?):
      return language.text(
        zh: "\(span) 把 \(change.agents) 人从 \(name(from)) 调到 \(name(to))",
        en: "\(span) move \(change.agents) from \(name(from)) to \(name(to))")
    case (nil, nil): preconditionFailure("RestOfDay.Change must have an end (was \(change))")
    }
  }
}
