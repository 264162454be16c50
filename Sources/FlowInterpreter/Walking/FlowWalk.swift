package import Diagnostics
internal import ParallelWork

/// Plays a flow with many simulated callers of a population.
///
/// A call is a pure function of (flow, population, behaviour, seed, its number and moment), so that
/// the outcome doesn't depend on the number of threads.
package struct FlowWalk: Sendable {
  let plan: WalkPlan
  package var seed: UInt64
  /// How many threads take part.
  package var jobs: Int
  /// Who works when, for flows that go another way where nobody does; by default somebody always does.
  package var onDuty: WalkedDuty?

  /// - Parameters:
  ///   - flow: the flow that calls begin in; the library must have it.
  ///   - behaviour: goes before the population's own, key by key.
  ///   - goals: the reasons that count, by their index in the population; `nil` for all.
  /// - Returns: `nil` if the library has no such flow, or nobody calls for these reasons.
  package init?(
    _ flow: String, of library: FlowLibrary, population: Population,
    behaviour: CallerBehaviour = CallerBehaviour(), goals: Set<Int>? = nil, seed: UInt64 = 1,
    jobs: Int = 1
  ) {
    guard let index = library.index(of: flow) else { return nil }
    plan = WalkPlan(
      library, flow: index, population: population, behaviour: behaviour, goals: goals)
    guard !plan.reasons.isEmpty else { return nil }
    self.seed = seed
    self.jobs = jobs
  }

  /// What walked calls came to.
  package struct Result: Sendable {
    /// By number.
    package var calls: [WalkedCall]
    /// By node, as `nodes` names them.
    package var traffic: [NodeTraffic]
    /// Bare in the first flow, `flow/node` in others.
    package var nodes: [String]
    package var skills: [String]
    package var goals: [String]
  }

  /// Walks calls, each at its own moment.
  /// - Parameter moment: of a call by its number; asked from several threads.
  package func run(
    calls: Int, at moment: @escaping @Sendable (Int) -> Instant
  ) -> Result {
    let blocks = (calls + Self.blockSize - 1) / Self.blockSize
    let nothing = Result(
      calls: [], traffic: [NodeTraffic](repeating: NodeTraffic(), count: plan.nodeCount),
      nodes: plan.nodeNames, skills: plan.skills, goals: plan.population.goals.map(\.id))
    return OrderedLoop(threads: jobs).reduce(
      blocks, into: nothing, worker: {},
      work: { (_: inout Void, block) -> Block? in
        var notes = WalkNotes(plan)
        let first = block * Self.blockSize
        let walked = (first..<min(first + Self.blockSize, calls)).compactMap { number in
          walk(number, at: moment(number), &notes)
        }
        return Block(calls: walked, traffic: notes.traffic)
      },
      add: { result, block in
        result.calls += block.calls
        for (index, node) in block.traffic.enumerated() { result.traffic[index] += node }
        return .goOn
      })
  }

  private static let blockSize = 128

  private func walk(
    _ number: Int, at moment: Instant, _ notes: inout WalkNotes
  ) -> WalkedCall? {
    guard var walk = CallWalk(plan, number: number, seed: seed, at: moment, onDuty: onDuty) else {
      return nil
    }
    notes.begin(call: number)
    let call = walk.run(noting: &notes)
    notes.end(call)
    return call
  }

  /// What some calls in a row came to.
  private struct Block {
    var calls: [WalkedCall]
    var traffic: [NodeTraffic]
  }
}
