import Diagnostics
import FlowInterpreter
import TestOutput
import Testing

/// The hotlines of `Fixtures/Examples`: others' trades, with services of their own.
@Suite struct ExampleHotlineTests {
  private static let examples = ["broadband", "card-line"]

  private func folder(_ example: String) -> FlowFolder {
    FlowFolder(directory: "Fixtures/Examples/\(example)/flows")
  }

  @Test(arguments: examples)
  func `have at least thirty nodes, and nothing that lint finds`(example: String) throws {
    let folder = folder(example)
    #expect(FlowLinter.findings(in: folder.ids, of: folder).map(\.headline) == [])
    let library = try FlowLibrary([example], in: folder)
    #expect(library[example].map { $0.nodes.count >= 30 } == true)
  }

  @Test(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"), arguments: examples)
  func `have a call found for every way`(example: String) throws {
    let folder = folder(example)
    let exploration = FlowExplorer.explore(
      example, of: try FlowLibrary([example], in: folder))
    #expect(exploration.unreached.map { "\($0.node) \($0.way.phrase.en)" } == [])
  }

  @Test(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
  func `the sample's calls are found for every way, too`() throws {
    let folder = FlowFolder(directory: "CallFlows")
    let exploration = FlowExplorer.explore(
      "hotline", of: try FlowLibrary(["hotline"], in: folder))
    #expect(exploration.unreached.map { "\($0.node) \($0.way.phrase.en)" } == [])
  }
}
