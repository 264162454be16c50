/// One replication that is played step by step, and whose staffing can be changed on the way.
///
/// Without changes it is the very day that a study simulates under the same seed and number.
package struct SteppedDay: ~Copyable {
  /// How many agents can be added to the plan of each pool.
  package static let spareAgents = 1_000

  private var simulation: Simulation
  private let scenario: Scenario
  /// How far it has been played, in seconds from the beginning.
  package private(set) var time = 0.0
  /// Whether nothing can happen any more.
  package private(set) var isOver = false
  /// How many agents each pool has beyond its plan; negative where some have been sent home.
  package private(set) var extraAgents: [Int]

  /// - Parameter replication: from 0.
  package init(_ scenario: Scenario, seed: UInt64, replication: Int) {
    self.scenario = scenario
    extraAgents = [Int](repeating: 0, count: scenario.pools.count)
    simulation = Simulation(
      Centre(scenario, spareAgents: Self.spareAgents), seed: seed, replication: replication)
    simulation.begin()
    advance(to: 0)
  }

  /// Lets everything up to a time happen.
  package mutating func advance(to time: Double) {
    guard !isOver, time >= self.time else { return }
    self.time = time
    isOver = !simulation.advance(to: time)
  }

  /// Adds agents to a pool at the present time, or sends some home, for the rest of the day.
  ///
  /// Those added take waiting calls at once; of those sent home, the busy finish first. No more go
  /// than the pool has, and no more come than `spareAgents`.
  package mutating func changeAgents(ofPool pool: Int, by difference: Int) {
    let present = simulation.agentsAtWork(inPool: pool)
    let change = min(max(difference, -present), Self.spareAgents - extraAgents[pool])
    extraAgents[pool] += change
    simulation.changeAgents(ofPool: pool, by: change)
  }

  /// What stands in the centre now, and what has become of calls so far.
  package var snapshot: CentreSnapshot { simulation.snapshot(scenario, at: time) }
}
