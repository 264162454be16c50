import Diagnostics
import FlowInterpreter
import Foundation
import TestOutput
import RealData
import Testing
import VendorFlows

@Suite(
  .enabled(
    if: Corpus.isThere, "\(RealData.absence)"))
struct CorpusTests {
  @Test(arguments: ["connect", "studio"])
  func `every real flow loads, and a flow with an action that there isn't is refused by its name`(
    kind: String
  ) throws {
    for path in try Corpus.files(kind) {
      let (library, _, log) = try Corpus.read(path)
      let errors = log.diagnostics.filter { $0.severity == .error }
      #expect(
        library != nil
          || errors.contains { $0.code == "unknown-action" || $0.code == "missing-key" },
        "\(path): \(errors.map(\.headline))")
    }
  }

  @Test(
    .enabled(
      if: runsSlowTests,
      "set HOTLINE_SLOW_TESTS=1"))
  func
    `nearly all real flows that ask callers are explored, and what is found passes as it stands and imported`()
    throws
  {
    var (asking, explored, calls) = (0, 0, 0)
    for path in try Corpus.files("connect") + Corpus.files("studio") {
      let (library, id, _) = try Corpus.read(path)
      guard let library, let flow = library[id] else { continue }
      let exploration = FlowExplorer.explore(id, of: library)
      let infeasible = exploration.unreached.count { !$0.reason.en.hasPrefix("not found") }
      let edges = exploration.coverage.edges
      if flow.nodes.contains(where: \.waitsForAnswer) {
        asking += 1
        if Double(edges.covered) >= 0.95 * Double(edges.total - infeasible) { explored += 1 }
      }
      let text = SourceText(path: "\(id).json5", text: FlowFileWriter(flow).text)
      let imported = try FlowLibrary([id], in: FlowFolder([text]))
      let isLossless = FlowFileWriter(flow).losses.isEmpty
      for fixture in exploration.fixtures {
        calls += 1
        #expect(PreparedFixture(fixture: fixture, library: library).run().passed)
        guard isLossless else { continue }
        let again = PreparedFixture(fixture: fixture, library: imported).run()
        #expect(again.passed, "\(path): \(again.failures.map(\.description).first ?? "")")
      }
    }
    #expect(Double(explored) >= 0.96 * Double(asking), "\(explored) of \(asking)")
    #expect(calls > 500)
  }
}
