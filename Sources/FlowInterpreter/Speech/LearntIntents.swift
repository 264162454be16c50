/// What example phrases taught, without what confidence to put in it.
struct LearntIntents: Sendable {
  /// An utterance that is learnt from.
  struct Lesson: Sendable {
    var features: SpeechFeatures
    /// The intent's index, or the number of intents for off the topic.
    var label: Int
    /// Which part of the lessons it is held out with.
    var fold: Int
  }

  private let vectors: SpeechVectors
  private let regression: SoftmaxRegression
  private let neighbours: IntentNeighbours

  /// Learns that there are so many intents, and what they sound like.
  ///
  /// Every intent counts as much as the others, however many phrases it has.
  /// - Parameter weightOfOffTopic: as how many intents all the rest together counts.
  init(_ lessons: [Lesson], intents: Int, weightOfOffTopic: Double) {
    let vectors = SpeechVectors(examples: lessons.map(\.features))
    var counts = Array(repeating: 0, count: intents + 1)
    for lesson in lessons { counts[lesson.label] += 1 }
    let taught = counts.dropLast().filter { $0 > 0 }
    let mean = Double(taught.reduce(0, +)) / Double(max(1, taught.count))
    let examples = lessons.map { lesson in
      SoftmaxRegression.Example(
        vector: vectors.vector(of: lesson.features), label: lesson.label,
        weight: (lesson.label == intents ? weightOfOffTopic : 1) * mean
          / Double(counts[lesson.label]))
    }
    self.vectors = vectors
    regression = SoftmaxRegression(
      examples: examples, classes: intents + 1, dimensions: vectors.count)
    neighbours = IntentNeighbours(
      vectors: examples.map(\.vector), labels: lessons.map(\.label), classes: intents + 1,
      dimensions: vectors.count)
  }

  func clue(_ said: SpeechFeatures) -> ConfidenceCalibration.Clue {
    let vector = vectors.vector(of: said)
    return .init(
      scores: regression.logChances(of: vector), nearness: neighbours.nearness(of: vector),
      unknown: vector.unknown)
  }
}
