import FlowInterpreter
import Testing

/// How calls end that came to a queue, by FORMATS: what an agent answered stays `queued`, else what
/// follows decides.
@Suite struct OutcomeTests {
  private static let flow = """
    { flow: "a", start: "q", language: "en", variables: { m: null, n: 0 }, nodes: {
      q: { type: "queue", skill: "front", maxWait: "60s", next: "ask", full: "ask", closed: "ask",
           timedOut: "ask", nobody: "ask" },
      ask: { type: "menu", prompt: "1, 2, 3 or 4", attempts: 1, exhausted: "bye", choices: [
        { key: "1", label: "message", next: "message" }, { key: "2", label: "fault", next: "fault" },
        { key: "3", label: "again", next: "second" }, { key: "4", label: "back", next: "back" }] },
      message: { type: "voicemail", prompt: "Speak.", maxLasts: "30s", into: "m", next: "bye" },
      fault: { type: "set", set: { n: "1 / 0" }, next: "bye" },
      second: { type: "queue", skill: "back", maxWait: "30s", next: "bye", timedOut: "bye" },
      back: { type: "callback", skill: "front", number: "'13800138000'", next: "bye" },
      bye: { type: "hangup", prompt: "Bye." } } }
    """

  @Test(arguments: [
    #"steps: [{ press: "1" }, { say: "well done" }]"#,
    #"steps: [{ press: "1" }, { silence: "40s" }]"#,
    #"steps: [{ press: "1" }, { hangUp: true }]"#, #"steps: [{ press: "2" }]"#,
    #"queues: { back: { full: true } }, steps: [{ press: "3" }]"#, #"steps: [{ press: "4" }]"#,
    #"steps: [{ press: "3" }]"#, #"steps: [{ hangUp: true }]"#,
  ])
  func `after a queue that answered nothing changes the outcome`(_ members: String) throws {
    let result = try PlayedFixture.run(
      members + #", expect: { outcome: "queued", skill: "front", node: "q" }"#, in: Self.flow)
    #expect(result.failures.map(\.description) == [])
  }

  @Test(arguments: [
    (#"steps: [{ press: "1" }, { say: "call me" }]"#, "voicemail"),
    (#"steps: [{ press: "1" }, { silence: "40s" }]"#, "completed"),
    (#"steps: [{ press: "1" }, { hangUp: true }]"#, "hungUp"),
    (#"steps: [{ press: "2" }]"#, "failed"), (#"steps: [{ press: "3" }]"#, "queued"),
    (#"steps: [{ press: "4" }]"#, "callback"), (#"steps: [{ hangUp: true }]"#, "hungUp"),
  ])
  func `after one that did not, what follows decides`(_ row: (members: String, outcome: String))
    throws
  {
    for queue in ["full", "closed", "nobody"] {
      let result = try PlayedFixture.run(
        "queues: { front: { \(queue): true } }, \(row.members), expect: { outcome: \"\(row.outcome)\" }",
        in: Self.flow)
      #expect(result.failures.map(\.description) == [], "\(queue)")
    }
  }

  @Test func `who hangs up while waiting stays queued`() throws {
    let result = try PlayedFixture.run(
      #"queues: { front: { answerAfter: "50s" } }, steps: [{ hangUp: true, after: "9s" }], "#
        + #"expect: { outcome: "queued", skill: "front" }"#, in: Self.flow)
    #expect(result.failures.map(\.description) == [])
  }

  @Test func `a queue nobody works for is waited in where the flow has no way for that`() throws {
    let result = try PlayedFixture.run(
      #"queues: { back: { nobody: true } }, steps: [{ press: "3" }], expect: { node: "bye" }"#,
      in: Self.flow.replacingOccurrencesOfQueue)
    #expect(result.ways.map(\.way).contains(.timedOut))
  }
}

extension String {
  /// The flow that begins by asking.
  fileprivate var replacingOccurrencesOfQueue: String {
    replacing("start: \"q\"", with: "start: \"ask\"")
  }
}
