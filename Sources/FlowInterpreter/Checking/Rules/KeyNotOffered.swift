internal import Diagnostics

extension LintRule {
  static let keyNotOffered = LintRule(
    "key-not-offered", .warning, "A key that is accepted but never offered",
    advice: """
      Nobody presses a key they haven't heard of. Name it in the prompt, or in what is said before. \
      (A prompt with an expression in it may offer anything and is left alone.)
      """,
    inFlow: { graph in
      var saidBefore: [Int: [PromptSeries]] = [:]
      for (index, node) in graph.flow.nodes.enumerated() {
        if case .say(let say) = node.kind, let asking = graph.questionAfter(index) {
          saidBefore[asking, default: []].append(say.prompt)
        }
      }
      return graph.flow.nodes.enumerated().flatMap { index, node -> [Spot] in
        let prompts = node.prompts + (saidBefore[index] ?? [])
        let hasExpression = prompts.contains { series in
          series.prompts.contains { !$0.text.expressions.isEmpty }
        }
        guard !hasExpression else { return [] }
        let offered = Set(prompts.flatMap(\.offers).map(\.offer.key))
        return node.choices.filter { !offered.contains($0.key) }.map { choice in
          Spot(
            node: index, at: choice.offset,
            "no prompt of \(node.title) offers key \(choice.key) (\(choice.label.prefix(40)))")
        }
      }
    })
}
