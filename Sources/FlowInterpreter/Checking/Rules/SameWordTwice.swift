internal import Diagnostics

extension LintRule {
  static let sameWordTwice = LintRule(
    "same-word-twice", .error,
    Wording(zh: "一个说法对应节点的两个选项", en: "One word on two choices of a node"),
    advice: Wording(
      zh: "说这个词的来电者会被再问一遍，因为两个都对得上。从一个选项里去掉。",
      en: "A caller who says it is asked again, because it means either. Take it off one."),
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
            Wording(
              zh: "\(node.title.zh)：“\(text.prefix(40))”既指按键 \(earlier.key)，又指按键 \(choice.key)",
              en:
                "\(node.title.en): \"\(text.prefix(40))\" means both key \(earlier.key) and key \(choice.key)"
            )
          )
        }
      }
    })
}
