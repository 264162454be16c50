internal import Diagnostics

extension LintRule {
  static let sameWordTwice = LintRule(
    "same-word-twice", .error, "One word on two choices of a node",
    advice: "A caller who says it is asked again, because it means either. Take it off one.",
    atNode: { node, _ in
      var first: [FoldedText: Choice] = [:]
      return node.choices.flatMap { choice in
        var own: Set<FoldedText> = []
        return choice.words.compactMap { text -> Spot? in
          let word = FoldedText(text)
          guard !word.characters.isEmpty, own.insert(word).inserted else { return nil }
          guard let earlier = first[word] else {
            first[word] = choice
            return nil
          }
          return Spot(
            at: choice.offset,
            "\(node.title): \"\(text.prefix(40))\" means both key \(earlier.key) and key \(choice.key)"
          )
        }
      }
    })
}
