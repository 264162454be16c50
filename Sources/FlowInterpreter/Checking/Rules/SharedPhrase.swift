internal import Diagnostics

extension LintRule {
  static let sharedPhrase = LintRule(
    "shared-phrase", .error, "One example phrase on two intents",
    advice: "It teaches nothing, and what callers say like it goes either way. Keep it on one.",
    atNode: { node, _ in
      guard case .listen(let listen) = node.kind else { return [] }
      var first: [String: String] = [:]
      return listen.intents.flatMap { intent in
        intent.phrases.compactMap { phrase -> Spot? in
          let plain = phrase.lowercased().filter { $0.isLetter || $0.isNumber }
          guard let earlier = first[plain], earlier != intent.name else {
            first[plain] = intent.name
            return nil
          }
          return Spot(
            at: intent.offset,
            "\(node.title): \"\(phrase.prefix(40))\" is a phrase of both \(earlier) and "
              + "\(intent.name)")
        }
      }
    })
}
