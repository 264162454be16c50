import Diagnostics
import FlowInterpreter
import Testing

/// What a queue says in the flow's own words.
@Suite struct QueueTextTests {
  private func heard(_ texts: String, waits: [QueueReply]) throws -> [String] {
    var call = try PlayedCall(
      """
      { flow: "a", start: "q", language: "en", variables: { minutes: "variable", name: "Li" }, nodes: {
          q: { type: "queue", skill: "front", estimate: true, callbackAfter: "30s", prompt: "Hold on.", next: "bye", texts: { \(texts) } },
          bye: { type: "hangup", prompt: "{minutes}" } } }
      """)
    for wait in waits { call.send(.queue(wait)) }
    call.wait(.seconds(31))
    call.press("1")
    return call.heard
  }

  @Test func `the words are the flow's, with the queue's figures in them`() throws {
    let texts = """
      waiting: "All agents talk.", estimate: "About {minutes} min, {name}.", position: ["You are number {position}.", "Now {position}."],
      callbackOffer: "Press 1, it takes {minutes > 5 ? 'long' : 'a while'}.", callbackKept: "We call you."
      """
    #expect(
      try heard(
        texts,
        waits: [
          .waiting(expected: .seconds(130), position: 4),
          .waiting(expected: .seconds(20), position: 3),
        ]) == [
          "Hold on.", "All agents talk.", "You are number 4.", "About 3 min, Li.", "Now 3.",
          "About 1 min, Li.", "Press 1, it takes a while.", "We call you.",
        ])
  }

  @Test func `the call of a fixture is first in line`() throws {
    let flow = """
      { flow: "a", start: "q", nodes: {
          q: { type: "queue", skill: "front", next: "bye", texts: { position: "您排在第{position}位" } },
          bye: { type: "hangup" } } }
      """
    let fixture = """
      { fixture: "it", flow: "a", queues: { front: { answerAfter: "40s" } }, expect: { heard: [{ exactly: "您排在第1位" }] } }
      """
    let prepared = try #require(try PlayedFixture.prepare(fixture, in: [flow]).first)
    #expect(prepared.run().failures.map(\.description) == [])
  }

  @Test func `without words of its own it says what it always said`() throws {
    #expect(
      try heard("", waits: [.waiting(expected: .seconds(130), position: 4)]) == [
        "Hold on.", "The expected wait is about 3 minutes.",
        "The wait is long at the moment. To be called back, press 1. To go on waiting, hold the line.",
        "Your callback is registered, and we will call you as soon as we can. Goodbye.",
      ])
  }

  @Test(arguments: [
    (#"texts: { estimate: "{minuets} min" }"#, "unknown-variable"),
    (#"texts: { estimat: "soon" }"#, "unknown-key"),
    (#"prompt: "{position}""#, "unknown-variable"),
  ])
  func `unknown names are errors, and the figures are known in these texts alone`(
    _ row: (keys: String, code: String)
  ) {
    let log = DiagnosticLog()
    _ = FlowReader.read(
      SourceText(
        path: "a.json5",
        text: "{ flow: 'a', start: 'q', nodes: { q: { type: 'queue', skill: 'x', \(row.keys) } } }"),
      log: log)
    #expect(log.diagnostics.map(\.code) == [row.code])
  }
}
