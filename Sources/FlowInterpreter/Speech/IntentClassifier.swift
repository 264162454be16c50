/// Finds what a caller wants from free speech, by example phrases.
///
/// It tells the intents from each other and from everything else: examples of speech off the topic
/// train a class of their own, beside `BackgroundSpeech`, which every classifier knows. The same
/// phrases give the same classifier on every machine.
package struct IntentClassifier: Sendable {
  /// What an utterance most likely means.
  package struct Classification: Sendable, Hashable {
    /// The index of the intent.
    package var intent: Int
    /// How sure that is, 0…1; below 0.5 the utterance is more likely off the topic or unclear.
    package var confidence: Double

    package init(intent: Int, confidence: Double) {
      self.intent = intent
      self.confidence = confidence
    }
  }

  private let intents: Int
  /// The traits of the intents' own phrases are those below this index.
  private let traitsOfIntents: Int
  private let odds: Double
  private let vectors: SpeechVectors
  private let regression: SoftmaxRegression

  /// Learns from example phrases, a list for each intent.
  ///
  /// - Parameter offTopic: speech that no intent should take.
  package init(phrases: [[String]], offTopic: [String] = []) {
    intents = phrases.count
    let examples = phrases.map { $0.map(Self.features).filter { !$0.isEmpty } }
    let known = Set(examples.joined().joined().map(\.key))
    let others =
      offTopic.map(Self.features).filter { !$0.isEmpty }
      + BackgroundSpeech.features.filter { !Self.isFamiliar($0, to: known) }
    let vectors = SpeechVectors(examples: Array(examples.joined()) + others)
    self.vectors = vectors

    // Every intent counts as much as the others, however many phrases it has, and all the rest
    // together as much as one and a half.
    let taught = examples.count { !$0.isEmpty }
    traitsOfIntents = known.count
    let mean = Double(examples.joined().count) / Double(max(1, taught))
    odds = Self.odds(phrasesEach: mean)
    var training: [SoftmaxRegression.Example] = []
    for (intent, list) in examples.enumerated() {
      for features in list {
        training.append(
          .init(
            vector: vectors.vector(of: features), label: intent, weight: mean / Double(list.count)))
      }
    }
    let share = Self.weightOfOthers * mean / Double(max(1, others.count))
    for features in others {
      training.append(.init(vector: vectors.vector(of: features), label: intents, weight: share))
    }
    regression = SoftmaxRegression(
      examples: training, classes: intents + 1, dimensions: vectors.count)
  }

  /// The most likely intent; `nil` if nothing was said, or nothing that any of its phrases has.
  package func classify(_ text: String) -> Classification? {
    let vector = vectors.vector(of: Self.features(text))
    guard vector.indices.contains(where: { $0 < traitsOfIntents }) else { return nil }
    let chances = regression.probabilities(of: vector)
    var best = 0
    for intent in 1..<intents where chances[intent] > chances[best] { best = intent }
    let chance = chances[best]
    let confidence = odds * chance / (odds * chance + 1 - chance)
    return Classification(intent: best, confidence: confidence)
  }

  private static let weightOfOthers = 1.5

  /// How many times likelier than its chance an intent counts as.
  ///
  /// A caller who is asked again for nothing is worse off than one who is misunderstood and can
  /// correct it; and the fewer phrases an intent has, the likelier it is that it was meant in
  /// words that none of them has.
  private static func odds(phrasesEach mean: Double) -> Double { 4 * (1 + 3 / max(1, mean)) }

  private static func features(_ text: String) -> [SpeechFeatures.Feature] {
    SpeechFeatures.of(SpokenText.tokens(of: text))
  }

  /// Whether a flow's own phrases say most of it: then it is no background to this flow.
  private static func isFamiliar(
    _ features: [SpeechFeatures.Feature], to known: Set<UInt64>
  ) -> Bool {
    2 * features.count { known.contains($0.key) } > features.count
  }
}
