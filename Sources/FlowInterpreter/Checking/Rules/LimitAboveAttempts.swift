internal import Diagnostics

extension LintRule {
  static let limitAboveAttempts = LintRule(
    "limit-above-attempts", .warning, "maxNoInput or maxNoMatch above the number of attempts",
    advice: """
      The caller is asked `attempts` times at most, so the limit is never met. Lower it, or raise \
      `attempts`.
      """,
    atNode: { node, _ in
      guard let retry = node.retry else { return [] }
      return [("maxNoInput", retry.maxNoInput), ("maxNoMatch", retry.maxNoMatch)]
        .compactMap { name, limit in
          guard let limit, limit > retry.attempts else { return nil }
          return Spot(
            at: node.offset,
            "\(node.title): \(name) is \(limit), but it asks \(retry.attempts) times")
        }
    })
}
