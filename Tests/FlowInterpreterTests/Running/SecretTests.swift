import Diagnostics
import FlowInterpreter
import Testing

/// What is entered in secret appears nowhere, whatever becomes of it in the flow.
@Suite struct SecretTests {
  private static let flow = """
    { flow: "a", start: "hello", language: "en",
      variables: { pin: { secret: "" }, copy: "", digits: "", old: null, tries: 0 },
      defaults: { noInput: "Nothing.", noMatch: "Wrong, not {input}.", exhausted: "bye", onError: "bye" },
      nodes: {
        hello: { type: "say", prompt: "Hello, this takes a while.", next: "ask" },
        ask: { type: "collect", prompt: "Your PIN, or star.", into: "pin", digits: { min: 4, max: 6 }, secret: true,
          check: "input != '0000'", next: "copy",
          choices: [{ key: "*", label: "person", words: ["person"], next: "bye" }] },
        copy: { type: "set", set: { copy: "'PIN ' + pin", digits: "length(pin) > 3 ? digits(pin, ' ') : ''" }, next: "told" },
        told: { type: "say", prompt: "It is {pin}, {copy}, {digits}, {input}, {length(pin)} long.", next: "check" },
        check: { type: "service", call: "pin.check", with: { pin: "pin", text: "copy", long: "length(pin)" }, into: "old",
          next: "send", failed: "bye" },
        send: { type: "service", call: "message.send", with: { to: "caller.number", text: "'Your PIN is ' + pin" }, next: "bye", failed: "bye" },
        bye: { type: "hangup", prompt: "Bye." } } }
    """
  private static let stub = #"services: { "pin.check": { always: { outcome: "ok" } } }"#

  private func everything(_ steps: String, expect: String) throws -> String {
    let result = try PlayedFixture.run(
      "\(Self.stub), steps: [\(steps)], expect: \(expect)", in: Self.flow)
    return
      (result.transcript.lines.map(\.en) + result.failures.map(\.description)
      + result.prompts).joined(separator: "\n")
  }

  @Test(arguments: [
    "{ press: '7351#' }", "{ say: 'seven three five one' }", "{ press: '7351#', after: '1s' }",
    "{ press: '0000#' }, { press: '7351#' }",
  ])
  func `it is in no transcript, prompt or failure, however it is entered`(_ steps: String) throws {
    let told = try everything(
      steps,
      expect: """
        { outcome: "queued", variables: { pin: "9999", copy: "x" }, services: [
          { call: "pin.check", with: { pin: "8888" } }] }
        """)
    for secret in ["7351", "7 3 5 1", "9999", "8888", "seven", "presses 7", "presses 1", "0000"] {
      #expect(!told.contains(secret), "\(secret) in:\n\(told)")
    }
    #expect(told.contains("It is ••••, ••••, ••••, ••••, 4 long."))
    #expect(told.contains(#"asks pin.check {"long":4, "pin":"••••", "text":"••••"}"#))
    #expect(told.contains("variable pin: expected ••••, found another one"))
  }

  @Test func `services and checks get it as it is, a message doesn't`() throws {
    let result = try PlayedFixture.run(
      """
      \(Self.stub), caller: "13800138000", steps: [{ press: "7351#" }], expect: { variables: { pin: "7351" },
        services: [{ call: "pin.check", with: { pin: "7351", text: "PIN 7351", long: 4 } },
                   { call: "message.send", with: { text: "••••" } }] }
      """, in: Self.flow)
    #expect(result.failures.map(\.description) == [])
  }

  @Test func `keys and words that lead away are told`() throws {
    #expect(try everything("{ press: '73*' }", expect: "{ node: 'bye' }").contains("presses *"))
    #expect(
      try everything("{ say: 'a person' }", expect: "{ node: 'bye' }").contains("says: a person"))
  }

  @Test func `what is entered afterwards is told again`() throws {
    let flow = """
      { flow: "a", start: "ask", variables: { pin: { secret: "" }, order: "" }, nodes: {
        ask: { type: "collect", prompt: "PIN", into: "pin", digits: 4, secret: true, next: "more" },
        more: { type: "collect", prompt: "Order", into: "order", digits: 4, next: "bye" },
        bye: { type: "hangup", prompt: "{order} {pin}" } } }
      """
    let result = try PlayedFixture.run(
      #"steps: [{ press: "7351" }, { press: "2026" }], expect: { heard: ["2026 ••••"] }"#, in: flow)
    #expect(result.failures.map(\.description) == [])
    let keys = result.transcript.entries.compactMap {
      if case .pressed(let key) = $0.event { key } else { nil }
    }
    #expect(String(keys) == "••••2026")
  }
}
