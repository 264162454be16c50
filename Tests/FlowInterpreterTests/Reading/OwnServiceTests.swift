import Diagnostics
import FlowInterpreter
import Testing

/// Services that a flow declares of its own.
@Suite struct OwnServiceTests {
  private func problems(_ services: String) -> [String] {
    let log = DiagnosticLog()
    let text = """
      { flow: "f", start: "a", services: \(services), nodes: { a: { type: "hangup" } } }
      """
    _ = FlowReader.read(SourceText(path: "f.json5", text: text), log: log)
    return log.diagnostics.map(\.message)
  }

  @Test func `are named like the built-in ones, which can't be declared`() {
    #expect(problems(#"{ "stock.check": ["plenty", "none"] }"#) == [])
    #expect(
      problems(#"{ "order.find": ["found"], "Stock Check": ["plenty"], "a.b": "yes" }"#) == [
        "services: \"order.find\" is built in",
        "services: \"Stock Check\" is no service",
        "services.a.b: expected a list, found \"yes\"",
      ])
  }

  @Test func `have the outcomes that fixtures may answer with`() throws {
    let flow = """
      { flow: "f", start: "a", services: { "stock.check": ["plenty", "none"] }, nodes: {
        a: { type: "service", call: "stock.check", on: { plenty: "z" }, next: "z", failed: "z" },
        z: { type: "hangup" } } }
      """
    let library = try FlowLibrary(
      ["f"], in: FlowFolder([SourceText(path: "f.json5", text: flow)]))
    func problems(_ outcome: String) throws -> [String] {
      let log = DiagnosticLog()
      let source = SourceText(
        path: "answers.json5", text: "{ \"stock.check\": { always: { outcome: \"\(outcome)\" } } }")
      _ = try StubReader.stubs(in: source).check(with: "f", in: library, source: source, log: log)
      return log.diagnostics.map(\.message)
    }
    #expect(try problems("none") == [])
    #expect(try problems("plentiful") == ["stock.check has no outcome \"plentiful\""])
  }
}
