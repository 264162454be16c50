import Diagnostics
import FlowInterpreter
import Foundation

/// Explores every flow and plays the calls found.
struct ExplorationBenchmark {
  private let files: [String]
  /// Whether every way is told that wasn't found.
  private let tellsAll: Bool

  /// So much of what can be taken is covered where a flow counts as explored.
  private static let share = 0.95

  init(_ files: [String], tellsAll: Bool) {
    self.files = files
    self.tellsAll = tellsAll
  }

  func run() throws {
    var (asking, explored, flows, all, calls, refused) = (0, 0, 0, 0, 0, 0)
    var (finding, playing) = (0.0, 0.0)
    for path in files {
      guard let (library, id) = CorpusFolder.flow(try SourceText(contentsOf: path)) else {
        refused += 1
        continue
      }
      let begin = processorSeconds()
      let exploration = FlowExplorer.explore(id, of: library)
      let found = processorSeconds()
      for fixture in exploration.fixtures {
        calls += 1
        if !PreparedFixture(fixture: fixture, library: library).run().passed {
          print("a call that was found fails: \(path): \(fixture.name)")
        }
      }
      let played = processorSeconds()
      finding += found - begin
      playing += played - found
      let isAsking = library[id]?.nodes.contains(where: \.waitsForAnswer) == true
      if isAsking { asking += 1 }
      let missed = exploration.unreached.filter { $0.reason.en.hasPrefix("not found") }
      let edges = exploration.coverage.edges
      let feasible = edges.total - (exploration.unreached.count - missed.count)
      let isExplored = Double(edges.covered) >= Self.share * Double(feasible)
      if isExplored, isAsking { explored += 1 }
      if isExplored { all += 1 }
      flows += 1
      guard !isExplored || tellsAll && !missed.isEmpty else { continue }
      print(
        "\(isExplored ? "explored" : "BELOW"): \(edges.covered) of \(feasible) ways in",
        String(format: "%.2f s", found - begin), path)
      for way in missed {
        print("  \(way.flow)/\(way.node) \(way.way) -> \(way.target): \(way.reason.en)")
      }
    }
    print(
      "\(explored) of \(asking) flows that ask callers are explored, \(all) of \(flows) in all, \(refused) files refused"
    )
    print(
      "\(calls) calls found in", String(format: "%.2f s", finding), "and played in",
      String(format: "%.2f s", playing))
  }
}
