import Diagnostics
import FlowInterpreter
import Testing

/// Flows that Amazon Connect plays to a call when something happens to it.
struct ConnectHookTests {
  private static func hook(_ event: String, _ flow: String, next: String) -> String {
    ConnectFlow.action(
      event, "UpdateContactEventHooks", #"{"EventHooks":{"\#(event)":"\#(flow)"}}"#, next: next,
      errors: [("NoMatchingError", next)])
  }

  private static let main = ConnectFlow.text(
    hook("CustomerQueue", "arn:aws:connect:x:1:instance/i/contact-flow/w", next: "CustomerWhisper"),
    hook("CustomerWhisper", "whisper", next: "CustomerRemaining"),
    hook("CustomerRemaining", "survey", next: "AgentWhisper"),
    hook("AgentWhisper", "agents hear this", next: "set"),
    ConnectFlow.action(
      "set", "UpdateContactTargetQueue", #"{"QueueId":"Sales"}"#, next: "transfer",
      errors: [("NoMatchingError", "end")]),
    ConnectFlow.action(
      "transfer", "TransferContactToQueue", next: "end",
      errors: [("QueueAtCapacity", "end"), ("NoMatchingError", "end")]), ConnectFlow.ends())

  private static let others = [
    "wait.json": ConnectFlow.text(
      ConnectFlow.action(
        "music", "MessageParticipantIteratively",
        #"{"Messages":[{"Text":"Music."}],"InterruptFrequencySeconds":"20"}"#, next: "ask",
        conditions: [("Equals", "MessagesInterrupted", "ask")], errors: [("NoMatchingError", "ask")]
      ),
      ConnectFlow.action(
        "ask", "GetParticipantInput",
        #"{"Text":"Press 1 to be called back.","StoreInput":"False","InputTimeLimitSeconds":"5"}"#,
        next: "music", conditions: [("Equals", "1", "keep"), ("Equals", "2", "leave")],
        errors: [
          ("InputTimeLimitExceeded", "music"), ("NoMatchingCondition", "music"),
          ("NoMatchingError", "music"),
        ]),
      ConnectFlow.action(
        "keep", "CreateCallbackContact", next: "bye", errors: [("NoMatchingError", "bye")]),
      ConnectFlow.action(
        "leave", "DequeueContactAndTransferToQueue", #"{"QueueId":"Service"}"#, next: "bye",
        errors: [("QueueAtCapacity", "bye"), ("NoMatchingError", "bye")]),
      ConnectFlow.says("bye", "Goodbye.", next: "end"), ConnectFlow.ends()),
    "whisper.json": ConnectFlow.text(
      ConnectFlow.says("beep", "This call is recorded.", next: "over"),
      ConnectFlow.action("over", "EndFlowExecution")),
    "survey.json": ConnectFlow.text(
      ConnectFlow.action(
        "rate", "GetParticipantInput",
        #"{"Text":"Press 1 if you are happy.","StoreInput":"False","InputTimeLimitSeconds":"5"}"#,
        next: "end", conditions: [("Equals", "1", "thanks")],
        errors: [
          ("InputTimeLimitExceeded", "end"), ("NoMatchingCondition", "end"),
          ("NoMatchingError", "end"),
        ]),
      ConnectFlow.says("thanks", "Thank you.", next: "end"), ConnectFlow.ends()),
  ]

  private static let flows =
    #"caller: "13800138000", flows: { "arn:aws:connect:x:1:instance/i/contact-flow/w": "wait" }"#

