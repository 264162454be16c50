import Diagnostics
import FlowInterpreter
import Foundation
import Testing
import VendorFlows

@Suite(
  .enabled(
    if: Corpus.isThere, "real flows of other systems aren't here: put them into \(Corpus.folder)"))
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

  @Test(.enabled(if: ProcessInfo.processInfo.environment["PROBE"] != nil))
  func probe() throws {
    var asked = 0, good = 0, total = 0.0
    for path in try Corpus.files("connect") + Corpus.files("studio") {
      let (library, id, _) = try Corpus.read(path)
      guard let library, let flow = library[id] else { continue }
      let asks = flow.nodes.contains(where: \.waitsForAnswer)
      let start = Date()
      let exploration = FlowExplorer.explore(id, of: library)
      let took = Date().timeIntervalSince(start)
      total += took
      let edges = exploration.coverage.edges
      if asks { asked += 1 }
      let isGood = Double(edges.percent) >= 95
      if asks, isGood { good += 1 }
      if !isGood || took > 0.3 {
        print(path.suffix(60), asks, edges.percent, exploration.tried, took)
        for way in exploration.unreached.prefix(6) { print("    ", way.node, way.way, way.reason) }
      }
    }
    print("asking", asked, "good", good, "seconds", total)
  }
}
