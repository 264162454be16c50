import Diagnostics
import FlowInterpreter
import RealData
import TestOutput
import Testing

/// How well public sets of English requests are understood, and how true the confidence is.
///
/// CLINC150: S. Larson et al., "An Evaluation Dataset for Intent Classification and Out-of-Scope Prediction",
/// EMNLP 2019 (CC BY 3.0). It is used where it lies beside the project, in the validation part.
@Suite(
  .enabled(
    if: runsSlowTests,
    "set HOTLINE_SLOW_TESTS=1"),
  .enabled(
    if: RealData.has("data/clinc150-train.json5"),
    "\(RealData.absence)"))
struct PublicIntentStatistics {
  @Test func `nine in ten sure answers to a hundred and fifty intents are right`() throws {
    let evaluation = IntentEvaluation(
      learning: try UtteranceFile(
        SourceText(contentsOf: RealData.path("data/clinc150-train.json5"))),
      answering: try UtteranceFile(
        SourceText(contentsOf: RealData.path("data/clinc150-validation.json5"))),
      confidence: 0.5)
    #expect(evaluation.accuracy ?? 0 >= 0.88)
    let meant = evaluation.answers.filter { $0.utterance.intent != nil }
    let likeliest = meant.count { $0.likeliest == $0.utterance.intent }
    #expect(Double(likeliest) / Double(meant.count) >= 0.92)
    #expect(evaluation.offTopicRejected ?? 0 >= 0.72)
    #expect(evaluation.reliability[9].accuracy ?? 0 >= 0.9)
    for tenth in evaluation.reliability where tenth.answers >= 50 {
      #expect((tenth.meanConfidence ?? 0) - (tenth.accuracy ?? 0) <= 0.15, "\(tenth)")
    }
  }

  /// How well a bank's customers are understood, by the training part of BANKING77 of which some is held out.
  ///
  /// I. Casanueva et al., "Efficient Intent Detection with Dual Sentence Encoders", 2020 (CC BY 4.0).
  ///
  /// - Parameter isTaught: whether an intent's utterance of a number is learnt from, answered, or neither.
  private func accuracyOfBanking(_ isTaught: (Int) -> Bool?) throws -> Double {
    let table = try SourceText(contentsOf: RealData.path("data/banking77-train.csv"))
    var numbers: [String: Int] = [:]
    var names: [String] = []
    var taught: [[String]] = []
    var asked: [(text: String, intent: String)] = []
    let lines = String(decoding: table.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    for line in lines.dropFirst() {
      guard let comma = line.lastIndex(of: ",") else { continue }
      let (text, intent) = (String(line[..<comma]), String(line[line.index(after: comma)...]))
      if numbers[intent] == nil {
        names.append(intent)
        taught.append([])
      }
      let number = numbers[intent, default: 0]
      numbers[intent] = number + 1
      guard let index = names.firstIndex(of: intent) else { continue }
      switch isTaught(number) {
      case true: taught[index].append(text)
      case false: asked.append((text, intent))
      case nil: break
      }
    }
    let classifier = IntentClassifier(phrases: taught)
    let right = asked.count { question in
      classifier.classify(question.text).map { names[$0.intent] } == question.intent
    }
    return Double(right) / Double(asked.count)
  }

  @Test func `a bank's customers are understood by all examples, and by ten of each intent`() throws
  {
    #expect(try accuracyOfBanking { $0 % 10 != 3 } >= 0.91)
    #expect(try accuracyOfBanking { $0 < 10 ? true : $0 < 50 ? false : nil } >= 0.7)
  }
}
