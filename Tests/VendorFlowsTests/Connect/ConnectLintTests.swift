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

  @Test func `a way to a block that isn't there is told once`() throws {
    let flow = ConnectFlow.text(
      ConnectFlow.says("hello", "Hello.", next: "nowhere"), ConnectFlow.ends())
    #expect(try codes(flow).filter { ["dead-end", "split-without-default"].contains($0) } == [])
    #expect(VendorCall.findings(flow).contains { $0.contains("nowhere") })
  }

  @Test func `music, farewells and recordings may take their time`() throws {
    let long = String(repeating: "We thank you for your call. ", count: 12)
    let flow = ConnectFlow.text(
      ConnectFlow.action(
        "record", "GetParticipantInput",
        #"{"Text":"Speak now.","StoreInput":"False","InputTimeLimitSeconds":"60"}"#, next: "bye",
        errors: [
          ("InputTimeLimitExceeded", "bye"), ("NoMatchingCondition", "bye"),
          ("NoMatchingError", "bye"),
        ]), ConnectFlow.says("bye", long, next: "end"), ConnectFlow.ends())
    #expect(
      try codes(flow).filter { ["timeout-out-of-range", "long-unstoppable-prompt"].contains($0) }
        == [])
    let music = ConnectFlow.text(
      ConnectFlow.action(
        "music", "MessageParticipantIteratively",
        #"{"Messages":[{"PromptId":"p"}],"InterruptFrequencySeconds":"120"}"#,
        conditions: [("Equals", "MessagesInterrupted", "music")],
        errors: [("NoMatchingError", "end")]), ConnectFlow.ends())
    #expect(
      try codes(music).filter { ["long-prompt", "long-unstoppable-prompt"].contains($0) } == [])
    let before = ConnectFlow.text(
      ConnectFlow.says("hello", long, next: "menu"),
      Self.menu(#""Text":"Press 1 for sales.""#, next: "sorry"),
      ConnectFlow.says("sorry", "Goodbye.", next: "end"), ConnectFlow.ends())
    #expect(try codes(before).contains("long-unstoppable-prompt"))
  }

  @Test func `only who would have heard something is left without words`() throws {
    let guide = ConnectFlow.text(
      ConnectFlow.action(
        "view", "ShowView", #"{"ViewResource":{"Id":"form"}}"#,
        conditions: [("Equals", "Next", "end")],
        errors: [
          ("NoMatchingCondition", "end"), ("NoMatchingError", "end"), ("TimeLimitExceeded", "end"),
        ]), ConnectFlow.ends())
    #expect(try !codes(guide).contains("silent-hang-up"))
    let chat = StudioFlow.text(
      StudioFlow.widget(
        "ask", "send-and-wait-for-reply", #"{"body":"Yes?","timeout":"120"}"#,
        ways: [("incomingMessage", "thank"), ("timeout", ""), ("deliveryFailure", "")]),
      StudioFlow.widget(
        "thank", "send-message", #"{"body":"Thanks."}"#, ways: [("sent", ""), ("failed", "")]),
      begins: "ask", by: "incomingMessage")
    #expect(
      try codes(chat).filter {
        ["silent-hang-up", "no-way-to-person", "timeout-out-of-range"].contains($0)
      } == [])
    let call = ConnectFlow.text(
      ConnectFlow.action(
        "find", "InvokeLambdaFunction", #"{"LambdaFunctionARN":"f"}"#, next: "hello",
        errors: [("NoMatchingError", "end")]), ConnectFlow.says("hello", "Hello.", next: "end"),
      ConnectFlow.ends())
    #expect(try codes(call).contains("silent-hang-up"))
  }
}
