internal import Diagnostics

extension LintRule {
  static let sharedPhrase = LintRule(
    "shared-phrase", .error, "One example phrase on two intents, or on one and off the topic",
    advice: "It teaches nothing, and what callers say like it goes either way. Keep it on one.",
    atNode: { node, _ in
      guard case .listen(let listen) = node.kind else { return [] }
      let offTopic = Set(listen.offTopic.map(plain))
      var first: [[Character]: String] = [:]
      return listen.intents.flatMap { intent in
        intent.phrases.compactMap { phrase -> Spot? in
          let said = "\(node.title): \"\(phrase.prefix(40))\" is a phrase"
          let plain = plain(phrase)
          if offTopic.contains(plain) {
            return Spot(at: intent.offset, "\(said) of \(intent.name) and off the topic")
          }
          guard let earlier = first[plain], earlier != intent.name else {
            first[plain] = intent.name
            return nil
          }
          return Spot(at: intent.offset, "\(said) of both \(earlier) and \(intent.name)")
        }
      }
    })

  /// A phrase as it sounds, without punctuation.
  private static func plain(_ phrase: String) -> [Character] {
    FoldedText(phrase).characters.filter { $0.isLetter || $0.isNumber }
  }
}
