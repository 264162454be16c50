import Diagnostics
import FlowInterpreter
import Testing

@Suite struct SubFlowTests {
  private static let inner = """
    { flow: "inner", title: "I", start: "double", variables: { n: 0, result: null, left: 7 },
      nodes: { double: { type: "set", set: { result: "n * 2" }, next: "said" },
               said: { type: "say", prompt: "{result}和{left}", next: "back" },
               back: { type: "return" } } }
    """

  private static func outer(_ keys: String, defaults: String = "") -> String {
    """
    { flow: "outer", title: "O", start: "sub", variables: { x: 21, y: 0 }, defaults: { \(defaults) },
      nodes: { sub: { type: "flow", flow: "inner", \(keys) }, end: { type: "hangup", prompt: "{y}" } } }
    """
  }

  @Test func `values are passed in and brought back, and the path names the flow`() throws {
    var call = try PlayedCall(
      Self.outer(#"pass: { n: "x" }, bring: { y: "result + 1" }, next: "end""#), Self.inner)
    call.listen()
    #expect(call.path == ["sub", "inner/double", "inner/said", "inner/back", "end"])
    #expect(call.heard == ["42和7", "43"])
    #expect(call.machine.variables["x"] == .number(Number(21)))
    #expect(call.outcome == .completed)
  }

  @Test func `a flow node without next ends the call when the other flow returns`() throws {
    var call = try PlayedCall(Self.outer(""), Self.inner)
    call.listen()
    #expect(call.outcome == .completed)
    #expect(call.path.last == "inner/back")
  }

  @Test func `return in the first flow ends the call`() throws {
    var call = try PlayedCall(Self.inner)
    call.listen()
    #expect(call.path == ["double", "said", "back"])
    #expect(call.outcome == .completed)
  }

  @Test func `a fault that the sub-flow doesn't handle is the outer flow's`() throws {
    let faulty = Self.inner.replacing("n * 2", with: "n / 0")
    var call = try PlayedCall(Self.outer(#"next: "end""#, defaults: #"onError: "end""#), faulty)
    call.listen()
    #expect(call.path == ["sub", "inner/double", "end"])
    #expect(call.heard == ["0"])
    let unhandled = try PlayedCall(Self.outer(#"next: "end""#), faulty)
    #expect(unhandled.outcome == .failed(reason: "inner/double: division by zero"))
  }

  @Test(arguments: [
    (
      #"flow: "innr""#,
      "unknown-flow: node \"sub\": flow names no flow \"innr\" (did you mean \"inner\"?)"
    ),
    (
      #"pass: { m: "x" }"#,
      "unknown-variable: node \"sub\": pass: flow \"inner\" has no variable \"m\" (did you mean \"n\"?)"
    ),
    (
      #"bring: { y: "reslt" }"#,
      "unknown-variable: node \"sub\": bring.y: in flow \"inner\": unknown variable \"reslt\" (did you mean \"result\"?)"
    ),
    (
      #"bring: { y: "x" }"#,
      "unknown-variable: node \"sub\": bring.y: in flow \"inner\": unknown variable \"x\" (did you mean \"n\"?)"
    ),
    (
      #"pass: { n: "result" }"#,
      "unknown-variable: node \"sub\": pass.n: unknown variable \"result\""
    ),
  ])
  func `names between flows are checked`(_ row: (keys: String, finding: String)) throws {
    let outer =
      row.keys.hasPrefix("flow")
      ? Self.outer("").replacing(#"flow: "inner""#, with: row.keys) : Self.outer(row.keys)
    let error = #expect(throws: InvalidInput.self) { try PlayedCall(outer, Self.inner) }
    #expect(error?.diagnostics.map { "\($0.code): \($0.message)" } == [row.finding])
  }

  @Test func `a sub-flow that can't be read is reported with the flow that runs it`() throws {
    let error = #expect(throws: InvalidInput.self) {
      try PlayedCall(Self.outer(#"next: "end""#), Self.inner.replacing("start", with: "begin"))
    }
    #expect(error?.diagnostics.map(\.code) == ["missing-key", "unknown-key"])
    #expect(error?.diagnostics.map(\.file) == ["inner.json5", "inner.json5"])
  }

  @Test func `a flow that isn't there is named with the nearest`() {
    let log = DiagnosticLog()
    let folder = FlowFolder([SourceText(path: "CallFlows/inner.json5", text: Self.inner)])
    #expect(FlowLibrary.read(["iner"], in: folder, log: log) == nil)
    #expect(
      log.diagnostics.map(\.message) == ["there is no flow \"iner\" (did you mean \"inner\"?)"])
  }
}
