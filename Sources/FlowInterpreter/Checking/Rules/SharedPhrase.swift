internal import Diagnostics

extension LintRule {
  static let sharedPhrase = LintRule(
    "shared-phrase", .error,
    Wording(
      zh: "同一例句属于两个意图，或既属意图又属无关话",
      en: "One example phrase on two intents, or on one and off the topic"),
    advice: Wording(
      zh: "教不会识别什么，类似的话会两边摇摆。只留一处。",
      en: "It teaches nothing, and what callers say like it goes either way. Keep it on one."),
    atNode: { node, _ in
      guard case .listen(let listen) = node.kind else { return [] }
      let offTopic = Set(listen.offTopic.map(plain))
      var first: [[Character]: String] = [:]
      return listen.intents.flatMap { intent in
        intent.phrases.compactMap { phrase -> Spot? in
          let said = Wording(
            zh: "\(node.title.zh)：例句“\(phrase.prefix(40))”",
            en: "\(node.title.en): \"\(phrase.prefix(40))\" is a phrase")
          let plain = plain(phrase)
          if offTopic.contains(plain) {
            return Spot(
              at: intent.offset,
              Wording(
                zh: "\(said.zh)既属 \(intent.name)，又是无关的话",
                en: "\(said.en) of \(intent.name) and off the topic"))
          }
          guard let earlier = first[plain], earlier != intent.name else {
            first[plain] = intent.name
            return nil
          }
          return Spot(
            at: intent.offset,
            Wording(
              zh: "\(said.zh)既属 \(earlier)，又属 \(intent.name)",
              en: "\(said.en) of both \(earlier) and \(intent.name)"))
        }
      }
    })

  /// A phrase as it sounds, without punctuation.
  private static func plain(_ phrase: String) -> [Character] {
    FoldedText(phrase).characters.filter { $0.isLetter || $0.isNumber }
  }
}
