internal import Diagnostics

extension LintRule {
  static let emptyPrompt = LintRule(
    "empty-prompt", .warning, Wording(zh: "一个字也没有的提示", en: "A prompt without a word"),
    advice: Wording(
      zh: "来电者听到一片寂静，会以为断线了。写上要说的话。",
      en: "Callers hear silence and think the line is dead. Write what is to be said."),
    atNode: { node, _ in
      node.prompts.flatMap(\.prompts).filter { prompt in
        prompt.audio == nil && prompt.length == nil
          && prompt.text.literals.allSatisfy(\.isWhitespace)
      }.map {
        Spot(
          at: $0.offset,
          Wording(zh: "\(node.title.zh)的提示是空的", en: "\(node.title.en) has an empty prompt"))
      }
    })
}
