extension Listen {
  /// For each intent a phrase that is understood as it, else its first phrase; nothing for
  /// intents without any.
  var triedPhrases: [(intent: String, phrase: String)] {
    intents.enumerated().compactMap { index, intent in
      let understood = intent.phrases.prefix(Self.mostTried).first { phrase in
        guard let best = classifier.classify(phrase) else { return false }
        let isChoice = SpokenChoice(phrase, among: choices) != .none
        return best.intent == index && best.confidence >= confidence && !isChoice
      }
      return (understood ?? intent.phrases.first).map { (intent.name, $0) }
    }
  }

  private static let mostTried = 50
}
