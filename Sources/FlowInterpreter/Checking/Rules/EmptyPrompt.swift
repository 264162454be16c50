internal import Diagnostics

extension LintRule {
  static let emptyPrompt = LintRule(
    "empty-prompt", .warning, "A prompt without a word",
    advice: "Callers hear silence and think the line is dead. Write what is to be said.",
    atNode: { node, _ in
      node.prompts.flatMap(\.prompts).filter { prompt in
        prompt.audio == nil && prompt.length == nil
          && prompt.text.literals.allSatisfy(\.isWhitespace)
      }.map { Spot(at: $0.offset, "\(node.title) has an empty prompt") }
    })
}
