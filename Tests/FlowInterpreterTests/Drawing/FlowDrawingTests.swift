import Diagnostics
import FlowInterpreter
import Testing

@Suite struct FlowDrawingTests {
  private static let main = """
    { flow: "main", title: "主流程", start: "end", nodes: {
        end: { type: "menu", prompt: "say \\"1\\" \\\\ or #2; <b>`50%`</b>",
          choices: [{ key: "1", label: "Q&A|x", next: "sub" }], exhausted: "bye" },
        sub: { type: "flow", flow: "sub", next: "bye" },
        bye: { type: "hangup" } } }
    """
  private static let sub = """
    { flow: "sub", title: "t", start: "a", nodes: { a: { type: "return" } } }
    """

  private func drawing() throws -> FlowDrawing {
    let folder = FlowFolder([
      SourceText(path: "main.json5", text: Self.main),
      SourceText(path: "sub.json5", text: Self.sub),
    ])
    let library = try FlowLibrary(["main"], in: folder)
    return FlowDrawing(of: try #require(library["main"]), in: library)
  }

  @Test func `Mermaid gets what it would read as signs of its own as entities`() throws {
    let lines = try drawing().mermaid.split(separator: "\n").map(String.init)
    #expect(lines.first == "flowchart TD")
    #expect(
      lines.contains(
        "    f0n0([\"end<br/>menu<br/>say #34;1#34; #92; or #35;2#59; #60;b#62;#96;50#37;…\"])"))
    #expect(lines.contains("  f0n0 -->|\"1 Q#38;A#124;x\"| f0n1"))
  }

  @Test func `DOT gets quotes and backslashes escaped`() throws {
    let dot = try drawing().dot
    #expect(dot.contains("label=\"end\\nmenu\\nsay \\\"1\\\" \\\\ or #2; <b>`50%…\""))
    #expect(dot.contains("\"main/end\" -> \"main/sub\" [label=\"1 Q&A|x\"];"))
  }

  @Test func `an error way is dashed and named`() throws {
    let drawing = try drawing()
    #expect(
      drawing.dot.contains("\"main/end\" -> \"main/bye\" [label=\"exhausted\", style=dashed];"))
    #expect(drawing.mermaid.contains("  f0n0 -.->|\"exhausted\"| f0n2\n"))
  }

  @Test func `a flow that is run is drawn in a frame of its own, with a way into it`() throws {
    let drawing = try drawing()
    #expect(drawing.mermaid.contains("  subgraph c1[\"sub: t\"]\n    f1n0"))
    #expect(drawing.mermaid.contains("  f0n1 -.-> f1n0\n"))
    #expect(drawing.dot.contains("subgraph cluster_1 {\n    label=\"sub: t\";"))
    #expect(drawing.dot.contains("\"main/sub\" -> \"sub/a\" [style=dotted];"))
  }

  @Test func `a difference marks what was added, removed, changed and led elsewhere`() throws {
    let old = try Self.flow(
      """
      a: { type: "say", prompt: "早", next: "b" }, b: { type: "say", prompt: "好", next: "c" },
      c: { type: "hangup" }, gone: { type: "hangup" }
      """)
    let new = try Self.flow(
      """
      a: { prompt: '早', note: "新", type: "say", next: "c" },
      b: { type: "say", prompt: "您好", next: "c" }, c: { type: "hangup" }, fresh: { type: "hangup" }
      """)
    let drawing = FlowDrawing(from: old, to: new)
    #expect(drawing.clusters[0].nodes.map(\.id) == ["a", "b", "c", "fresh", "gone"])
    #expect(drawing.clusters[0].nodes.map(\.mark) == [.none, .changed, .none, .added, .removed])
    #expect(drawing.edges.map(\.mark) == [.added, .none, .removed])
    #expect(drawing.edges.map(\.to.node) == [2, 2, 1])
    #expect(drawing.dot.contains("label=\"+ added   − removed   ~ changed\";"))
    #expect(drawing.mermaid.contains("  classDef changed stroke:#E69F00,stroke-width:3px\n"))
    #expect(drawing.mermaid.contains("  class f0n1 changed\n"))
  }

  private static func flow(_ nodes: String) throws -> Flow {
    try FlowReader.read(
      SourceText(
        path: "f.json5", text: "{ flow: \"f\", title: \"t\", start: \"a\", nodes: { \(nodes) } }"))
  }
}
