import Diagnostics
import FlowInterpreter
import Testing

/// Calls through Twilio Studio definitions.
struct StudioCallTests {
  private static let menu = StudioFlow.text(
    StudioFlow.widget(
      "ask_reason", "gather-input-on-call",
      ##"{"say":"Press 1 for sales, or say help.","timeout":5,"number_of_digits":1,"finish_on_key":"#"}"##,
      ways: [("keypress", "by_key"), ("speech", "by_speech"), ("timeout", "nothing")]),
    StudioFlow.split(
      "by_key", on: "{{widgets.ask_reason.Digits}}", [("equal_to", "1", "sales")],
      otherwise: "unknown"),
    StudioFlow.split(
      "by_speech", on: "{{widgets.ask_reason.SpeechResult}}",
      [("contains", "Help", "help"), ("matches_any_of", "sales, buy", "sales")],
      otherwise: "unknown"),
    StudioFlow.widget(
      "sales", "send-to-flex", #"{"workflow":"sales","channel":"voice"}"#,
      ways: [("callComplete", ""), ("failedToEnqueue", "busy"), ("callFailure", "busy")]),
    StudioFlow.says("help", "Help is on its way."), StudioFlow.says("busy", "All are busy."),
    StudioFlow.says("nothing", "We heard nothing."),
    StudioFlow.says("unknown", "{{widgets.ask_reason.Digits | default: 'That'}} is no choice."),
    begins: "ask_reason")

