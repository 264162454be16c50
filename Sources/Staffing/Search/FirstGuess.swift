internal import QueueSimulator

/// Agents by Erlang A, each queue and interval for itself: where the search begins.
struct FirstGuess {
  private let scenario: Scenario
  private let targets: [Scenario.Target]
  /// Endless patience, in seconds, as far as a first guess is concerned.
  private let longest = 3_600.0

  init(_ scenario: Scenario, targets: [Scenario.Target]) {
    self.scenario = scenario
    self.targets = targets
  }

  /// The agents at work that each queue's first pool would need if every interval lasted for ever.
  var atWork: StaffingTable {
    var needed = StaffingTable(nobodyIn: scenario)
    for (index, queue) in scenario.queues.enumerated() {
      guard let pool = queue.pools.first?.pool else { continue }
      for interval in 0..<scenario.intervalCount {
        needed.agents[pool][interval] += agents(queue: index, interval: interval)
      }
    }
    return needed
  }

  /// The same, but of queues that begin in the same pool together, whose agents help each other: where
  /// the search begins.
  var pooled: StaffingTable {
    let firsts = scenario.queues.map { $0.pools.first?.pool }
    return StaffingTable(
      agents: scenario.pools.indices.map { pool in
        let own = scenario.queues.indices.filter { firsts[$0] == pool }
        return (0..<scenario.intervalCount).map { agents(queues: own, interval: $0) }
      })
  }

  /// The calls that are expected in all.
  var calls: Double {
    scenario.callTypes.indices.reduce(0) { sum, type in
      (0..<scenario.intervalCount).reduce(sum) { sum, interval in
        let span = scenario.interval(interval)
        return sum + arrivalsPerHour(of: type, interval: interval)
          * (span.upperBound - span.lowerBound) / 3_600
      }
    }
  }

  /// The fewest agents at work that a plan may have: somebody for every queue that has no target of
  /// its own, which the targets of the whole centre might otherwise leave alone.
  ///
  /// An agent of the queue's first pool with its skill, wherever calls arrive for it; in every
  /// interval if it is reached from other queues only.
  var least: StaffingTable {
    var least = StaffingTable(nobodyIn: scenario)
    for (index, queue) in scenario.queues.enumerated()
    where !targets.contains(where: { $0.queue == index }) {
      let pool = queue.pools.map(\.pool).first { pool in
        scenario.pools[pool].skills.contains { $0.queue == index }
      }
      guard let pool else { continue }
      let needed = (0..<scenario.intervalCount).map { agents(queue: index, interval: $0) }
      for interval in needed.indices where needed[interval] > 0 || needed.allSatisfy({ $0 == 0 }) {
        least.agents[pool][interval] = 1
      }
    }
    return least
  }

  private func agents(queue: Int, interval: Int) -> Int {
    agents(queues: [queue], interval: interval)
  }

  private func agents(queues: [Int], interval: Int) -> Int {
    var calls = 0.0
    var work = 0.0
    var patience = 0.0
    for (index, type) in scenario.callTypes.enumerated() {
      let reaching = queues.reduce(0) { $0 + type.share(reaching: $1, interval: interval) }
      guard reaching > 0 else { continue }
      let rate = arrivalsPerHour(of: index, interval: interval) * reaching
      calls += rate
      work += rate * (type.handling.mean(interval: interval) + type.wrapUp.mean(interval: interval))
      let mean = type.patience.mean(interval: interval)
      patience += rate * (mean.isFinite ? min(max(mean, 1), longest) : longest)
    }
    guard calls > 0, work > 0 else { return 0 }
    let load = TrafficLoad(calls: calls, inSeconds: 3_600, handlingSeconds: work / calls)
    var target = StaffingTarget()
    for part in targets where part.queue.map(queues.contains) ?? true {
      switch part.measure {
      case .serviceLevel:
        target.serviceLevel = .init(
          share: max(target.serviceLevel?.share ?? 0, part.limit),
          withinSeconds: queues.map { scenario.queues[$0].withinSeconds }.min() ?? 0)
      case .abandonment:
        target.maximumAbandonment = min(target.maximumAbandonment ?? 1, part.limit)
      case .asa:
        target.maximumSpeedOfAnswer = min(target.maximumSpeedOfAnswer ?? .infinity, part.limit)
      case .blocking, .occupancy: break
      }
    }
    let busy =
      (targets.filter { $0.measure == .occupancy && $0.pool == nil }.map(\.limit)).min() ?? 1
    let spread = Int((load.erlangs / max(busy, 0.05)).rounded(.up))
    let most = Int(load.erlangs * 2) + 50
    let needed = target.agentsNeeded(limit: most) { agents in
      ErlangA(load: load, agents: agents, patienceSeconds: patience / calls)
    }
    return max(needed ?? most, busy < 1 ? spread : 0)
  }

  /// Calls of a type, per hour, promotions included.
  private func arrivalsPerHour(of type: Int, interval: Int) -> Double {
    let span = scenario.interval(interval)
    let seconds = span.upperBound - span.lowerBound
    switch scenario.callTypes[type].arrivals {
    case .traced(let calls):
      let count = calls.reduce(0) { $0 + (span.contains($1.at) ? 1 : 0) }
      return Double(count) * 3_600 / seconds
    case .perHour(let rates):
      guard !rates.isEmpty else { return 0 }
      // A promotion's factor at twelve moments of the interval, averaged.
      let factor = (0..<12).reduce(0.0) { sum, part in
        let at = span.lowerBound + seconds * (Double(part) + 0.5) / 12
        return sum
          + scenario.promotions.filter { $0.callTypes.contains(type) }
          .reduce(1.0) { $0 * $1.factor(at: at) }
      }
      return rates[min(interval, rates.count - 1)] * factor / 12
    }
  }
}
