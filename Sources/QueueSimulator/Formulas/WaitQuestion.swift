/// A question to Erlang C or A: agents given, a target given, or both.
package struct WaitQuestion: Sendable {
  /// The most agents that are looked for.
  package static let largestCount = 100_000

  package let load: TrafficLoad
  /// The mean, above 0; `nil` for callers who never hang up.
  package let patienceSeconds: Double?
  package let lines: Int?
  package let agents: Int?
  /// The acceptable wait, from 0.
  package let withinSeconds: Double
  package let target: StaffingTarget
  /// The share of paid agents who are away, from 0 to below 1; `nil` is none.
  package let shrinkage: Double?

  /// - Parameters:
  ///   - patienceSeconds: the mean; `nil` for callers who never hang up.
  ///   - lines: for all callers inside, talking and waiting; `nil` for lines without limit.
  ///   - withinSeconds: the acceptable wait.
  ///   - shrinkage: the share of paid agents who are away, from 0 to below 1.
  package init(
    load: TrafficLoad, patienceSeconds: Double?, lines: Int?, agents: Int?, withinSeconds: Double,
    target: StaffingTarget, shrinkage: Double?
  ) {
    self.load = load
    self.patienceSeconds = patienceSeconds
    self.lines = lines
    self.agents = agents
    self.withinSeconds = withinSeconds
    self.target = target
    self.shrinkage = shrinkage
  }

  /// The queue with a number of agents of at least 1.
  package func queue(agents: Int) -> any WaitingModel {
    guard let patienceSeconds else { return ErlangC(load: load, agents: agents) }
    return ErlangA(load: load, agents: agents, patienceSeconds: patienceSeconds, lines: lines)
  }

  package func isTargetMet(agents: Int) -> Bool { target.isMet(by: queue(agents: agents)) }

  /// The fewest agents that reach the target, `nil` without one or where none do.
  package var agentsNeeded: Int? {
    guard target != StaffingTarget() else { return nil }
    // More agents than lines can't talk to anyone.
    let limit = min(lines ?? Self.largestCount, Self.largestCount)
    guard let patienceSeconds else {
      return target.agentsNeeded(limit: limit) { ErlangC(load: load, agents: $0) }
    }
    return target.agentsNeeded(limit: limit) {
      ErlangA(load: load, agents: $0, patienceSeconds: patienceSeconds, lines: lines)
    }
  }
}