  @Test(arguments: [
    (#"{ press: "1" }"#, #"{ outcome: "queued", skill: "sales" }"#),
    (#"{ press: "4" }"#, #"{ heard: ["4 is no choice."], outcome: "completed" }"#),
    (#"{ say: "I need HELP please" }"#, #"{ heard: ["Help is on its way."] }"#),
    (#"{ say: " Buy " }"#, #"{ outcome: "queued" }"#),
    (#"{ say: "something else" }"#, #"{ heard: ["That is no choice."] }"#),
    (#"{ silence: "6s" }"#, #"{ heard: ["We heard nothing."], visits: ["nothing"] }"#),
  ])
  func `keys, speech and silence each have their way`(step: String, expect: String) throws {
    #expect(
      try VendorCall.failures("steps: [\(step)], expect: \(expect)", in: Self.menu).isEmpty)
  }

  @Test func `a queue that takes nobody has its way`() throws {
    #expect(
      try VendorCall.failures(
        #"queues: { sales: { full: true } }, steps: [{ press: "1" }], expect: { heard: ["All are busy."] }"#,
        in: Self.menu
      ).isEmpty)
  }

  private static let lookup = StudioFlow.text(
    StudioFlow.widget(
      "count", "set-variables",
      #"{"variables":[{"key":"tries","value":"{{flow.variables.tries | default: 0 | plus: 1}}"}]}"#,
      ways: [("next", "find")]),
    StudioFlow.widget(
      "find", "make-http-request",
      #"{"url":"https://example.com/orders","method":"POST","body":"{\"from\":\"{{trigger.call.From}}\"}"}"#,
      ways: [("success", "status"), ("failed", "again")]),
    StudioFlow.split(
      "again", on: "{{flow.variables.tries}}", [("less_than", "3", "count")], otherwise: "sorry"),
    StudioFlow.split(
      "status", on: "{{widgets.find.parsed.order.state}}",
      [("starts_with", "SENT", "sent"), ("is_blank", "Is Blank", "none")], otherwise: "other"),
    StudioFlow.says(
      "sent",
      "{% if widgets.find.parsed.items.size > 1 %}{{widgets.find.parsed.items.first}} and more{% else %}It{% endif %} was sent."
    ),
    StudioFlow.says("none", "You have no order."),
    StudioFlow.says("other", "It is {{widgets.find.parsed.order.state | downcase}}."),
    StudioFlow.says("sorry", "Try {{flow.variables.tries}} failed."), begins: "count")

  @Test(arguments: [
    (
      #"{ order: { state: "sent today" }, items: ["A shirt", "shoes"] }"#,
      "A shirt and more was sent."
    ),
    (#"{ order: { state: "sent" } }"#, "It was sent."), ("{}", "You have no order."),
    (#"{ order: { state: "WAITING" } }"#, "It is waiting."),
  ])
  func `an answer is read field by field, and what isn't there is empty`(
    value: String, heard: String
  ) throws {
    #expect(
      try VendorCall.run(
        """
        services: { "https://example.com/orders": [{ outcome: "done", value: \(value) }] },
        steps: [], expect: { heard: ["\(heard)"] }
        """, in: Self.lookup
      ).failures.isEmpty)
  }

  @Test func `a counter counts, and a request that fails is tried again as the flow says`() throws {
    #expect(
      try VendorCall.run(
        #"services: { find: { always: { fault: "down" } } }, steps: [], expect: { heard: ["Try 3 failed."] }"#,
        in: Self.lookup
      ).failures.isEmpty)
  }

  @Test func `a message is answered by text, and one that can't be delivered has its way`() throws {
    let flow = StudioFlow.text(
      StudioFlow.widget(
        "ask", "send-and-wait-for-reply",
        #"{"body":"Hello {{contact.channel.address}}, coming?","timeout":"60"}"#,
        ways: [("incomingMessage", "thanks"), ("timeout", "late"), ("deliveryFailure", "lost")]),
      StudioFlow.widget(
        "thanks", "send-message", #"{"body":"You said {{widgets.ask.inbound.Body}}."}"#,
        ways: [("sent", ""), ("failed", "")]),
      StudioFlow.widget(
        "late", "send-message", #"{"body":"Too late."}"#, ways: [("sent", ""), ("failed", "")]),
      StudioFlow.widget(
        "lost", "set-variables", #"{"variables":[{"key":"lost","value":"yes"}]}"#,
        ways: [("next", "")]), begins: "ask", by: "incomingMessage")
    for (members, expect) in [
      (#"steps: [{ say: "Yes!" }]"#, #"{ heard: ["You said Yes!."] }"#),
      (#"steps: [{ silence: "90s" }]"#, #"{ heard: ["Too late."] }"#),
      (
        #"services: { ask: [{ fault: "no such number" }] }, steps: []"#,
        #"{ visits: ["lost"], variables: { lost: "yes" } }"#
      ),
    ] {
      #expect(try VendorCall.failures("\(members), expect: \(expect)", in: flow).isEmpty)
    }
  }

  @Test func `a call is put through, recorded, or runs another flow`() throws {
    let flow = StudioFlow.text(
      StudioFlow.widget(
        "connect", "connect-call-to", #"{"to":"{{flow.variables.agent}}","noun":"number"}"#,
        ways: [("callCompleted", "rate"), ("hangup", "")]),
      StudioFlow.widget(
        "rate", "run-subflow", #"{"flow_sid":"FWrate","parameters":[{"key":"who","value":"you"}]}"#,
        ways: [("completed", "record"), ("failed", "record")]),
      StudioFlow.widget(
        "record", "record-voicemail", #"{"max_length":"60"}"#,
        ways: [("recordingComplete", "bye"), ("noAudio", "quiet"), ("hangup", "")]),
      StudioFlow.says("bye", "Your message is kept."), StudioFlow.says("quiet", "Nothing said."),
      begins: "connect")
    let rating = StudioFlow.text(
      StudioFlow.says("thanks", "Thank {{trigger.parent.parameters.who}}."), begins: "thanks",
      by: "incomingParent")
    let failures = try VendorCall.failures(
      """
      flows: { FWrate: "rating" }, steps: [{ hear: "Thank you." }],
      expect: { outcome: "transferred", visits: ["rating/thanks"] }
      """, in: flow, with: ["rating.json": rating])
    #expect(failures.isEmpty)
    let recorded = try VendorCall.failures(
      #"services: { rate: [{ fault: "gone" }] }, steps: [{ say: "Call me back." }], expect: { heard: ["Your message is kept."], variables: { "widgets.record.RecordingUrl": "call-1-message-1" } }"#,
      in: flow)
    #expect(recorded.isEmpty)
  }

  @Test func `a subflow comes back from where its ways lead nowhere, with what it has set`() throws
  {
    let flow = StudioFlow.text(
      StudioFlow.widget(
        "ask", "run-subflow", #"{"flow_sid":"FWask"}"#,
        ways: [("completed", "by"), ("failed", "lost")]),
      StudioFlow.split(
        "by", on: "{{widgets.ask.answer}}", [("equal_to", "1", "one")], otherwise: "other"),
      StudioFlow.says("one", "You chose one."), StudioFlow.says("other", "You chose otherwise."),
      StudioFlow.says("lost", "Sorry."), begins: "ask")
    let asking = StudioFlow.text(
      StudioFlow.widget(
        "digit", "gather-input-on-call", #"{"say":"A digit?","timeout":4,"number_of_digits":1}"#,
        ways: [("keypress", "keep"), ("timeout", "")]),
      StudioFlow.widget(
        "keep", "set-variables",
        #"{"variables":[{"key":"answer","value":"{{widgets.digit.Digits}}"}]}"#,
        ways: [("next", "")]), begins: "digit", by: "incomingParent")
    for (steps, heard) in [
      (#"[{ press: "1" }]"#, "You chose one."), (#"[{ press: "2" }]"#, "You chose otherwise."),
      (#"[{ silence: "9s" }]"#, "You chose otherwise."),
    ] {
      #expect(
        try VendorCall.failures(
          #"flows: { FWask: "asking" }, steps: \#(steps), expect: { heard: ["\#(heard)"] }"#,
          in: flow, with: ["asking.json": asking]) == [])
    }
    // One that isn't here is a service.
    #expect(
      try VendorCall.failures(
        #"services: { ask: [{ outcome: "done", value: { answer: "1" } }] }, steps: [], expect: { heard: ["You chose one."] }"#,
        in: flow) == [])
    let exploration = FlowExplorer.explore("main", of: try VendorCall.library(["main.json": flow]))
    #expect(exploration.unreached.isEmpty)
  }

  @Test func `conditions of one name are told apart`() throws {
    func match(_ value: String, _ next: String) -> String {
      #"{"event":"match","next":"\#(next)","conditions":[{"friendly_name":"If","arguments":["{{widgets.a.Digits}}"],"type":"equal_to","value":"\#(value)"}]}"#
    }
    let split = """
      {"name":"by","type":"split-based-on","properties":{"input":"{{widgets.a.Digits}}"},"transitions":[\
      {"event":"noMatch","next":"a"},\(match("1", "bye")),\(match("2", "a"))]}
      """
    let flow = StudioFlow.text(
      StudioFlow.widget(
        "a", "gather-input-on-call", #"{"say":"1 or 2?","timeout":5}"#,
        ways: [("keypress", "by"), ("timeout", "bye")]), split, StudioFlow.says("bye", "Goodbye."),
      begins: "a")
    let codes = FlowLinter.findings(in: [try VendorCall.flow(flow)]).map(\.code)
    #expect(!codes.contains("repeated-condition"))
  }
}
