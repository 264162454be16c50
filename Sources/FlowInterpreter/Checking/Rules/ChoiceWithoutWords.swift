internal import Diagnostics

extension LintRule {
  static let choiceWithoutWords = LintRule(
    "choice-without-words", .note,
    Wording(
      zh: "菜单里别的选项都能说，唯独这个没有说法",
      en: "A choice without words in a menu whose other choices have some"),
    advice: Wording(
      zh: "开口说话的来电者以为每个选项都能说。给它也配上说法。",
      en: "Callers who speak expect to be able to say every choice. Give it words too."),
    atNode: { node, _ in
      guard node.choices.contains(where: { !$0.words.isEmpty }) else { return [] }
      return node.choices.filter { $0.words.isEmpty && !"*#".contains($0.key) }.map { choice in
        Spot(
          at: choice.offset,
          Wording(
            zh: "\(node.title.zh)：按键 \(choice.key) 没有对应的说法",
            en: "\(node.title.en): key \(choice.key) can't be spoken"))
      }
    })
}
