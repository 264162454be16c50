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

  private static func setQueue(next: String) -> String {
    ConnectFlow.action(
      "set", "UpdateContactTargetQueue", #"{"QueueId":"q"}"#, next: next,
      errors: [("NoMatchingError", "end")])
  }

  private static let transfer = ConnectFlow.action(
    "transfer", "TransferContactToQueue", next: "end",
    errors: [("QueueAtCapacity", "end"), ("NoMatchingError", "end")])

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
        Self.transfer, ConnectFlow.ends())
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
    let apart = ConnectFlow.text(
      ConnectFlow.says("sorry", long, next: "bye"),
      ConnectFlow.says("bye", "Goodbye.", next: "end"),
      ConnectFlow.ends())
    #expect(try !codes(apart).contains("long-unstoppable-prompt"))
    let waits = ConnectFlow.text(
      ConnectFlow.says("soon", long, next: "set"),
      Self.setQueue(next: "transfer"),
      Self.transfer, ConnectFlow.ends())
    #expect(try !codes(waits).contains("long-unstoppable-prompt"))
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

  @Test func `a chat that is left without words is no call`() throws {
    func flow(_ channel: String) -> String {
      ConnectFlow.text(
        ConnectFlow.action(
          "which", "Compare", #"{"ComparisonValue":"$.Channel"}"#,
          conditions: [("Equals", channel, "hello")], errors: [("NoMatchingCondition", "else")]),
        ConnectFlow.says("else", "Goodbye.", next: "end"),
        ConnectFlow.says("hello", "Hello.", next: "find"),
        ConnectFlow.action(
          "find", "InvokeLambdaFunction", #"{"LambdaFunctionARN":"f"}"#, next: "else",
          errors: [("NoMatchingError", "end")]), ConnectFlow.ends())
    }
    #expect(try !codes(flow("CHAT")).contains("silent-hang-up"))
    #expect(try codes(flow("VOICE")).contains("silent-hang-up"))
  }

  @Test func `where agents are looked for no hours need be`() throws {
    func flow(_ type: String) -> String {
      ConnectFlow.text(
        ConnectFlow.says("hello", "Hello.", next: "set"),
        Self.setQueue(next: "check"),
        ConnectFlow.action(
          "check", "CheckMetricData", #"{"MetricType":"\#(type)"}"#,
          conditions: [("NumberGreaterThan", "0", "transfer")],
          errors: [("NoMatchingCondition", "end"), ("NoMatchingError", "end")]),
        Self.transfer, ConnectFlow.ends())
    }
    #expect(try !codes(flow("NumberOfAgentsStaffed")).contains("queue-without-hours"))
    #expect(try codes(flow("NumberOfContactsInQueue")).contains("queue-without-hours"))
  }

  @Test func `in a flow without a word nobody waits for agents who have gone home`() throws {
    func flow(_ first: String) -> String {
      ConnectFlow.text(
        first,
        Self.setQueue(next: "transfer"),
        Self.transfer, ConnectFlow.ends())
    }
    let quiet = ConnectFlow.action(
      "log", "UpdateFlowLoggingBehavior", #"{"FlowLoggingBehavior":"Enabled"}"#, next: "set")
    #expect(try !codes(flow(quiet)).contains("queue-without-hours"))
    let pause = ConnectFlow.action(
      "log", "Wait", #"{"TimeLimitSeconds":"5"}"#, conditions: [("Equals", "WaitCompleted", "set")],
      errors: [("NoMatchingError", "end")])
    #expect(try !codes(flow(pause)).contains("queue-without-hours"))
    let spoken = ConnectFlow.says("log", "One moment.", next: "set")
    #expect(try codes(flow(spoken)).contains("queue-without-hours"))
  }

  @Test func `how many choices a template offers is not known`() throws {
    func flow(_ words: String) -> String {
      ConnectFlow.text(
        ConnectFlow.action(
          "menu", "GetParticipantInput",
          #"{"Text":"\#(words)","StoreInput":"False","InputTimeLimitSeconds":"5"}"#, next: "end",
          conditions: (0..<7).map { ("Equals", "\($0)", "end") },
          errors: [
            ("InputTimeLimitExceeded", "end"), ("NoMatchingCondition", "end"),
            ("NoMatchingError", "end"),
          ]), ConnectFlow.ends())
    }
    #expect(try !codes(flow("{{menu}}")).contains("too-many-choices"))
    #expect(try codes(flow("Press 0 to 6.")).contains("too-many-choices"))
  }

  @Test func `who writes to a flow that takes calls too is left without no words`() throws {
    let flow = StudioFlow.text(
      StudioFlow.widget(
        "ask", "send-and-wait-for-reply", #"{"body":"Yes?","timeout":"120"}"#,
        ways: [("incomingMessage", "find"), ("timeout", ""), ("deliveryFailure", "")]),
      StudioFlow.widget(
        "find", "run-function", #"{"url":"https://x/f"}"#, ways: [("success", "ask"), ("fail", "")]),
      StudioFlow.says("hello", "Hello."), begins: "ask", by: "incomingMessage"
    ).replacing(
      #"{"event":"incomingMessage","next":"ask"}"#,
      with: #"{"event":"incomingMessage","next":"ask"},{"event":"incomingCall","next":"hello"}"#)
    #expect(flow.contains("incomingCall"))
    #expect(try !codes(flow).contains("silent-hang-up"))
  }
}
