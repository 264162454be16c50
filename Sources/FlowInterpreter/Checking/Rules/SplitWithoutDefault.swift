internal import Diagnostics

extension LintRule {
  static let splitWithoutDefault = LintRule(
    "split-without-default", .error,
    Wording(zh: "分支没有 `otherwise`", en: "A branch without `otherwise`"),
    advice: Wording(
      zh: """
        数据里总有想不到的：新的订单状态、空字段。条件都不成立又没有 `otherwise`，来电会走 `onError` 或失败。
        """,
      en: """
        Data holds what nobody thought of: a new order status, an empty field. When no case holds and \
        there is no `otherwise`, the call takes `onError` or fails.
        """),
    atNode: { node, _ in
      guard case .branch(let branch) = node.kind, branch.otherwise == nil, !node.isStandIn,
        !branch.cases.contains(where: { $0.when.tree.constant == .boolean(true) })
      else { return [] }
      return [
        Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)在条件都不成立时没有去处",
            en: "\(node.title.en) has no way for when no case holds"),
          hint: Wording(zh: "加 otherwise", en: "add otherwise"))
      ]
    })
}
