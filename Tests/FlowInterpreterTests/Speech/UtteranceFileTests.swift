import Diagnostics
import FlowInterpreter
import Foundation
import Testing

@Suite struct UtteranceFileTests {
  @Test func `utterances are read with their intents in the order they come`() throws {
    let file = try UtteranceFile(
      SourceText(
        path: "u.json5",
        text: """
          { utterances: [{ text: "退款", intent: "refund" }, { text: "你好", intent: null },
            { text: "人工", intent: "human" }, { text: "退钱", intent: "refund" }] }
          """))
    #expect(file.intents == ["refund", "human"])
    #expect(file.utterances.count == 4)
    #expect(file.utterances[1] == LabelledUtterance(text: "你好", intent: nil))
  }

  @Test(arguments: [
    ("{ utterances: [{ text: '退款' }] }", "missing-key"),
    ("{ utterances: [{ text: '退款', intent: 3 }] }", "wrong-type"),
    ("{ utterances: [{ text: '退款', intent: 'Refund!' }] }", "bad-id"),
    ("{ utterances: [{ text: 1, intent: 'refund' }] }", "wrong-type"),
    ("{ utterances: [{ text: '退款', intent: 'refund', note: '' }] }", "unknown-key"),
    ("{ utterances: [{ text: '你好', intent: null }] }", "no-intent"),
    ("{ utterances: {} }", "wrong-type"), ("{}", "missing-key"), ("[]", "wrong-type"),
  ])
  func `a wrong file is refused with its place`(text: String, code: String) throws {
    let error = try #require(throws: InvalidInput.self) {
      try UtteranceFile(SourceText(path: "u.json5", text: text))
    }
    #expect(error.diagnostics.map(\.code) == [code])
    #expect(error.diagnostics.allSatisfy { $0.place != nil })
  }

  @Test func `an intent that was not taught is refused with the nearest that was`() throws {
    let taught = try UtteranceFile(
      SourceText(path: "a.json5", text: "{ utterances: [{ text: '退款', intent: 'refund' }] }"))
    let asked = try UtteranceFile(
      SourceText(path: "b.json5", text: "{ utterances: [{ text: '退钱', intent: 'refnud' }] }"))
    let error = try #require(throws: InvalidInput.self) { try asked.requireIntents(of: taught) }
    #expect(error.diagnostics.map(\.code) == ["unknown-intent"])
    #expect(error.diagnostics[0].message.contains("did you mean \"refund\"?"))
  }
}
