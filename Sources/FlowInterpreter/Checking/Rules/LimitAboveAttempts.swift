internal import Diagnostics

extension LintRule {
  static let limitAboveAttempts = LintRule(
    "limit-above-attempts", .warning,
    Wording(
      zh: "maxNoInput 或 maxNoMatch 大于询问次数",
      en: "maxNoInput or maxNoMatch above the number of attempts"),
    advice: Wording(
      zh: """
        最多问 `attempts` 次，这个上限永远到不了。调低它，或调高 `attempts`。
        """,
      en: """
        The caller is asked `attempts` times at most, so the limit is never met. Lower it, or raise \
        `attempts`.
        """),
    atNode: { node, _ in
      guard let retry = node.retry else { return [] }
      return [("maxNoInput", retry.maxNoInput), ("maxNoMatch", retry.maxNoMatch)]
        .compactMap { name, limit in
          guard let limit, limit > retry.attempts else { return nil }
          return Spot(
            at: node.offset,
            Wording(
              zh: "\(node.title.zh)：\(name) 是 \(limit)，但只问 \(retry.attempts) 次",
              en: "\(node.title.en): \(name) is \(limit), but it asks \(retry.attempts) times"))
        }
    })
}
