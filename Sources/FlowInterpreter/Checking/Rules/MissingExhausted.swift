internal import Diagnostics

extension LintRule {
  static let missingExhausted = LintRule(
    "missing-exhausted", .error,
    Wording(zh: "最后一次问失败后没有去处", en: "A question that leads nowhere after the last failed attempt"),
    advice: Wording(
      zh: """
        答不上来的来电者最需要人工。没有 `exhausted`（写在节点或 `defaults` 里），流程也没有 `onError`，来电就失败了。
        """,
      en: """
        Callers who can't answer need a person most. Without `exhausted` (at the node or in `defaults`) \
        or an `onError` of the flow their call fails.
        """),
    atNode: { node, flow in
      guard let retry = node.retry, retry.canRunOut, flow.defaults.onError == nil else {
        return []
      }
      return [
        Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)最后一次问失败后没有去处",
            en: "\(node.title.en) leads nowhere after the last failed attempt"),
          hint: Wording(zh: "在这里或 defaults 里加 exhausted", en: "add exhausted here or in defaults"))
      ]
    })
}