  @Test(arguments: [
    // Answered after a minute: two rounds of music and question, then the agent's voice breaks the third off.
    (#"queues: { Sales: { answerAfter: "60s", talk: "2m" } }, steps: [], expect: { outcome: "queued", skill: "Sales", visits: ["wait/ask", "whisper/beep", "survey/rate"] }"#),
    // Answered at once, nobody waits.
    (#"steps: [{ press: "1" }], expect: { outcome: "queued", avoids: ["wait/music"], visits: ["whisper/beep", "survey/thanks"] }"#),
    (#"queues: { Sales: { answerAfter: "10m" } }, steps: [{ press: "1" }], expect: { outcome: "callback", heard: ["Goodbye."], avoids: ["whisper/beep"] }"#),
    // Who hangs up while waiting was in the queue.
    (#"queues: { Sales: { answerAfter: "10m" } }, steps: [{ hangUp: true, after: "45s" }], expect: { outcome: "queued", skill: "Sales", visits: ["wait/ask"], avoids: ["survey/rate"] }"#),
    // Led to another queue from the first one, whose answer comes too late.
    (#"queues: { Sales: { answerAfter: "10m" } }, steps: [{ press: "2" }], expect: { outcome: "queued", skill: "Service" }"#),
    // In a full queue nobody waits, whose error way hangs up.
    (#"queues: { Sales: { full: true } }, steps: [], expect: { outcome: "completed", avoids: ["wait/music"] }"#),
  ])
  func `callers hear the flow of the moment`(members: String) throws {
    let failures = try VendorCall.failures(
      "\(Self.flows), \(members)", in: Self.main, with: Self.others)
    #expect(failures.isEmpty)
  }

  @Test func `music begins anew until an agent answers`() throws {
    let music = ConnectFlow.text(
      ConnectFlow.action(
        "music", "MessageParticipantIteratively",
        #"{"Messages":[{"Text":"One moment please, one moment."},{"Text":"Please hold the line."}]}"#,
        next: "end", errors: [("NoMatchingError", "end")]), ConnectFlow.ends())
    let result = try VendorCall.run(
      #"""
      queues: { Sales: { answerAfter: "5m" } }, flows: { "arn:aws:connect:x:1:instance/i/contact-flow/w": "music" },
      steps: [], expect: { outcome: "queued", visits: ["music/music"], avoids: ["music/end"] }
      """#, in: Self.main, with: ["music.json": music])
    #expect(result.failures.isEmpty)
    #expect(result.path.count { $0.node == "music" } > 20)
  }

  @Test func `a waiting flow that never lets time pass ends, and the call waits on`() throws {
    let circle = ConnectFlow.text(
      ConnectFlow.action(
        "circle", "UpdateContactAttributes", #"{"Attributes":{"a":"b"}}"#, next: "circle",
        errors: [("NoMatchingError", "circle")]))
    let result = try VendorCall.run(
      #"""
      queues: { Sales: { answerAfter: "5m" } }, flows: { "arn:aws:connect:x:1:instance/i/contact-flow/w": "circle" },
      steps: [], expect: { outcome: "queued", skill: "Sales", visits: ["circle/circle"] }
      """#, in: Self.main, with: ["circle.json": circle])
    #expect(result.failures.isEmpty)
  }

  @Test func `a hook whose flow isn't here plays nothing`() throws {
    let failures = try VendorCall.failures(
      #"queues: { Sales: { answerAfter: "60s" } }, steps: [], expect: { outcome: "queued", skill: "Sales" }"#,
      in: Self.main)
    #expect(failures.isEmpty)
  }

  @Test func `an event that there isn't is told with what may be meant`() {
    let findings = VendorCall.findings(
      ConnectFlow.text(Self.hook("CustomerQueu", "w", next: "end"), ConnectFlow.ends()))
    #expect(findings.count == 1)
    #expect(findings[0].contains("no event") && findings[0].contains("CustomerQueue"))
  }

  @Test func `waits are explored, and what is found passes`() throws {
    let files = Self.others.merging(["main.json": Self.main]) { $1 }
    let library = try VendorCall.library(
      files, names: ["arn:aws:connect:x:1:instance/i/contact-flow/w": "wait"])
    let found = FlowExplorer.explore("main", of: library)
    #expect(found.coverage.edges.covered == found.coverage.edges.total)
    for fixture in found.fixtures {
      #expect(PreparedFixture(fixture: fixture, library: library).run().passed)
    }
  }

  @Test(arguments: [
    // Whoever listens hangs up a second after what was heard, or later.
    #"steps: [{ hear: "Music." }, { hangUp: true }], expect: { outcome: "hungUp", heard: ["Music."] }"#,
    #"steps: [{ hear: "Music." }, { hear: "Please hold." }, { hangUp: true, after: "30s" }], expect: { outcome: "hungUp" }"#,
    // Nobody listens for ever.
    #"steps: [], expect: { outcome: "hungUp", heard: ["Music.", "Please hold."] }"#,
  ])
  func `music played by itself is heard until the caller hangs up`(members: String) throws {
    let music = ConnectFlow.text(
      ConnectFlow.action(
        "music", "MessageParticipantIteratively",
        #"{"Messages":[{"Text":"Music."},{"Text":"Please hold."}]}"#, next: "music",
        errors: [("NoMatchingError", "music")]))
    #expect(try VendorCall.failures(members, in: music) == [])
  }

  @Test func `a waiting flow played by itself that never lets time pass fails`() throws {
    let circle = ConnectFlow.text(
      ConnectFlow.action(
        "music", "MessageParticipantIteratively", #"{"Messages":[{"Text":"Music."}]}"#,
        next: "circle", errors: [("NoMatchingError", "circle")]),
      ConnectFlow.action(
        "circle", "UpdateContactAttributes", #"{"Attributes":{"a":"b"}}"#, next: "circle",
        errors: [("NoMatchingError", "circle")]))
    #expect(try VendorCall.failures(#"steps: [], expect: { outcome: "failed" }"#, in: circle) == [])
  }

  @Test func `music that goes round for ever is no fault of a flow for those who wait`() throws {
    let music = ConnectFlow.text(
      ConnectFlow.action(
        "music", "MessageParticipantIteratively", #"{"Messages":[{"Text":"Music."}]}"#,
        next: "music", errors: [("NoMatchingError", "music")]))
    #expect(FlowLinter.findings(in: [try VendorCall.flow(music)]).isEmpty)
    let plain = ConnectFlow.text(ConnectFlow.says("hello", "Hello.", next: "hello"))
    let found = FlowLinter.findings(in: [try VendorCall.flow(plain)]).map(\.code)
    #expect(Set(found).isSuperset(of: ["dead-end", "loop-without-input"]))
  }

  @Test func `what a queue is called is asked of what the call comes with`() throws {
    let flow = ConnectFlow.text(
      ConnectFlow.action(
        "set", "UpdateContactTargetQueue", #"{"QueueId":"$.Attributes.queue"}"#, next: "say",
        errors: [("NoMatchingError", "end")]),
      ConnectFlow.says("say", "One moment.", next: "transfer"),
      ConnectFlow.action(
        "transfer", "TransferContactToQueue", next: "end",
        errors: [("QueueAtCapacity", "full"), ("NoMatchingError", "end")]),
      ConnectFlow.says("full", "All lines are busy.", next: "end"), ConnectFlow.ends())
    let library = try VendorCall.library(["main.json": flow])
    let found = FlowExplorer.explore("main", of: library)
    #expect(found.coverage.edges.covered == found.coverage.edges.total)
  }
}
