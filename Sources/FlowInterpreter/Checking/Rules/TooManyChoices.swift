internal import Diagnostics

extension LintRule {
  static let tooManyChoices = LintRule(
    "too-many-choices", .warning, Wording(zh: "菜单选项超过五个", en: "A menu with more than five choices"),
    advice: Wording(
      zh: """
        来电者还没听到最后一个，就忘了第一个。把选项分组，或让来电者直接说要办什么。
        """,
      en: """
        Callers forget the first choice before they hear the last. Group choices, or let callers say \
        what they want.
        """),
    atNode: { node, flow in
      // What a template of another system will offer is not known.
      let isTemplate =
        flow.system != .hotline
        && node.mainPrompt?.prompts.contains { $0.text.literals.contains("{{") } ?? false
      guard node.choices.count > 5, !isTemplate else { return [] }
      return [
        Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)有 \(node.choices.count) 个选项",
            en: "\(node.title.en) offers \(node.choices.count) choices"))
      ]
    })
}
