import Diagnostics
import FlowInterpreter
import Testing

@Suite struct CollectTests {
  /// A flow that collects with these keys; its prompt lasts one second.
  private func call(_ keys: String) throws -> PlayedCall {
    try PlayedCall(
      """
      { flow: "a", title: "A", start: "ask", variables: { number: "" },
        defaults: { noMatch: "不对", noInput: "没有", attempts: 2, exhausted: "bye" },
        nodes: {
          ask: { type: "collect", prompt: "请输号码", into: "number", next: "done", \(keys) },
          done: { type: "say", prompt: "{number}", next: "menu" },
          menu: { type: "menu", prompt: "一", choices: [{ key: "1", label: "一", next: "bye" },
                                                       { key: "#", label: "井", next: "bye" }] },
          bye: { type: "hangup" } } }
      """)
  }

  private func number(_ call: PlayedCall) -> Value? { call.machine.variables["number"] }

  @Test func `the last digit of a full entry ends it at once`() throws {
    var call = try call("digits: 4")
    call.listen()
    call.press("1234")
    #expect(call.path == ["ask", "done"])
    #expect(number(call) == .text("1234"))
  }

  @Test func `the terminator ends an entry and is no part of it`() throws {
    var call = try call("digits: { min: 2, max: 6 }")
    call.listen()
    call.press("12#")
    #expect(number(call) == .text("12"))
  }

  @Test func `a pause between keys ends a partial entry, which is what was typed`() throws {
    var call = try call("digits: { min: 2, max: 6 }, interDigitTimeout: \"2s\"")
    call.listen()
    call.press("1")
    call.wait(.milliseconds(1_999))
    call.press("2")
    call.wait(.milliseconds(1_999))
    #expect(call.path == ["ask"])
    call.wait(.milliseconds(1))
    #expect(number(call) == .text("12"))
  }

  @Test func `a partial entry that is too short is no match, not silence`() throws {
    var call = try call("digits: 4")
    call.listen()
    call.press("12")
    call.wait(.seconds(3))
    #expect(call.heard == ["请输号码", "不对", "请输号码"])
    #expect(number(call) == .text(""))
  }

  @Test(arguments: [
    // keys of the node, what is pressed, whether it is taken
    (#"digits: 4, pattern: "1[0-9]+""#, "1234", true),
    (#"digits: 4, pattern: "1[0-9]+""#, "2234", false),
    (#"digits: 4, pattern: "12""#, "1234", false),
    (#"digits: 4, check: "input != '0000'""#, "0000", false),
    (#"digits: 4, check: "number(input) > 99""#, "0100", true), ("digits: 4", "12*4", false),
    (#"digits: { min: 1, max: 3 }, terminator: """#, "12#", false),
    (#"digits: { min: 1, max: 3 }, terminator: "*""#, "12*", true),
    ("digits: { min: 1, max: 3 }", "#", false),
  ])
  func `an entry must have the length, the pattern and the check`(
    _ row: (keys: String, pressed: String, isTaken: Bool)
  ) throws {
    var call = try call(row.keys)
    call.listen()
    call.press(row.pressed)
    #expect((call.path.last == "done") == row.isTaken)
    #expect(call.heard.contains("不对") == !row.isTaken)
  }

  @Test func `a terminator pressed after a full entry isn't the answer to the next question`()
    throws
  {
    var call = try call("digits: 4")
    call.listen()
    call.press("1234#")
    call.listen()
    #expect(call.path == ["ask", "done", "menu"])
    call.wait(.seconds(1))
    call.press("#")
    #expect(call.path.last == "bye")
  }

  @Test func `digits typed ahead during a prompt answer the question behind it`() throws {
    var call = try call("digits: 4")
    call.press("1234")
    #expect(number(call) == .text("1234"))
    call.press("1")
    #expect(call.path == ["ask", "done", "menu", "bye"])
  }

  @Test(arguments: [("号码是1 2 3 4", "1234"), ("一二三四", "1234"), ("幺两〇九", "1209")])
  func `a number may be spoken`(_ row: (said: String, digits: String)) throws {
    var call = try call("digits: 4")
    call.listen()
    call.send(.speech(row.said))
    #expect(number(call) == .text(row.digits))
  }

  @Test func `silence is counted until the attempts are used up`() throws {
    var call = try call("digits: 4")
    // 1 s of prompt, 5 s of silence, 0.5 s and 1 s of prompts, 5 s of silence.
    call.wait(.milliseconds(12_499))
    #expect(call.outcome == nil)
    call.wait(.milliseconds(1))
    #expect(call.ways.last == .exhausted)
    #expect(call.heard == ["请输号码", "没有", "请输号码"])
  }

  // MARK: Ways out, and nothing at all

  private static let out =
    #"digits: 4, choices: [{ key: "*", label: "人工", words: ["人工", "一"], next: "bye" }]"#

  @Test func `a choice's key leads away at once, also in the middle of an entry`() throws {
    for keys in ["*", "12*"] {
      var call = try call(Self.out)
      call.listen()
      call.press(keys)
      #expect(call.ways == [.choice("*")])
      #expect(number(call) == .text(""))
    }
  }

  @Test func `words of choices go before numbers`() throws {
    var call = try call(Self.out.replacing("digits: 4", with: "digits: { min: 1, max: 4 }"))
    call.listen()
    var other = call
    call.send(.speech("一"))
    #expect(call.ways == [.choice("*")])
    other.send(.speech("二"))
    #expect(number(other) == .text("2"))
  }

  @Test func `with a least of 0 digits the terminator alone enters nothing, silence is no input`()
    throws
  {
    var call = try call(#"digits: { min: 0, max: 6 }"#)
    call.listen()
    var silent = call
    call.press("#")
    #expect(call.path == ["ask", "done"])
    silent.wait(.seconds(6))
    #expect(silent.heard == ["请输号码", "没有", "请输号码"])
    var spoken = try self.call(#"digits: { min: 0 }"#)
    spoken.listen()
    spoken.send(.speech("我不知道"))
    #expect(spoken.heard.contains("不对"))
  }

  @Test(arguments: ["1", "#"])
  func `a key that an entry may have can't lead away`(_ key: String) {
    let log = DiagnosticLog()
    _ = FlowReader.read(
      SourceText(
        path: "a.json5",
        text: """
          { flow: "a", start: "c", variables: { x: "" }, nodes: { c: { type: "collect", prompt: "?", into: "x", digits: 4,
            next: "c", choices: [{ key: "\(key)", label: "x", next: "c" }] } } }
          """), log: log)
    #expect(log.diagnostics.map(\.code) == ["key-of-entry"])
  }
}
