package import Diagnostics
package import QueueSimulator
package import Staffing

/// Why no number of agents would do.
package struct StaffingRefusal {
  let verdicts: [TargetVerdict]
  let binding: StaffingSearch.Binding
  let scenario: Scenario
  /// Where nobody may work because no shift covers it, in words; `nil` if there is nothing of that.
  let uncovered: UncoveredText?

  /// - Parameter uncovered: where nobody may work because no shift covers it.
  package init(
    verdicts: [TargetVerdict], binding: StaffingSearch.Binding, scenario: Scenario,
    uncovered: [ShiftCover.Uncovered]
  ) {
    self.verdicts = verdicts
    self.binding = binding
    self.scenario = scenario
    let nobody = StaffingTable(nobodyIn: scenario)
    self.uncovered =
      uncovered.isEmpty
      ? nil
      : StaffingNeed(nobody, of: scenario, pools: []).map {
        UncoveredText(uncovered: uncovered, need: $0)
      }
  }

  /// What would help, where it is more agents: shifts, or what the pools allow.
  var moreAgents: Wording {
    guard let uncovered else {
      return Wording(
        zh: "卡在坐席组的 atMost，坐席再多些就可以达到",
        en: "the pools' atMost binds; with more agents it could be met")
    }
    return Wording(
      zh: "\(uncovered.reason.zh)；有人上班就可以达到",
      en: "\(uncovered.reason.en); with people there it could be met")
  }

  package var json: JSONValue {
    let name: String? =
      switch binding {
      case .mostAgents: "mostAgents"
      case .lines: "lines"
      case .capacity: "capacity"
      case .overflowDelay: "overflowDelay"
      case .unknown: nil
      }
    return .object([
      "scenario": .text(scenario.id), "meetsTargets": .boolean(false),
      "missed": .array(verdicts.map { TargetText.json($0, scenario) }),
      "binding": name.map { .text($0) } ?? .null, "uncovered": uncovered?.json,
    ])
  }

  package func text(_ language: Language) -> String {
    var text =
      binding == .mostAgents
      ? language.text(
        zh: "\(scenario.id)：允许的坐席人数达不到目标\n",
        en: "\(scenario.id): no number of agents that pools allow meets the targets\n")
      : language.text(
        zh: "\(scenario.id)：再多坐席也达不到目标\n",
        en: "\(scenario.id): no number of agents meets the targets\n")
    for verdict in verdicts {
      text += "  " + TargetText.line(verdict, scenario, language) + "\n"
    }
    switch binding {
    case .mostAgents:
      text += language.text(moreAgents) + "\n"
    case .lines:
      text += language.text(
        zh: "卡在线路数：线路不限时可以达到\n",
        en: "the lines bind: with lines without limit it could be met\n")
    case .capacity:
      text += language.text(
        zh: "卡在队列容量：队列不限长时可以达到\n",
        en: "the queues' capacity binds: with queues of any length it could be met\n")
    case .overflowDelay:
      text += language.text(
        zh: "卡在溢出延时：其他组立即可接时可以达到\n",
        en: "the overflow's delay binds: if other pools helped at once it could be met\n")
    case .unknown: break
    }
    return text
  }
}
