internal import Diagnostics

extension LintRule {
  static let missingNoInput = LintRule(
    "missing-no-input", .warning, "A question without words for a caller who stays silent",
    advice: """
      Silence has its reasons: the caller looks for an order number or didn't hear the question. Say so \
      (`noInput`, at the node or in `defaults`) before asking again.
      """,
    atNode: { node, _ in
      guard let retry = node.retry, retry.attempts > 1, retry.noInput == nil else { return [] }
      return [
        Spot(
          at: node.offset, "\(node.title) says nothing to a caller who stays silent",
          hint: "add noInput here or in defaults")
      ]
    })
}
