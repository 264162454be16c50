import Diagnostics
import FlowInterpreter
import Foundation
import TestOutput
import Testing

/// Public data beside the project.
private enum PublicData {
  static func file(_ name: String) -> String {
    URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("shared/data/\(name)").path
  }
}

/// How well public sets of English requests are understood, and how true the confidence is.
///
/// CLINC150: S. Larson et al., "An Evaluation Dataset for Intent Classification and Out-of-Scope Prediction",
/// EMNLP 2019 (CC BY 3.0). It is used where it lies beside the project, in the validation part.
@Suite(
  .enabled(
    if: runsSlowTests,
    "set HOTLINE_SLOW_TESTS=1"),
  .enabled(
    if: FileManager.default.fileExists(atPath: PublicData.file("clinc150-train.json5")),
    "the public sets are absent"))
struct PublicIntentStatistics {
  @Test func `nine in ten sure answers to a hundred and fifty intents are right`() throws {
    let evaluation = IntentEvaluation(
      learning: try UtteranceFile(SourceText(contentsOf: PublicData.file("clinc150-train.json5"))),
      answering: try UtteranceFile(
        SourceText(contentsOf: PublicData.file("clinc150-validation.json5"))),
      confidence: 0.5)
    #expect(evaluation.accuracy ?? 0 >= 0.88)
    #expect(evaluation.offTopicRejected ?? 0 >= 0.72)
    #expect(evaluation.reliability[9].accuracy ?? 0 >= 0.9)
    for tenth in evaluation.reliability where tenth.answers >= 50 {
      #expect((tenth.meanConfidence ?? 0) - (tenth.accuracy ?? 0) <= 0.15, "\(tenth)")
    }
  }
}
