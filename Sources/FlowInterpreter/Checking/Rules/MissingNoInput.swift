internal import Diagnostics

extension LintRule {
  static let missingNoInput = LintRule(
    "missing-no-input", .warning,
    Wording(zh: "来电者不出声时没有话说", en: "A question without words for a caller who stays silent"),
    advice: Wording(
      zh: """
        不出声总有原因：在找订单号，或没听清。再问之前先说明（`noInput`，写在节点或 `defaults` 里）。
        """,
      en: """
        Silence has its reasons: the caller looks for an order number or didn't hear the question. Say so \
        (`noInput`, at the node or in `defaults`) before asking again.
        """),
    atNode: { node, _ in
      guard let retry = node.retry, retry.attempts > 1, retry.noInput == nil else { return [] }
      return [
        Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)对不出声的来电者什么也不说",
            en: "\(node.title.en) says nothing to a caller who stays silent"),
          hint: Wording(zh: "在这里或 defaults 里加 noInput", en: "add noInput here or in defaults"))
      ]
    })
}
