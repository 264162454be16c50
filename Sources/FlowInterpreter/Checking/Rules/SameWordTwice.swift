internal import Diagnostics

extension LintRule {
  static let sameWordTwice = LintRule(
    "same-word-twice", .error, "One word on two choices of a node",
    advice: "A caller who says it gets only one of them, whichever was meant. Take it off one.",
    atNode: { node, _ in
      var first: [String: Choice] = [:]
      return node.choices.flatMap { choice in
        Set(choice.words.map { $0.lowercased() }).sorted().compactMap { word -> Spot? in
          guard let earlier = first[word] else {
            first[word] = choice
            return nil
          }
          return Spot(
            at: choice.offset,
            "\(node.title): \"\(word.prefix(40))\" means both key \(earlier.key) and key \(choice.key)"
          )
        }
      }
    })
}
