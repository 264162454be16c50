import Diagnostics
import FlowInterpreter
import Testing

/// Flow files that nobody writes in good faith: they are refused, or they run and end.
@Suite struct HostileFlowTests {
  private func codes(_ bytes: [UInt8]) -> [String] {
    let log = DiagnosticLog()
    let flow = FlowReader.read(SourceText(path: "a.json5", bytes: bytes), log: log)
    #expect((flow == nil) == log.hasErrors)
    // Whatever was found can be shown.
    for diagnostic in log.diagnostics { #expect(diagnostic.rendered.utf8.count < 4_000) }
    return log.diagnostics.map(\.code)
  }

  private func codes(_ text: String) -> [String] { codes(Array(text.utf8)) }

  private static let small =
    #"{ flow: "a", title: "A", start: "x", nodes: { x: { type: "hangup" } } }"#

  @Test func `every truncation of a flow is refused`() {
    let bytes = Array(MenuTests.flow.utf8)
    for length in stride(from: 0, to: bytes.count - 1, by: 7) {
      #expect(!codes(Array(bytes[..<length])).isEmpty)
    }
  }

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// Inputs by name, since a test tells the arguments it is run with.
  private static func noText(_ name: String) -> [UInt8] {
    switch name {
    case "NUL bytes": [UInt8](repeating: 0, count: 100_000)
    case "every byte": Array(UInt8.min...UInt8.max)
    case "UTF-16": [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00]
    case "byte order mark": [0xEF, 0xBB, 0xBF]
    case "NUL in a text": bytes("{ flow: \"\u{0}\" }")
    case "lone surrogate": bytes(#"{ flow: "\ud800" }"#)
    case "escaped NUL": bytes(#"{ flow: "\u0000" }"#)
    case "surrogate as bytes": [0x7B, 0xED, 0xA0, 0x80, 0x7D]
    case "GBK": [0x22, 0xB3, 0xE4, 0xD6, 0xB5, 0x22]
    case "deep lists": [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    default: [UInt8](repeating: UInt8(ascii: "{"), count: 1_000_000)
    }
  }

  @Test(arguments: [
    ("NUL bytes", "syntax"), ("every byte", "encoding"), ("UTF-16", "encoding"),
    ("byte order mark", "syntax"), ("NUL in a text", "syntax"), ("lone surrogate", "syntax"),
    ("escaped NUL", "syntax"), ("surrogate as bytes", "encoding"), ("GBK", "encoding"),
    ("deep lists", "syntax"), ("deep objects", "syntax"),
  ])
  func `what is no text of JSON5 is refused`(_ row: (name: String, code: String)) {
    let found = codes(Self.noText(row.name))
    #expect(found == [row.code])
  }

  @Test func `texts of a megabyte are refused where they are spoken or read as something`() {
    let long = String(repeating: "长", count: 350_000)
    for (place, code) in [
      ("prompt: \"\(long)\"", "too-long"), ("note: 5, prompt: \"{\(long)}\"", "too-long"),
      ("allow: [\"\(long)\"]", "bad-id"), ("\"\(long)\": 1", "unknown-key"),
    ] {
      let text = Self.small.replacing(#"type: "hangup""#, with: #"type: "hangup", "# + place)
      let found = codes(text)
      #expect(found.contains(code))
    }
    #expect(
      codes(Self.small.replacing("start: \"x\"", with: "start: \"\(long)\"")) == ["unknown-node"])
    let digits = String(repeating: "9", count: 1_000_000)
    #expect(
      codes(Self.small.replacing("start:", with: "variables: { v: \(digits) }, start:")) == [
        "out-of-range"
      ])
    let set = #"type: "set", next: "x", set: { v: "EXPR" }"#
    let flow = Self.small.replacing(#"type: "hangup""#, with: set).replacing(
      "start:", with: "variables: { v: 0 }, start:")
    for expression in ["'\(long)'", digits] {
      let found = codes(flow.replacing("EXPR", with: expression))
      #expect(found == ["bad-expression"])
    }
  }

  @Test func `twenty thousand nodes are read; of forty thousand mistakes a thousand are told`()
    throws
  {
    let many = (0..<20_000).map {
      "n\($0): { type: \"say\", prompt: \"a\", next: \"n\($0 + 1)\" }"
    }
    let text =
      "{ flow: \"a\", title: \"A\", start: \"n0\", nodes: { \(many.joined(separator: ",")) } }"
    let dangling = codes(text)
    #expect(dangling == ["unknown-node"])
    // All on one line of a megabyte: each finding shows its part of it.
    let misspelt = codes(text.replacing("next", with: "nxt"))
    #expect(misspelt.count == DiagnosticLog.maximum + 1)
    #expect(misspelt.last == "too-many-findings")
  }

  @Test func `flows that run one another in a circle load, and end as faults`() throws {
    func flow(_ id: String, _ next: String) -> String {
      """
      { flow: "\(id)", title: "F", start: "go", nodes: {
          go: { type: "flow", flow: "\(next)", next: "back" }, back: { type: "return" } } }
      """
    }
    let call = try PlayedCall(flow("a", "b"), flow("b", "c"), flow("c", "a"))
    #expect(call.outcome == .failed(reason: "c/go: more than 32 flows run inside one another"))
  }

  @Test func `a loop that doubles a text ends as a fault`() throws {
    let call = try PlayedCall(
      """
      { flow: "a", title: "A", start: "grow", variables: { t: "xx" }, nodes: {
          grow: { type: "set", set: { t: "t + t" }, next: "grow" } } }
      """)
    #expect(call.outcome == .failed(reason: "grow: a text is longer than 20000 bytes"))
  }

  @Test func `waits of ten thousand days each can't overflow a clock`() throws {
    var call = try PlayedCall(
      """
      { flow: "a", title: "A", start: "ask", defaults: { onError: "gate", exhausted: "gate" }, nodes: {
          ask: { type: "menu", prompt: { text: "a", seconds: 86400 }, timeout: "10000d", attempts: 10,
                 choices: [{ key: "1", label: "l", next: "gate" }] },
          gate: { type: "hours", open: ["mon-sun 00:00-24:00"], whenOpen: "ask", whenClosed: "ask" } } }
      """, at: "9000-12-31T23:59:59Z")
    var events = 0
    while let due = call.machine.deadline, events < 100_000 {
      call.jump(to: due)
      events += 1
    }
    #expect(call.outcome?.name == "failed")
  }

  @Test func `every diagnostic of a line of a megabyte can be shown`() {
    let text = Self.small.replacing(
      "title: \"A\",", with: "title: 5, " + String(repeating: " ", count: 1_000_000))
    let found = codes(text)
    #expect(found == ["wrong-type"])
  }
}
