internal import Diagnostics

extension LintRule {
  static let missingNoMatch = LintRule(
    "missing-no-match", .warning,
    Wording(zh: "来电者答错时没有话说", en: "A question without words for a caller who answers wrongly"),
    advice: Wording(
      zh: """
        又听到同一个问题的来电者，不知道刚才没听懂。再问之前先说明（`noMatch`，写在节点或 `defaults` 里）。
        """,
      en: """
        A caller who hears the same question again doesn't know that the answer was not understood. Say \
        so (`noMatch`, at the node or in `defaults`) before asking again.
        """),
    atNode: { node, _ in
      guard let retry = node.retry, retry.attempts > 1, retry.noMatch == nil else { return [] }
      return [
        Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)对答错的来电者什么也不说",
            en: "\(node.title.en) says nothing to a caller who answers wrongly"),
          hint: Wording(zh: "在这里或 defaults 里加 noMatch", en: "add noMatch here or in defaults"))
      ]
    })
}
