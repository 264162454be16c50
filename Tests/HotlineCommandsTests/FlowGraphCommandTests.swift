import ArgumentParsing
import Foundation
import HotlineCommands
import Testing

@Suite struct FlowGraphCommandTests {
  private static let flow = """
    { flow: "f", title: "t", start: "a", nodes: { a: { type: "hangup", prompt: "再见" } } }
    """

  @Test func `a flow is drawn by id and by file alike`() throws {
    let folder = try FlowDirectory(["f": Self.flow])
    let byID = folder.run("flow", "graph", "f", "--flows", folder.path)
    #expect(byID.status == .success)
    #expect(byID.output.hasPrefix("flowchart TD\n"))
    #expect(folder.run("flow", "graph", folder.path + "/f.json5").output == byID.output)
  }

  @Test func `an old version may have a file of any name`() throws {
    let folder = try FlowDirectory(["f": Self.flow, "before": Self.flow])
    let run = folder.run(
      "flow", "graph", "f", "--flows", folder.path, "--diff", folder.path + "/before.json5",
      "--format", "dot")
    #expect(run.status == .success)
    #expect(!run.output.contains("added"))
  }

  @Test func `without dot, SVG is refused with what to do`() throws {
    let folder = try FlowDirectory(["f": Self.flow])
    let run = folder.run("flow", "graph", "f", "--flows", folder.path, "--format", "svg")
    #expect(run.status == .unusable)
    #expect(run.error.contains("apt-get install graphviz"))
  }

  @Test func `coverage marks the nodes and ways that no fixture takes`() throws {
    let folder = try FlowDirectory([
      "f": """
      { flow: "f", title: "t", start: "a", nodes: {
          a: { type: "branch", cases: [{ when: "caller.number == null", next: "b" }], otherwise: "c" },
          b: { type: "hangup" }, c: { type: "hangup" } } }
      """
    ])
    let fixture = folder.path + "/withheld.json5"
    try Data(
      """
      { fixture: "withheld", flow: "f", caller: null, steps: [], expect: { outcome: "completed" } }
      """.utf8
    ).write(to: URL(fileURLWithPath: fixture))
    let run = folder.run(
      "flow", "graph", "f", "--flows", folder.path, "--coverage", "--fixtures", fixture,
      "--format", "dot")
    #expect(run.output.contains("label=\"b\\nhangup\", shape=ellipse, color=\"#009E73\""))
    #expect(run.output.contains("label=\"✗ c\\nhangup\""))
    #expect(run.output.contains("\"f/a\" -> \"f/c\" [label=\"✗ otherwise\", style=dashed"))
    #expect(run.output.contains("label=\"covered   ✗ not covered\";"))
  }

  @Test func `an output file gets the drawing`() throws {
    let folder = try FlowDirectory(["f": Self.flow])
    let file = folder.path + "/f.dot"
    let run = folder.run(
      "flow", "graph", "f", "--flows", folder.path, "--format", "dot", "--output", file)
    #expect(run.status == .success)
    #expect(run.output.isEmpty)
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("digraph \"f\" {"))
  }
}
