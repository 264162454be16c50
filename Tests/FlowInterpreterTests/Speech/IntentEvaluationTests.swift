import Diagnostics
import FlowInterpreter
import Testing

@Suite struct IntentEvaluationTests {
  @Test func `every utterance is answered once, and rejected ones count as wrong`() throws {
    let file = try UtteranceFile(
      SourceText(
        path: "u.json5",
        text: """
          { utterances: [
            { text: "我要退款", intent: "refund" }, { text: "给我退款", intent: "refund" },
            { text: "转人工", intent: "human" }, { text: "要转人工", intent: "human" },
            { text: "唧唧复唧唧", intent: "human" }, { text: "天上飞来一只鸟", intent: null }] }
          """))
    let evaluation = IntentEvaluation(crossValidating: file, folds: 2, confidence: 0.5)
    #expect(evaluation.answers.map(\.utterance) == file.utterances)
    #expect(evaluation.accuracy == 4.0 / 5)
    #expect(evaluation.offTopicRejected == 1)
    #expect(evaluation.count(meaning: "human", heardAs: nil) == 1)
    #expect(evaluation.count(meaning: "refund", heardAs: "refund") == 2)
    let heard = evaluation.answers.filter { $0.likeliest != nil }
    #expect(evaluation.reliability.map(\.from) == (0..<10).map { Double($0) / 10 })
    #expect(evaluation.reliability.reduce(0) { $0 + $1.answers } == heard.count)
    #expect(
      evaluation.reliability.reduce(0) { $0 + $1.right }
        == heard.count { $0.likeliest == $0.utterance.intent })
    for tenth in evaluation.reliability {
      if let mean = tenth.meanConfidence {
        #expect(mean >= tenth.from && mean <= tenth.from + 0.1 + 1e-9)
      }
    }
  }
}
