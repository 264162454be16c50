import Diagnostics
import FlowInterpreter
import Testing

/// When the caller of a fixture acts.
///
/// Prompts say how long they last, so that times are plain.
@Suite struct FixtureTimingTests {
  @Test(arguments: [
    (#"{ hangUp: true }"#, 3), (#"{ hear: "One." }, { hangUp: true }"#, 3),
    (#"{ press: "1" }"#, 6), (#"{ hear: "One." }, { press: "1" }"#, 6),
  ])
  func `a caller hangs up while a service is asked, and answers only when it is time`(
    _ row: (step: String, seconds: Int)
  ) throws {
    // 2 s of prompt, a service of 4 s; who hangs up does so a second after the prompt.
    let result = try PlayedFixture.run(
      """
      services: { "case.open": [{ outcome: "opened", takes: "4s" }] }, steps: [\(row.step)], expect: { visits: ["svc"] }
      """,
      in: """
        { flow: "a", start: "s", nodes: { s: { type: "say", prompt: { text: "One.", seconds: 2 }, next: "svc", bargeIn: false },
            svc: { type: "service", call: "case.open", with: { kind: "'complaint'" }, timeout: "9s", next: "m", failed: "m" },
            m: { type: "menu", prompt: { text: "", seconds: 0 }, choices: [{ key: "1", label: "x", next: "z" }], exhausted: "z" },
            z: { type: "hangup" } } }
        """)
    let acted = result.transcript.entries.first {
      switch $0.event {
      case .callerHungUp, .pressed: true
      default: false
      }
    }
    #expect(acted?.at == .seconds(row.seconds == 3 ? 3 : 7))
    #expect(result.failures.map(\.description) == [])
  }

  private static let menu = """
    { flow: "menu", title: "t", start: "welcome",
      defaults: { noInput: { text: "nothing heard", seconds: 2 }, noMatch: { text: "no such key", seconds: 2 },
                  exhausted: "bye" },
      nodes: {
        welcome: { type: "say", prompt: { text: "welcome", seconds: 4 }, next: "main" },
        main: { type: "menu", prompt: { text: "press one", seconds: 6 }, timeout: "5s",
          choices: [{ key: "1", label: "one", words: ["one"], next: "bye" }] },
        bye: { type: "hangup", prompt: { text: "bye", seconds: 1 } } } }
    """

  /// The times at which something happened, in seconds.
  private func times(
    _ steps: String, in flow: String = menu, of isMeant: (Transcript.Event) -> Bool
  ) throws -> [Double] {
    let result = try PlayedFixture.run(
      "steps: [\(steps)], expect: { outcome: \"completed\" }", in: flow)
    return result.transcript.entries.filter { isMeant($0.event) }.map(\.at.inSeconds)
  }

  private func isAct(_ event: Transcript.Event) -> Bool {
    switch event {
    case .pressed, .said: true
    default: false
    }
  }

  @Test(arguments: [
    // The welcome lasts till 4 s, the menu's prompt till 10 s.
    ("{ press: \"1\" }", [11]), ("{ say: \"one\" }", [11]),
    ("{ hear: \"one\" }, { press: \"1\" }", [11]),
    ("{ silence: \"3s\" }, { press: \"1\" }", [13]),
    // Silent till 16 s; "nothing heard" begins at 15 s and the prompt again ends at 23 s.
    ("{ silence: \"6s\" }, { press: \"1\" }", [24]),
    // Silent for just as long as the menu waits, and for a little less.
    ("{ silence: \"5s\" }, { press: \"1\" }", [24]),
    ("{ silence: \"4999ms\" }, { press: \"1\" }", [14.999]),
    ("{ press: \"9\" }, { press: \"1\" }", [11, 20]),
    ("{ hear: \"one\" }, { press: \"1\", after: \"10s\" }", [14]),
    ("{ hear: \"one\" }, { press: \"1\", after: \"2s\" }", [10]),
    ("{ press: \"1\", after: \"3s\" }", [3]),
    ("{ press: \"1\", during: true }", [2]),
    ("{ press: \"12#\", during: true }", [2, 2.3, 2.6]),
  ])
  func `keys and words come when they must`(steps: String, seconds: [Double]) throws {
    #expect(try times(steps, of: isAct) == seconds)
  }

  @Test func `when steps run out the caller stays silent`() throws {
    let result = try PlayedFixture.run("expect: { outcome: \"completed\" }", in: Self.menu)
    #expect(result.passed)
    #expect(
      result.prompts == [
        "welcome", "press one", "nothing heard", "press one", "nothing heard", "press one", "bye",
      ])
    // 10 s to the first prompt's end, twice 5 + 2 + 6 s, 5 s, and the parting word.
    #expect(result.lasted == .seconds(10 + 13 + 13 + 5 + 1))
    let tooSlow = try PlayedFixture.failures("expect: { within: \"41s\" }", in: Self.menu)
    #expect(tooSlow == ["within: expected 41s, found 42s"])
    #expect(try PlayedFixture.failures("expect: { within: \"42s\" }", in: Self.menu) == [])
  }

  @Test func `barge-in stops the prompt, and what was to follow is not heard`() throws {
    let result = try PlayedFixture.run(
      "steps: [{ press: \"1\", during: true }], expect: { notHeard: [\"one\"], within: \"3s\" }",
      in: Self.menu)
    #expect(result.failures == [])
    #expect(result.prompts == ["welcome", "bye"])
  }

  @Test func `where barge-in is off keys during the prompt are dropped`() throws {
    let flow = """
      { flow: "menu", title: "t", start: "main", nodes: {
          main: { type: "menu", bargeIn: false, prompt: { text: "press one", seconds: 6 }, timeout: "5s",
            attempts: 1, exhausted: "late", choices: [{ key: "1", label: "one", next: "bye" }] },
          late: { type: "say", prompt: "too late", next: "bye" },
          bye: { type: "hangup" } } }
      """
    let during = try PlayedFixture.run(
      "steps: [{ press: \"1\", during: true }], expect: { visits: [\"late\"] }", in: flow)
    #expect(during.failures == [])
    let after = try PlayedFixture.run(
      "steps: [{ press: \"1\" }], expect: { avoids: [\"late\"] }", in: flow)
    #expect(after.failures == [])
  }

  @Test func `during needs a prompt that is being played`() throws {
    #expect(
      try PlayedFixture.failures(
        "steps: [{ hear: \"one\" }, { press: \"1\", during: true }]", in: Self.menu)
        == [
          "step 2, press 1: expected a prompt to interrupt, "
            + "found that nothing is being played (a step before let it end)"
        ])
  }

  @Test func `an act after the end of the call is a failure`() throws {
    #expect(
      try PlayedFixture.failures(
        "steps: [{ press: \"1\" }, { press: \"2\" }], expect: { outcome: \"completed\" }",
        in: Self.menu)
        == ["step 2, press 2: expected the call to go on, found that it was over (completed)"])
  }

  @Test func `the caller may hang up at any time`() throws {
    let result = try PlayedFixture.run(
      "steps: [{ hangUp: true, after: \"5s\" }], expect: { outcome: \"hungUp\", node: \"main\" }",
      in: Self.menu)
    #expect(result.failures == [])
    #expect(result.lasted == .seconds(5))
  }
}
