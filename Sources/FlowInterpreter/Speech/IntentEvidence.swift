/// How many of each intent's phrases have each trait.
struct IntentEvidence: Sendable {
  /// By trait, then by intent.
  private let counts: [UInt64: [Int: Int]]
  /// By intent.
  private let phrases: [Int]

  /// - Parameter examples: the phrases of each intent.
  init(_ examples: [[SpeechFeatures]]) {
    var counts: [UInt64: [Int: Int]] = [:]
    for (intent, list) in examples.enumerated() {
      for phrase in list {
        for key in Set(phrase.features.map(\.key)) {
          counts[key, default: [:]][intent, default: 0] += 1
        }
      }
    }
    self.counts = counts
    phrases = examples.map(\.count)
  }

  /// Whether any phrase has a trait.
  func knows(_ trait: UInt64) -> Bool { counts[trait] != nil }

  /// Whether what was said speaks for one intent as much as for another.
  ///
  /// Whatever of it the phrases of one have, as large a share of the other's has as much; which was
  /// said first makes no difference.
  ///
  /// What else is learnt, such as speech off the topic, must not decide between the two then.
  func isEqual(of said: SpeechFeatures, for one: Int, and other: Int) -> Bool {
    // Of words that phrases have, the letters tell nothing besides: "credit" is no likelier "renewed" for its "re".
    let spells = !said.features.contains { $0.kind == .token && !knows($0.key) }
    let kinds: Set<SpeechFeatures.Kind> = spells ? [.token, .pair, .skip] : Self.allKinds
    return shares(of: said, for: one, kinds) == shares(of: said, for: other, kinds)
  }

  private static let allKinds = Set(SpeechFeatures.Kind.allCases)

  /// Whether words are said of which one is in nearly all phrases of one intent and in those of no other, and another
  /// is so of the other intent: "block or renew my card".
  func namesBoth(_ words: [UInt64], _ one: Int, _ other: Int) -> Bool {
    func names(_ intent: Int) -> Bool {
      words.contains { word in
        guard let counts = counts[word], counts.count == 1, let own = counts[intent] else {
          return false
        }
        return own >= 3 && own * 5 >= phrases[intent] * 4
      }
    }
    return names(one) && names(other)
  }

  /// A trait of what was said that an intent's phrases have.
  private struct Share: Comparable {
    /// The share of the phrases that have it.
    var share: Double
    /// How many phrases of all intents do.
    var all: Int
    var kind: Int

    static func < (one: Share, other: Share) -> Bool {
      (one.share, one.all, one.kind) < (other.share, other.all, other.kind)
    }
  }

  /// What an intent's phrases have of something said, in order of size.
  private func shares(
    of said: SpeechFeatures, for intent: Int, _ kinds: Set<SpeechFeatures.Kind>
  ) -> [Share] {
    said.features.lazy.filter { !$0.isEdge && kinds.contains($0.kind) }.compactMap { trait in
      guard let counts = counts[trait.key], let own = counts[intent] else { return nil }
      return Share(
        share: Double(own) / Double(phrases[intent]), all: counts.values.reduce(0, +),
        kind: trait.kind == .piece ? 1 : 0)
    }.sorted()
  }
}
