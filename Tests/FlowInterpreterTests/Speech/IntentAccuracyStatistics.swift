import Diagnostics
import FlowInterpreter
import Foundation
import TestOutput
import Testing

/// How well the sample utterances teach what callers want; slow in debug builds.
@Suite(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
struct IntentAccuracyStatistics {
  private static let data = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/Data")

  private func sample(_ name: String) throws -> UtteranceFile {
    try UtteranceFile(SourceText(contentsOf: Self.data.appendingPathComponent(name).path))
  }

  @Test func `nine in ten new utterances are understood, four in five off the topic rejected`()
    throws
  {
    let evaluation = IntentEvaluation(
      learning: try sample("utterances-train.json5"),
      answering: try sample("utterances-test.json5"), confidence: 0.5)
    #expect(evaluation.accuracy ?? 0 >= 0.9)
    #expect(evaluation.offTopicRejected ?? 0 >= 0.8)
    #expect(surelyRight(evaluation) >= 0.9)
  }

  /// Dialects, fillers, words said twice or left out, and mistaken characters of one sound; callers who are angry.
  @Test(arguments: ["utterances-spoken.json5", "utterances-angry.json5"])
  func `speech as it is spoken is understood, and off the topic rejected`(file: String) throws {
    let spoken = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent(file)
    let evaluation = IntentEvaluation(
      learning: try sample("utterances-train.json5"),
      answering: try UtteranceFile(SourceText(contentsOf: spoken.path)), confidence: 0.5)
    #expect(evaluation.accuracy ?? 0 >= 0.92)
    #expect(evaluation.offTopicRejected ?? 0 >= 0.85)
    #expect(surelyRight(evaluation) >= 0.9)
  }

  /// Of the answers with a confidence of 0.9 and more, the share that is right.
  private func surelyRight(_ evaluation: IntentEvaluation) -> Double {
    evaluation.reliability.last?.accuracy ?? 0
  }

  @Test func `cross-validation holds nearly the same`() throws {
    let evaluation = IntentEvaluation(
      crossValidating: try sample("utterances-train.json5"), folds: 3, confidence: 0.5)
    #expect(evaluation.accuracy ?? 0 >= 0.9)
    #expect(evaluation.offTopicRejected ?? 0 >= 0.8)
  }

  /// A confidence that was fitted to the phrases that taught it would claim too much.
  @Test func `four phrases an intent claim no more than they keep`() throws {
    let train = try sample("utterances-train.json5")
    let asked = try sample("utterances-test.json5").utterances
    let classifier = IntentClassifier(
      phrases: train.intents.map { intent in
        Array(train.utterances.filter { $0.intent == intent }.map(\.text).prefix(4))
      })
    let answers = asked.compactMap { utterance in
      classifier.classify(utterance.text).map { answer in
        (train.intents[answer.intent] == utterance.intent, answer.confidence)
      }
    }
    let claimed = answers.reduce(0) { $0 + $1.1 }
    #expect(claimed <= Double(answers.count { $0.0 }) * 1.1)
    let sure = answers.filter { $0.1 >= 0.9 }
    #expect(Double(sure.count { $0.0 }) >= 0.9 * Double(sure.count))
  }

  /// Rejection that only knows the topics it was shown would fail callers with topics of their own.
  @Test func `topics that no example names are rejected too`() throws {
    let train = try sample("utterances-train.json5").utterances
    let offTopic = train.filter { $0.intent == nil }
    // The file lists them by topic, so that a quarter in a row holds topics which the rest lacks.
    let quarter = offTopic.count / 4
    let intents = try sample("utterances-train.json5").intents
    var rejected = 0
    for part in 0..<4 {
      let held = part * quarter..<(part + 1) * quarter
      let classifier = IntentClassifier(
        phrases: intents.map { intent in
          train.filter { $0.intent == intent }.map { $0.text }
        },
        offTopic: offTopic.indices.filter { !held.contains($0) }.map { offTopic[$0].text })
      rejected += held.count { classifier.classify(offTopic[$0].text)?.confidence ?? 0 < 0.5 }
    }
    #expect(Double(rejected) / Double(4 * quarter) >= 0.75)
  }

  @Test func `test utterances are none of those learnt from`() throws {
    let learnt = Set(try sample("utterances-train.json5").utterances.map(\.text))
    let asked = try sample("utterances-test.json5").utterances.map(\.text)
    #expect(asked.filter(learnt.contains).isEmpty)
  }
}
