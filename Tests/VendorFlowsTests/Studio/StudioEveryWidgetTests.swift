import FlowInterpreter
import Testing

/// A widget between a good way and a bad one, with a call for each.
struct WidgetExample: Sendable, CustomTestStringConvertible {
  var type: String
  var properties = "{}"
  /// The events that lead to the good way and to the bad one.
  var (well, badly): (String, String)
  var good = "steps: []"
  var bad = "steps: []"
  /// What the good call ends as, where the widget is its end.
  var outcome: String?

  var testDescription: String { "\(type) \(properties)" }

  var flow: String {
    StudioFlow.text(
      StudioFlow.widget("it", type, properties, ways: [(well, "well"), (badly, "badly")]),
      StudioFlow.says("well", "It went well."), StudioFlow.says("badly", "It went badly."),
      begins: "it")
  }
}

struct StudioEveryWidgetTests {
  private static let examples = [
    WidgetExample(
      type: "gather-input-on-call", properties: #"{"say":"Press a key.","timeout":5}"#,
      well: "keypress", badly: "timeout", good: #"steps: [{ press: "1" }]"#),
    WidgetExample(
      type: "gather-input-on-call", properties: #"{"say":"Say it.","timeout":5}"#, well: "speech",
      badly: "timeout", good: #"steps: [{ say: "hello" }]"#),
    WidgetExample(
      type: "make-http-request", properties: #"{"url":"https://example.com/it"}"#, well: "success",
      badly: "failed", good: #"services: { it: [{ outcome: "done" }] }, steps: []"#),
    WidgetExample(
      type: "run-function", properties: #"{"url":"https://example.com/it"}"#, well: "success",
      badly: "fail", good: #"services: { it: [{ outcome: "done" }] }, steps: []"#),
    WidgetExample(
      type: "run-subflow", properties: #"{"flow_sid":"FW1"}"#, well: "completed", badly: "failed",
      good: #"services: { FW1: [{ outcome: "done" }] }, steps: []"#),
    WidgetExample(
      type: "send-to-flex", properties: #"{"workflow":"support"}"#, well: "callComplete",
      badly: "failedToEnqueue", bad: "queues: { support: { full: true } }, steps: []",
      outcome: "queued"),
    WidgetExample(
      type: "enqueue-call", properties: #"{"queue_name":"support"}"#, well: "callComplete",
      badly: "failedToEnqueue", bad: "queues: { support: { full: true } }, steps: []",
      outcome: "queued"),
    WidgetExample(
      type: "connect-call-to", properties: #"{"to":"+12065550100"}"#, well: "callCompleted",
      badly: "busy", bad: #"services: { "+12065550100": [{ outcome: "busy" }] }, steps: []"#,
      outcome: "transferred"),
    WidgetExample(
      type: "record-voicemail", well: "recordingComplete", badly: "noAudio",
      good: #"steps: [{ say: "Please call me back." }]"#,
      bad: ##"steps: [{ press: "#" }]"##, outcome: "voicemail"),
    WidgetExample(
      type: "send-message", properties: #"{"body":"Hello","to":"+12065550100"}"#, well: "sent",
      badly: "failed", bad: #"services: { it: [{ fault: "down" }] }, steps: []"#),
    WidgetExample(
      type: "send-and-wait-for-reply", properties: #"{"body":"Hello?","timeout":60}"#,
      well: "incomingMessage", badly: "timeout", good: #"steps: [{ say: "yes" }]"#),
    WidgetExample(
      type: "send-and-wait-for-reply", properties: #"{"body":"Hello?"}"#,
      well: "incomingMessage", badly: "deliveryFailure", good: #"steps: [{ say: "yes" }]"#,
      bad: #"services: { it: [{ fault: "down" }] }, steps: []"#),
    WidgetExample(
      type: "add-twiml-redirect", properties: #"{"url":"https://example.com/twiml"}"#,
      well: "return", badly: "fail", good: #"services: { it: [{ outcome: "return" }] }, steps: []"#),
    WidgetExample(
      type: "capture-payments", well: "success", badly: "maxFailedAttempts",
      good: #"services: { it: [{ outcome: "success" }] }, steps: []"#),
    WidgetExample(
      type: "make-outgoing-call-v2", well: "answered", badly: "busy",
      bad: #"services: { it: [{ outcome: "busy" }] }, steps: []"#),
    WidgetExample(
      type: "fork-stream", well: "next", badly: "failed", bad: #"faults: ["it"], steps: []"#),
    WidgetExample(
      type: "record-call", well: "success", badly: "failed", bad: #"faults: ["it"], steps: []"#),
  ]

  @Test(arguments: examples)
  func `every widget has its good way and its bad one`(example: WidgetExample) throws {
    let outcome = example.outcome.map { "outcome: \"\($0)\", " } ?? ""
    let well = try VendorCall.failures(
      #"""
      caller: "13800138000", \#(example.good),
      expect: { \#(outcome)heard: ["It went well."], notHeard: ["It went badly."] }
      """#, in: example.flow)
    #expect(well.isEmpty)
    let badly = try VendorCall.failures(
      #"""
      caller: "13800138000", \#(example.bad),
      expect: { heard: ["It went badly."], notHeard: ["It went well."] }
      """#, in: example.flow)
    #expect(badly.isEmpty)
  }

  @Test func `what is set is compared, and a split without a match ends the call`() throws {
    let flow = StudioFlow.text(
      StudioFlow.widget(
        "set", "set-variables",
        #"{"variables":[{"key":"n","value":"{{ flow.variables.n | plus: 1 }}"}]}"#,
        ways: [("next", "twice")]),
      StudioFlow.split(
        "twice", on: "{{flow.variables.n}}", [("equal_to", "2", "say")], otherwise: "set"),
      StudioFlow.says("say", "Twice."), begins: "set")
    let failures = try VendorCall.failures(
      #"steps: [], expect: { heard: ["Twice."], path: ["trigger", "set", "twice", "set", "twice", "say", "say-ends"] }"#,
      in: flow)
    #expect(failures.isEmpty)
  }
}
