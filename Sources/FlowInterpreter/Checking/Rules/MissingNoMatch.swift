internal import Diagnostics

extension LintRule {
  static let missingNoMatch = LintRule(
    "missing-no-match", .warning, "A question without words for a caller who answers wrongly",
    advice: """
      A caller who hears the same question again doesn't know that the answer was not understood. Say \
      so (`noMatch`, at the node or in `defaults`) before asking again.
      """,
    atNode: { node, _ in
      guard let retry = node.retry, retry.attempts > 1, retry.noMatch == nil else { return [] }
      return [
        Spot(
          at: node.offset, "\(node.title) says nothing to a caller who answers wrongly",
          hint: "add noMatch here or in defaults")
      ]
    })
}
