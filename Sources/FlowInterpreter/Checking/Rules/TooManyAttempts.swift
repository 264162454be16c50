internal import Diagnostics

extension LintRule {
  static let tooManyAttempts = LintRule(
    "too-many-attempts", .warning, "A question that is asked more than four times",
    advice: """
      Who failed three times fails the fourth time too, and is angry by then. Lead to a person after \
      two or three attempts.
      """,
    atNode: { node, _ in
      guard let retry = node.retry, retry.attempts > 4 else { return [] }
      return [Spot(at: node.offset, "\(node.title) asks \(retry.attempts) times")]
    })
}
