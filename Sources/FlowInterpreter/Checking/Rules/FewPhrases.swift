internal import Diagnostics

extension LintRule {
  static let fewPhrases = LintRule(
    "few-phrases", .note,
    Wording(zh: "意图的例句少于五句", en: "An intent with fewer than five example phrases"),
    advice: Wording(
      zh: """
        同一件事有很多种说法。至少写五句不同的、像来电者平时说的话；二十句更好。
        """,
      en: """
        Callers say one thing in many ways. Five phrases that differ, written as callers speak, are the \
        least; twenty are better.
        """),
    atNode: { node, _ in
      guard case .listen(let listen) = node.kind else { return [] }
      return listen.intents.filter { $0.phrases.count < 5 }.map { intent in
        Spot(
          at: intent.offset,
          Wording(
            zh: "\(node.title.zh)：意图 \(intent.name) 只有 \(intent.phrases.count) 句例句",
            en:
              "\(node.title.en): intent \(intent.name) has \(intent.phrases.count) example phrases")
        )
      }
    })
}
