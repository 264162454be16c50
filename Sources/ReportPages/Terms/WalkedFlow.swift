package import Diagnostics
package import FlowInterpreter

/// A flow that simulated callers walked through, and what came of it.
package struct WalkedFlow {
  let flow: Flow
  let library: FlowLibrary
  let population: Population
  let at: Instant
  let seed: UInt64
  package let result: FlowWalk.Result

  /// - Parameters:
  ///   - library: the flow's, with those that it runs.
  ///   - at: when the callers called.
  package init(
    _ flow: Flow, in library: FlowLibrary, population: Population, at: Instant, seed: UInt64,
    result: FlowWalk.Result
  ) {
    self.flow = flow
    self.library = library
    self.population = population
    self.at = at
    self.seed = seed
    self.result = result
  }
}
