import FlowInterpreter
import Testing

/// How a Studio flow begins, and what the other side of it hears or reads.
struct StudioBeginningTests {
  private func flow(_ events: [(String, String)]) -> String {
    """
    {"description":"A flow","initial_state":"Trigger","flags":{},"states":[
    \(StudioFlow.widget("Trigger", "trigger", ways: events)),
    \(StudioFlow.says("greet", "Good morning.")),
    \(StudioFlow.widget(
      "write", "send-message", #"{"body":"Hello {{flow.data.name}}."}"#,
      ways: [("sent", ""), ("failed", "")]))]}
    """
  }

  @Test func `who writes to a flow that takes calls as well reads its messages`() throws {
    let both = flow([("incomingCall", "greet"), ("incomingMessage", "write")])
    #expect(
      try VendorCall.failures(
        """
        services: { trigger: [{ outcome: "incomingMessage" }] }, attributes: { "flow.data.name": "Ann" },
        steps: [], expect: { heard: ["Hello Ann."] }
        """, in: both) == [])
    #expect(
      try VendorCall.failures("steps: [], expect: { heard: [\"Good morning.\"] }", in: both) == [])
  }

  @Test func `a message that a call sends is not heard`() throws {
    let text = StudioFlow.text(
      StudioFlow.widget(
        "write", "send-message", #"{"body":"See you."}"#,
        ways: [("sent", "greet"), ("failed", "greet")]), StudioFlow.says("greet", "Goodbye."),
      begins: "write")
    #expect(
      try VendorCall.failures(
        "steps: [], expect: { heard: [\"Goodbye.\"], notHeard: [\"See you.\"] }", in: text) == [])
  }

  @Test func `a fixture may say how the flow begins where it begins one way alone`() throws {
    #expect(
      try VendorCall.failures(
        """
        services: { trigger: [{ outcome: "incomingRequest" }] },
        attributes: { flow: { data: { name: "Ann" } } }, steps: [], expect: { heard: ["Hello Ann."] }
        """, in: flow([("incomingRequest", "write")])) == [])
  }

  @Test func `messages that nobody stubs are delivered, and told as nothing that lacks`() throws {
    let result = try VendorCall.run(
      "steps: [], expect: { outcome: \"queued\" }", in: flow([("incomingMessage", "write")]))
    #expect(!result.passed && result.unstubbed.isEmpty)
  }
}
