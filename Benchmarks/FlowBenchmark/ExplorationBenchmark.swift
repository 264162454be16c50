import Diagnostics
import FlowInterpreter

/// Finds the calls of a flow of a folder, as `hotline flow explore` does.
enum ExplorationBenchmark {
  /// How many decisions are tried, and the seconds that takes from the flow read to the fixtures at hand.
  static func measure(
    _ flow: String, in folder: String
  ) throws -> (decisions: Int, seconds: Double) {
    let library = try FlowLibrary([flow], in: FlowFolder(directory: folder))
    let clock = ContinuousClock()
    let start = clock.now
    let exploration = FlowExplorer.explore(flow, of: library)
    return (exploration.tried, start.duration(to: clock.now).inSeconds)
  }
}
