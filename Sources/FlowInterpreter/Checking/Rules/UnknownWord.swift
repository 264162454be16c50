internal import Diagnostics

extension LintRule {
  static let unknownWord = LintRule(
    "unknown-word", .error,
    Wording(zh: "不存在的状态、阶段或意图", en: "A status, stage or intent that doesn't exist"),
    advice: Wording(
      zh: """
        什么都不会等于它，比了也白比。认识的词：订单的 `status`，投诉的 `stage` 和 `result`，`listen` 节点的意图。
        """,
      en: """
        Nothing ever has it, so the comparison tells nothing. Words are known for `status` of orders, \
        `stage` and `result` of complaints, and the intents of a `listen` node.
        """),
    ofValues: { node, values in
      node.expressions.flatMap { expression in
        expression.tree.parts.compactMap { part in
          guard let (word, vocabulary, known) = values.foreignWord(in: part) else { return nil }
          let guess = Suggestion.guess(at: word, in: known)
          return Spot(
            at: expression.offset,
            Wording(
              zh: "\(node.title.zh)：\(vocabulary.zh)里没有“\(word.prefix(40))”",
              en: "\(node.title.en): '\(word.prefix(40))' is no \(vocabulary.en)") + guess,
            hint: Wording(
              zh: "有 \(known.joined(separator: "、"))",
              en: "there are \(known.joined(separator: ", "))"))
        }
      }
    })
}

extension ValuesAtNode {
  /// A word that a comparison asks for and that its other side never is, with all it may be.
  func foreignWord(in tree: ExpressionTree) -> (word: String, of: Wording, known: [String])? {
    guard case .operation(let symbol, let left, let right) = tree else { return nil }
    switch symbol {
    case .equal, .notEqual: return foreignWord(left, right) ?? foreignWord(right, left)
    case .contained:
      guard case .list(let elements) = right else { return nil }
      return elements.lazy.compactMap { foreignWord(left, $0) }.first
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .add, .subtract, .multiply, .divide,
      .remainder:
      return nil
    }
  }

  private func foreignWord(
    _ subject: ExpressionTree, _ word: ExpressionTree
  ) -> (word: String, of: Wording, known: [String])? {
    guard case .literal(.text(let word)) = word else { return nil }
    let values = of(subject)
    guard let vocabulary = values.vocabulary, let known = values.texts, !known.contains(word)
    else { return nil }
    return (word, vocabulary, known)
  }
}
