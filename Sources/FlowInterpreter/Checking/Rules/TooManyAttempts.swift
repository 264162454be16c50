internal import Diagnostics

extension LintRule {
  static let tooManyAttempts = LintRule(
    "too-many-attempts", .warning,
    Wording(zh: "同一个问题问了四次以上", en: "A question that is asked more than four times"),
    advice: Wording(
      zh: """
        错了三次的人第四次还会错，而且已经火了。两三次之后就转人工。
        """,
      en: """
        Who failed three times fails the fourth time too, and is angry by then. Lead to a person after \
        two or three attempts.
        """),
    atNode: { node, _ in
      guard let retry = node.retry, retry.attempts > 4 else { return [] }
      return [
        Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)要问 \(retry.attempts) 次",
            en: "\(node.title.en) asks \(retry.attempts) times"))
      ]
    })
}
