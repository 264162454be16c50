internal import Diagnostics

extension LintRule {
  static let missingExhausted = LintRule(
    "missing-exhausted", .error, "A question that leads nowhere after the last failed attempt",
    advice: """
      Callers who can't answer need a person most. Without `exhausted` (at the node or in `defaults`) \
      or an `onError` of the flow their call fails.
      """,
    atNode: { node, flow in
      guard let retry = node.retry, retry.canRunOut, flow.defaults.onError == nil else {
        return []
      }
      return [
        Spot(
          at: node.offset, "\(node.title) leads nowhere after the last failed attempt",
          hint: "add exhausted here or in defaults")
      ]
    })
}
