import Diagnostics
import FlowInterpreter
import Foundation
import Testing

/// The hotlines of `Fixtures/Examples`: others' trades, with services of their own.
@Suite struct ExampleHotlineTests {
  private static let examples = ["broadband", "card-line"]

  private func folder(_ example: String) throws -> FlowFolder {
    let path = "Fixtures/Examples/\(example)/flows"
    return FlowFolder(
      try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".json5") }
        .sorted().map { name in
          SourceText(
            path: "\(path)/\(name)",
            text: try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8))
        })
  }

  @Test(arguments: examples)
  func `have at least thirty nodes, and nothing that lint finds`(example: String) throws {
    let folder = try folder(example)
    #expect(FlowLinter.findings(in: folder.ids, of: folder).map(\.headline) == [])
    let library = try FlowLibrary([example], in: folder)
    #expect(library[example].map { $0.nodes.count >= 30 } == true)
  }

  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["HOTLINE_SLOW_TESTS"] == "1",
      "set HOTLINE_SLOW_TESTS=1"), arguments: examples)
  func `have a call found for every way`(example: String) throws {
    let folder = try folder(example)
    let exploration = FlowExplorer.explore(
      example, of: try FlowLibrary([example], in: folder))
    #expect(exploration.unreached.map { "\($0.node) \($0.way.phrase)" } == [])
  }
}
