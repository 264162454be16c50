internal import Diagnostics

extension LintRule {
  static let misspeltSkill = LintRule(
    "misspelt-skill", .warning,
    Wording(zh: "只用过一次的技能，与另一个只差一点", en: "A skill used once that is nearly the name of another"),
    advice: Wording(
      zh: "没有坐席的技能叫这个错名字，它的队列永远没人接。",
      en: "No agent has a skill by a misspelt name, so its queue is never answered."),
    acrossFlows: { graph in
      var uses: [String: Int] = [:]
      for content in graph.flows {
        for node in content.flow.nodes {
          if let skill = node.kind.skill?.name { uses[skill, default: 0] += 1 }
        }
      }
      let common = uses.filter { $0.value > 1 }.map(\.key).sorted().prefix(200)
      return graph.findings { _, node in
        guard let (skill, offset) = node.kind.skill, uses[skill] == 1,
          let other = Suggestion.closest(to: skill, in: common),
          Suggestion.editDistance(skill, other) <= 2
        else { return nil }
        return Spot(
          at: offset,
          Wording(
            zh: "\(node.title.zh)用了技能“\(skill.prefix(60))”（是不是“\(other)”？）",
            en: "\(node.title.en) names skill \"\(skill.prefix(60))\" (did you mean \"\(other)\"?)")
        )
      }
    })
}
