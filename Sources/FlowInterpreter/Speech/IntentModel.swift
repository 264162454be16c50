/// Tells what callers want, and how sure that is, from example phrases.
///
/// It tells the intents from each other and from everything else: examples of speech off the topic train
/// a class of their own, beside `BackgroundSpeech`, which every model knows. The same phrases give the
/// same model on every machine.
struct IntentModel: Sendable {
  private let intents: Int
  /// What the intents' own phrases have.
  private let evidence: IntentEvidence
  private let learnt: LearntIntents
  private let calibration: ConfidenceCalibration

  init(phrases: [[String]], offTopic: [String]) {
    intents = phrases.count
    let examples = phrases.map { $0.map(Self.features).filter { !$0.features.isEmpty } }
    let evidence = IntentEvidence(examples)
    self.evidence = evidence
    let weight = offTopic.isEmpty ? Self.weightOfBackground : Self.weightOfOffTopic
    let others =
      offTopic.map(Self.features).filter { !$0.features.isEmpty }
      + BackgroundSpeech.features.filter { !Self.isFamiliar($0, to: evidence) }
    let folds = Self.folds(examples.joined().count + others.count)
    var lessons: [LearntIntents.Lesson] = []
    for (label, list) in (examples + [others]).enumerated() {
      for (number, features) in list.enumerated() {
        lessons.append(.init(features: features, label: label, fold: number % folds.count))
      }
    }
    learnt = LearntIntents(lessons, intents: phrases.count, weightOfOffTopic: weight)
    var samples: [ConfidenceCalibration.Sample] = []
    for fold in 0..<folds.heldOut {
      samples += Self.samples(
        holdingOut: fold, of: lessons, intents: phrases.count, weightOfOffTopic: weight)
    }
    calibration = ConfidenceCalibration(
      Self.weighted(
        samples, intents: phrases.count,
        shareOffTopic: offTopic.isEmpty ? Self.leastOffTopic : Self.usualOffTopic))
  }

  /// As how many intents all the rest counts: much where the flow has examples of it, little where there
  /// is `BackgroundSpeech` alone, which knows nothing of this flow's callers.
  private static let weightOfOffTopic = 3.0
  private static let weightOfBackground = 0.5

  /// Into how many folds examples are dealt, and how many of these are held out in turn: of few
  /// examples each once, of many one part, which then tells enough.
  private static func folds(_ examples: Int) -> (count: Int, heldOut: Int) {
    switch examples {
    case ...1_000: (5, 5)
    case ...5_000: (5, 1)
    default: (10, 1)
    }
  }

  /// What is made of one fold by what the others teach.
  private static func samples(
    holdingOut fold: Int, of lessons: [LearntIntents.Lesson], intents: Int,
    weightOfOffTopic weight: Double
  ) -> [ConfidenceCalibration.Sample] {
    let taught = lessons.filter { $0.fold != fold }
    let labels = Set(taught.map(\.label))
    let known = Set(
      taught.filter { $0.label < intents }.flatMap { $0.features.features.map(\.key) })
    // An intent that only this fold has can't be told; what shares nothing with any intent is never asked about.
    let asked = lessons.filter { lesson in
      lesson.fold == fold && labels.contains(lesson.label)
        && lesson.features.features.contains { known.contains($0.key) }
    }
    guard !asked.isEmpty else { return [] }
    let learnt = LearntIntents(taught, intents: intents, weightOfOffTopic: weight)
    return asked.map { .init(clue: learnt.clue($0.features), label: $0.label, weight: 1) }
  }

  /// How much of what callers say is off the topic but shares words with it, for want of knowledge:
  /// where a flow lists such speech, there is more of it.
  private static let (leastOffTopic, usualOffTopic) = (0.03, 0.07)

  /// Samples off the topic count as their share of calls, not as their share of the examples.
  private static func weighted(
    _ samples: [ConfidenceCalibration.Sample], intents: Int, shareOffTopic: Double
  ) -> [ConfidenceCalibration.Sample] {
    let offTopic = samples.count { $0.label == intents }
    guard offTopic > 0 else { return samples }
    let odds = shareOffTopic / (1 - shareOffTopic)
    let weight = odds * Double(samples.count - offTopic) / Double(offTopic)
    return samples.filter { $0.label < intents || weight > 0 }.map { sample in
      var sample = sample
      if sample.label == intents { sample.weight = weight }
      return sample
    }
  }

  /// The most likely intent; `nil` if nothing was said, or nothing that any phrase has, or if another
  /// intent is as likely or named as well.
  func classify(_ text: String) -> IntentClassifier.Classification? {
    let tokens = SpokenText.tokens(of: text)
    let said = SpeechFeatures(tokens)
    guard intents > 0, said.features.contains(where: { evidence.knows($0.key) }) else { return nil }
    let chances = calibration.chances(learnt.clue(said))
    var (best, second) = (0, -1)
    for intent in 1..<intents {
      if chances[intent] > chances[best] {
        (best, second) = (intent, best)
      } else if second < 0 || chances[intent] > chances[second] {
        second = intent
      }
    }
    if second >= 0,
      evidence.isEqual(of: said, for: best, and: second)
        || evidence.namesBoth(SpeechFeatures.words(of: tokens), best, second)
    {
      return nil
    }
    return .init(intent: best, confidence: calibration.confidence(ofChance: chances[best]))
  }

  private static func features(_ text: String) -> SpeechFeatures {
    SpeechFeatures(SpokenText.tokens(of: text))
  }

  /// Whether a flow's own phrases say nearly all of it: then it is no background to this flow.
  private static func isFamiliar(_ said: SpeechFeatures, to evidence: IntentEvidence) -> Bool {
    let words = said.features.filter { $0.kind != .piece }
    return 4 * words.count { evidence.knows($0.key) } > 3 * words.count
  }
}
