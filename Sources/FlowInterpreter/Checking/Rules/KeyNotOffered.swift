internal import Diagnostics

extension LintRule {
  static let keyNotOffered = LintRule(
    "key-not-offered", .warning,
    Wording(zh: "能按却没告诉来电者的键", en: "A key that is accepted but never offered"),
    advice: Wording(
      zh: """
        没听说过的键没人会按。在提示里，或之前的话里报出来。（带表达式的提示什么都可能报，不查。）
        """,
      en: """
        Nobody presses a key they haven't heard of. Name it in the prompt, or in what is said before. \
        (A prompt with an expression in it may offer anything and is left alone.)
        """),
    inFlow: { graph in
      var saidBefore: [Int: [PromptSeries]] = [:]
      for (index, node) in graph.flow.nodes.enumerated() {
        if case .say(let say) = node.kind, let asking = graph.questionAfter(index) {
          saidBefore[asking, default: []].append(say.prompt)
        }
      }
      return graph.flow.nodes.enumerated().flatMap { index, node -> [Spot] in
        let prompts = node.prompts + (saidBefore[index] ?? [])
        let isOpen = prompts.contains { series in
          series.prompts.contains { graph.flow.leavesOpen($0) }
        }
        guard !isOpen else { return [] }
        let offered = Set(prompts.flatMap(\.offers).map(\.offer.key))
        return node.choices.filter { !offered.contains($0.key) }.map { choice in
          Spot(
            node: index, at: choice.offset,
            Wording(
              zh: "\(node.title.zh)的提示没有报按键 \(choice.key)（\(choice.label.prefix(40))）",
              en:
                "no prompt of \(node.title.en) offers key \(choice.key) (\(choice.label.prefix(40)))"
            ))
        }
      }
    })
}

extension Flow {
  /// Whether a prompt says words that the file doesn't have: by an expression, or in another system as a recording
  /// or as what a template fills in.
  func leavesOpen(_ prompt: Prompt) -> Bool {
    if !prompt.text.expressions.isEmpty { return true }
    guard system != .hotline else { return false }
    let text = prompt.text.literals
    return prompt.audio != nil || ["{{", "${", "%%"].contains { text.contains($0) }
  }
}
