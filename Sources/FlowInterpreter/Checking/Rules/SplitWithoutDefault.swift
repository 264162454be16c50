internal import Diagnostics

extension LintRule {
  static let splitWithoutDefault = LintRule(
    "split-without-default", .error, "A branch without `otherwise`",
    advice: """
      Data holds what nobody thought of: a new order status, an empty field. When no case holds and \
      there is no `otherwise`, the call takes `onError` or fails.
      """,
    atNode: { node, _ in
      guard case .branch(let branch) = node.kind, branch.otherwise == nil,
        !branch.cases.contains(where: { $0.when.tree.constant == .boolean(true) })
      else { return [] }
      return [
        Spot(
          at: node.offset, "\(node.title) has no way for when no case holds",
          hint: "add otherwise")
      ]
    })
}
