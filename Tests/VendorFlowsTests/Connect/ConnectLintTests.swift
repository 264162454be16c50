import Diagnostics
import FlowInterpreter
import Testing

/// What lint says of Amazon Connect flows, and what it leaves alone in them.
struct ConnectLintTests {
  private func codes(_ text: String) throws -> [String] {
    FlowLinter.findings(in: [try VendorCall.flow(text)]).map(\.code)
  }

  private static func menu(_ words: String, next: String) -> String {
    ConnectFlow.action(
      "menu", "GetParticipantInput",
      #"{\#(words),"StoreInput":"False","InputTimeLimitSeconds":"5"}"#, next: "sorry",
      conditions: [("Equals", "1", next)],
      errors: [
        ("InputTimeLimitExceeded", "sorry"), ("NoMatchingCondition", "sorry"),
        ("NoMatchingError", "sorry"),
      ])
  }

  @Test func `a key that a recording or a template may offer is not missed`() throws {
    for words in [
      #""PromptId":"arn:aws:connect:x:1:instance/i/prompt/welcome""#, #""Text":"{{menu}}""#,
      #""Text":"$.External.menu""#,
    ] {
      let flow = ConnectFlow.text(
        Self.menu(words, next: "sorry"), ConnectFlow.says("sorry", "Goodbye.", next: "end"),
        ConnectFlow.ends())
      #expect(try !codes(flow).contains("key-not-offered"))
    }
    let told = ConnectFlow.text(
      Self.menu(#""Text":"Press 3 for sales.""#, next: "sorry"),
      ConnectFlow.says("sorry", "Goodbye.", next: "end"), ConnectFlow.ends())
    #expect(
      try Set(codes(told)).isSuperset(of: ["key-not-offered", "offered-key-not-accepted"]))
  }

  @Test func `a queue that is set on every good way is set`() throws {
    func flow(_ unset: String) -> String {
      ConnectFlow.text(
        Self.menu(#""Text":"Press 1 for sales.""#, next: "set"),
        ConnectFlow.action(
          "set", "UpdateContactTargetQueue", #"{"QueueId":"q"}"#, next: "transfer",
          errors: [("NoMatchingError", "transfer")]),
        ConnectFlow.says("sorry", "One moment.", next: unset),
        ConnectFlow.action(
          "transfer", "TransferContactToQueue", next: "end",
          errors: [("QueueAtCapacity", "end"), ("NoMatchingError", "end")]), ConnectFlow.ends())
    }
    #expect(try !codes(flow("set")).contains("queue-not-set"))
    #expect(try codes(flow("transfer")).contains("queue-not-set"))
  }

  @Test func `a page that an agent looks at again and again is no endless loop`() throws {
    func flow(_ type: String) -> String {
      ConnectFlow.text(
        ConnectFlow.action(
          "page", type, #"{"ViewResource":{"Id":"order"}}"#, next: "page",
          conditions: [("Equals", "Back", "page")],
          errors: [
            ("NoMatchingCondition", "page"), ("NoMatchingError", "end"),
            ("TimeLimitExceeded", "end"),
          ]), ConnectFlow.ends())
    }
    #expect(try !codes(flow("ShowView")).contains("loop-without-input"))
    #expect(try codes(flow("CreateTask")).contains("loop-without-input"))
  }
}
