internal import Diagnostics
package import QueueSimulator

/// What is left of a scenario's day from a moment on, and what other agents it should have.
package struct RestOfDay: Sendable {
  /// Agents to be called in, sent home or moved for a stretch of intervals.
  package struct Change: Sendable, Hashable {
    /// By index; `nil` from outside, who is called in.
    package var from: Int?
    /// By index; `nil` to outside, who is sent home.
    package var to: Int?
    package var agents: Int
    /// Of the whole day.
    package var intervals: Range<Int>
  }

  /// The whole day as it is planned.
  package let scenario: Scenario
  /// The first interval that is left.
  package let first: Int
  /// What is left, as a scenario by itself.
  package let rest: Scenario
  /// The agents of the plan, by pool and interval of the whole day.
  package let planned: StaffingTable

  /// `nil` if the moment lies outside of the day, or nothing is left after its interval's beginning.
  /// - Parameter seconds: since the scenario's beginning; the interval that holds it is left too.
  package init?(of scenario: Scenario, from seconds: Double) {
    guard seconds >= 0, seconds < scenario.lastsSeconds else { return nil }
    let first = Int(seconds / scenario.intervalSeconds)
    self.scenario = scenario
    self.first = first
    planned = StaffingTable(plannedIn: scenario)
    rest = Self.rest(of: scenario, planned, first)
  }

  private static func rest(
    of scenario: Scenario, _ planned: StaffingTable, _ first: Int
  ) -> Scenario {
    let passed = Double(first) * scenario.intervalSeconds
    var rest = scenario
    rest.begins = scenario.begins + .seconds(passed)
    rest.lastsSeconds -= passed
    rest.warmUpSeconds = max(0, scenario.warmUpSeconds - passed)
    for type in rest.callTypes.indices {
      switch rest.callTypes[type].arrivals {
      case .perHour(let rates):
        if rates.count > 1 {
          rest.callTypes[type].arrivals = .perHour(Array(rates.dropFirst(first)))
        }
      case .traced(let calls):
        rest.callTypes[type].arrivals = .traced(
          calls.filter { $0.at >= passed }.map { call in
            var call = call
            call.at -= passed
            return call
          })
      }
      rest.callTypes[type].handling = later(rest.callTypes[type].handling, first)
      rest.callTypes[type].wrapUp = later(rest.callTypes[type].wrapUp, first)
      rest.callTypes[type].patience = later(rest.callTypes[type].patience, first)
    }
    for promotion in rest.promotions.indices { rest.promotions[promotion].atSeconds -= passed }
    rest.promotions.removeAll { $0.atSeconds + $0.lastsSeconds <= 0 }
    return StaffingTable(agents: planned.agents.map { Array($0.dropFirst(first)) })
      .applied(to: rest)
  }

  private static func later(_ law: Distribution, _ first: Int) -> Distribution {
    guard case .byInterval(let parts) = law, parts.count > first else { return law }
    return .byInterval(Array(parts.dropFirst(first)))
  }

  /// The whole day with these agents, of which only callers who arrive from now on are counted.
  package func day(with table: StaffingTable) -> Scenario {
    var day = table.applied(to: scenario)
    day.warmUpSeconds = max(scenario.warmUpSeconds, Double(first) * scenario.intervalSeconds)
    return day
  }

  /// The plan until now, and other agents for what is left.
  package func whole(_ table: StaffingTable) -> StaffingTable {
    StaffingTable(
      agents: zip(planned.agents, table.agents).map { Array($0.prefix(first)) + $1 })
  }

  /// The pay of what is left as it is planned.
  package var plannedPay: Double {
    StaffingTable(agents: planned.agents.map { Array($0.dropFirst(first)) }).cost(in: rest)
  }

  // MARK: Changes

  /// What has to change for a staffing of what is left, in order of time.
  ///
  /// Agents whom a pool has too many of go to one with too few, if they have all skills that are
  /// needed there; otherwise they are sent home, and others are called in.
  package func changes(to table: StaffingTable) -> [Change] {
    var moves: [[Int]: [Int: Int]] = [:]
    for interval in first..<scenario.intervalCount {
      var spare = scenario.pools.indices.map { pool in
        planned.agents[pool][interval] - table.agents[pool][interval - first]
      }
      func note(_ from: Int, _ to: Int, _ agents: Int) {
        guard agents > 0 else { return }
        moves[[from, to], default: [:]][interval] = agents
      }
      for from in spare.indices where spare[from] > 0 {
        for to in spare.indices where spare[to] < 0 && canServe(from, for: to) {
          let agents = min(spare[from], -spare[to])
          note(from, to, agents)
          spare[from] -= agents
          spare[to] += agents
        }
      }
      for pool in spare.indices {
        if spare[pool] > 0 { note(pool, -1, spare[pool]) } else { note(-1, pool, -spare[pool]) }
      }
    }
    return moves.flatMap { ends, agents in Self.stretches(ends, agents) }.sorted {
      ($0.intervals.lowerBound, $0.from ?? -1, $0.to ?? -1, $0.intervals.upperBound)
        < ($1.intervals.lowerBound, $1.from ?? -1, $1.to ?? -1, $1.intervals.upperBound)
    }
  }

  /// Intervals in a row with the same number of agents.
  private static func stretches(_ ends: [Int], _ agents: [Int: Int]) -> [Change] {
    var changes: [Change] = []
    for interval in agents.keys.sorted() {
      let count = agents[interval] ?? 0
      if let last = changes.last, last.intervals.upperBound == interval, last.agents == count {
        changes[changes.count - 1].intervals = last.intervals.lowerBound..<interval + 1
      } else {
        changes.append(
          Change(
            from: ends[0] < 0 ? nil : ends[0], to: ends[1] < 0 ? nil : ends[1], agents: count,
            intervals: interval..<interval + 1))
      }
    }
    return changes
  }

  private func canServe(_ pool: Int, for other: Int) -> Bool {
    let known = Set(scenario.pools[pool].skills.map(\.queue))
    return pool != other && scenario.pools[other].skills.allSatisfy { known.contains($0.queue) }
  }
}
