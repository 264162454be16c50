internal import Diagnostics

extension LintRule {
  static let fewPhrases = LintRule(
    "few-phrases", .note, "An intent with fewer than five example phrases",
    advice: """
      Callers say one thing in many ways. Five phrases that differ, written as callers speak, are the \
      least; twenty are better.
      """,
    atNode: { node, _ in
      guard case .listen(let listen) = node.kind else { return [] }
      return listen.intents.filter { $0.phrases.count < 5 }.map { intent in
        Spot(
          at: intent.offset,
          "\(node.title): intent \(intent.name) has \(intent.phrases.count) example phrases")
      }
    })
}
