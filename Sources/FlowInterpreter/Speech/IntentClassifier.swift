/// Finds what a caller wants from free speech, by example phrases.
package struct IntentClassifier: Sendable {
  /// What an utterance most likely means.
  package struct Classification: Sendable, Hashable {
    /// The index of the intent.
    package var intent: Int
    /// How sure that is, 0…1.
    package var confidence: Double

    package init(intent: Int, confidence: Double) {
      self.intent = intent
      self.confidence = confidence
    }
  }

  private let phrases: [[Set<[Character]>]]

  /// Learns from example phrases, a list for each intent.
  package init(phrases: [[String]]) {
    self.phrases = phrases.map { $0.map(Self.pairs) }
  }

  /// The intent with the nearest phrase (Dice coefficient over character pairs).
  package func classify(_ text: String) -> Classification? {
    let heard = Self.pairs(of: text)
    var best: Classification?
    for (intent, examples) in phrases.enumerated() {
      for example in examples {
        let total = heard.count + example.count
        guard total > 0 else { continue }
        let score = 2 * Double(heard.intersection(example).count) / Double(total)
        if score > best?.confidence ?? 0 {
          best = Classification(intent: intent, confidence: score)
        }
      }
    }
    return best
  }

  private static func pairs(of text: String) -> Set<[Character]> {
    let characters = Array(text.lowercased().filter { $0.isLetter || $0.isNumber })
    guard characters.count > 1 else { return characters.isEmpty ? [] : [characters] }
    return Set(zip(characters, characters.dropFirst()).map { [$0, $1] })
  }
}
