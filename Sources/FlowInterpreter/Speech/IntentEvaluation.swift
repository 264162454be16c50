/// How well a classifier understands utterances that it has not learnt from.
package struct IntentEvaluation: Sendable {
  /// What became of one utterance.
  package struct Answer: Sendable, Hashable {
    package var utterance: LabelledUtterance
    /// The most likely intent, whether or not it was sure enough; `nil` if nothing was recognised.
    package var likeliest: String?
    /// How sure that is, 0…1.
    package var confidence: Double
    /// What it was understood as; `nil` if it was rejected.
    package var heard: String?

    package var isRight: Bool { heard == utterance.intent }
  }

  /// The names of the intents.
  package let intents: [String]
  /// An answer for every utterance that was asked about, in order.
  package let answers: [Answer]

  /// Learns from one file and answers another.
  ///
  /// - Parameter confidence: below it an utterance is rejected, 0…1.
  package init(
    learning: UtteranceFile, answering: UtteranceFile, confidence: Double
  ) {
    self.init(
      intents: learning.intents,
      answers: Self.answers(
        to: answering.utterances, learning: learning.utterances, intents: learning.intents,
        confidence: confidence))
  }

  /// Answers every utterance of a file by what the other folds of the file teach.
  ///
  /// The utterances of an intent are dealt to the folds in turn, those off the topic too, so that
  /// the folds are the same each time.
  ///
  /// - Precondition: there are at least two folds.
  package init(crossValidating file: UtteranceFile, folds: Int, confidence: Double) {
    precondition(folds >= 2, "cross-validation needs at least two folds (was \(folds))")
    var dealt: [String?: Int] = [:]
    let foldOfUtterance = file.utterances.map { utterance in
      dealt[utterance.intent, default: -1] += 1
      return dealt[utterance.intent, default: 0] % folds
    }
    var answers: [Answer?] = Array(repeating: nil, count: file.utterances.count)
    for fold in 0..<folds {
      let asked = foldOfUtterance.indices.filter { foldOfUtterance[$0] == fold }
      let learnt = foldOfUtterance.indices.filter { foldOfUtterance[$0] != fold }
      let foldAnswers = Self.answers(
        to: asked.map { file.utterances[$0] }, learning: learnt.map { file.utterances[$0] },
        intents: file.intents, confidence: confidence)
      for (index, answer) in zip(asked, foldAnswers) { answers[index] = answer }
    }
    self.init(intents: file.intents, answers: answers.compactMap { $0 })
  }

  private init(intents: [String], answers: [Answer]) {
    self.intents = intents
    self.answers = answers
  }

  private static func answers(
    to utterances: [LabelledUtterance], learning examples: [LabelledUtterance], intents: [String],
    confidence: Double
  ) -> [Answer] {
    let classifier = IntentClassifier(
      phrases: intents.map { intent in examples.filter { $0.intent == intent }.map(\.text) },
      offTopic: examples.filter { $0.intent == nil }.map(\.text))
    return utterances.map { utterance in
      let found = classifier.classify(utterance.text)
      let likeliest = found.map { intents[$0.intent] }
      let certainty = found?.confidence ?? 0
      return Answer(
        utterance: utterance, likeliest: likeliest, confidence: certainty,
        heard: certainty >= confidence ? likeliest : nil)
    }
  }
}

extension IntentEvaluation {
  /// The answers to utterances that meant an intent.
  package var onTopic: [Answer] { answers.filter { $0.utterance.intent != nil } }

  /// The answers to speech off the topic.
  package var offTopic: [Answer] { answers.filter { $0.utterance.intent == nil } }

  /// The share of utterances on the topic that were understood as what they meant, rejected ones
  /// counting as wrong; `nil` if there are none.
  package var accuracy: Double? { Self.share(onTopic, \.isRight) }

  /// The share of utterances off the topic that were rejected; `nil` if there are none.
  package var offTopicRejected: Double? { Self.share(offTopic, \.isRight) }

  /// How many utterances that meant one thing were understood as another; `nil` is off the topic
  /// as a meaning, and rejected as an answer.
  package func count(meaning intent: String?, heardAs heard: String?) -> Int {
    answers.count { $0.utterance.intent == intent && $0.heard == heard }
  }

  private static func share(_ answers: [Answer], _ isCounted: (Answer) -> Bool) -> Double? {
    answers.isEmpty ? nil : Double(answers.count(where: isCounted)) / Double(answers.count)
  }
}

extension IntentEvaluation {
  /// Answers of about one confidence, and how many of them came true.
  package struct Reliability: Sendable, Hashable {
    /// The lowest confidence of these answers, 0…0.9; the next tenth is above them.
    package var from: Double
    package var answers: Int
    /// Those whose likeliest intent was meant.
    package var right: Int
    /// What they claim, 0…1; `nil` without answers.
    package var meanConfidence: Double?

    /// The share that is right, 0…1; `nil` without answers.
    package var accuracy: Double? { answers == 0 ? nil : Double(right) / Double(answers) }
  }

  /// How true the confidence is, by tenths: whether of what is claimed with 0.8 eight in ten are right.
  ///
  /// What is said off the topic counts, and is never right; utterances in which nothing was recognised
  /// claim nothing, and are left out.
  package var reliability: [Reliability] {
    (0..<10).map { tenth in
      let members = answers.filter {
        $0.likeliest != nil && min(9, Int($0.confidence * 10)) == tenth
      }
      let sum = members.reduce(0) { $0 + $1.confidence }
      return Reliability(
        from: Double(tenth) / 10, answers: members.count,
        right: members.count { $0.likeliest == $0.utterance.intent },
        meanConfidence: members.isEmpty ? nil : sum / Double(members.count))
    }
  }
}
