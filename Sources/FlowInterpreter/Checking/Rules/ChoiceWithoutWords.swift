internal import Diagnostics

extension LintRule {
  static let choiceWithoutWords = LintRule(
    "choice-without-words", .note, "A choice without words in a menu whose other choices have some",
    advice: "Callers who speak expect to be able to say every choice. Give it words too.",
    atNode: { node, _ in
      guard node.choices.contains(where: { !$0.words.isEmpty }) else { return [] }
      return node.choices.filter { $0.words.isEmpty && !"*#".contains($0.key) }.map { choice in
        Spot(at: choice.offset, "\(node.title): key \(choice.key) can't be spoken")
      }
    })
}
