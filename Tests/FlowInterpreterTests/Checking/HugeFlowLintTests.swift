import Diagnostics
import FlowInterpreter
import Testing

@Suite struct HugeFlowLintTests {
  private static let count = 10_000

  private static func flow(_ node: (Int) -> String) throws -> Flow {
    let nodes = (0..<count).map { "n\($0): \(node($0))" }.joined(separator: ",\n")
    let text = """
      { flow: "f", title: "t", start: "n0", variables: { v: null }, nodes: { \(nodes) } }
      """
    return try FlowReader.read(SourceText(path: "f.json5", text: text))
  }

  @Test func `one circle of ten thousand nodes is one loop`() throws {
    let flow = try Self.flow { number in
      "{ type: \"set\", set: { v: \"v\" }, next: \"n\((number + 1) % Self.count)\" }"
    }
    let found = FlowLinter.findings(in: [flow])
    #expect(found.filter { $0.code == "loop-without-input" }.count == 1)
    #expect(found.filter { $0.code == "dead-end" }.count == 1)
  }

  @Test func `ten thousand nodes that each loop onto themselves are as many loops`() throws {
    let flow = try Self.flow { number in
      """
      { type: "branch", cases: [{ when: "v == 1", next: "n\(number)" }],
        otherwise: "n\(min(number + 1, Self.count - 1))" }
      """
    }
    let found = FlowLinter.findings(in: [flow])
    #expect(found.filter { $0.code == "loop-without-input" }.count == Self.count)
  }
}
