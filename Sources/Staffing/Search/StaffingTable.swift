package import QueueSimulator

/// Numbers of agents by pool and interval.
package struct StaffingTable: Sendable, Hashable {
  /// By pool, then by interval.
  package var agents: [[Int]]

  package init(agents: [[Int]]) { self.agents = agents }

  /// Nobody in any interval of a scenario's pools.
  package init(nobodyIn scenario: Scenario) {
    agents = scenario.pools.map { _ in [Int](repeating: 0, count: scenario.intervalCount) }
  }

  /// The agents that a scenario plans, as each interval begins.
  package init(plannedIn scenario: Scenario) {
    agents = scenario.pools.map { pool in
      let steps = scenario.planned(of: pool)
      return (0..<scenario.intervalCount).map { interval in
        let begin = Double(interval) * scenario.intervalSeconds
        return steps.last { $0.at <= begin }?.agents ?? 0
      }
    }
  }

  /// A pool in an interval, both by index.
  package struct Cell: Sendable, Hashable {
    package var pool: Int
    package var interval: Int
  }

  package subscript(cell: Cell) -> Int {
    get { agents[cell.pool][cell.interval] }
    set { agents[cell.pool][cell.interval] = newValue }
  }

  package var cells: [Cell] {
    agents.indices.flatMap { pool in
      agents[pool].indices.map { Cell(pool: pool, interval: $0) }
    }
  }

  /// The scenario with these numbers, before shrinkage, in the place of its own.
  package func applied(to scenario: Scenario) -> Scenario {
    var scenario = scenario
    for pool in scenario.pools.indices { scenario.pools[pool].agents = .byInterval(agents[pool]) }
    return scenario
  }

  /// The pay of these agents, before shrinkage, in the scenario's currency; where no pool costs
  /// anything, their hours.
  package func cost(in scenario: Scenario) -> Double {
    cells.reduce(0) { $0 + Double(self[$1]) * Self.cost(of: $1, in: scenario) }
  }

  /// The pay of one agent for an interval; its hours where no pool costs anything.
  static func cost(of cell: Cell, in scenario: Scenario) -> Double {
    let span = scenario.interval(cell.interval)
    let perHour = scenario.isUnpaid ? 1 : scenario.pools[cell.pool].costPerHour
    return perHour * (span.upperBound - span.lowerBound) / 3_600
  }

  // MARK: Shrinkage

  /// The fewest agents to plan so that these are at work.
  ///
  /// The search counts agents at work: of the planned ones, an agent more sometimes only makes up
  /// for rounding, and taking that one away would change nothing.
  func planned(in scenario: Scenario) -> StaffingTable {
    StaffingTable(
      agents: zip(agents, scenario.pools).map { row, pool in
        row.enumerated().map { interval, atWork in
          max(
            Self.planned(atWork: atWork, shrinkage: pool.shrinkage), pool.atLeast?[interval] ?? 0)
        }
      })
  }

  /// The fewest at work, where these are needed and what the pools of a scenario ask for is kept, and
  /// the most.
  func bounds(in scenario: Scenario) -> (least: StaffingTable, most: StaffingTable) {
    var (least, most) = (self, self)
    for cell in cells {
      let pool = scenario.pools[cell.pool]
      let shrinkage = pool.shrinkage
      most[cell] =
        pool.atMost.map { Self.atWork(planned: $0[cell.interval], shrinkage: shrinkage) }
        ?? Self.unbounded
      let asked =
        pool.atLeast.map { Self.atWork(planned: $0[cell.interval], shrinkage: shrinkage) } ?? 0
      least[cell] = min(max(self[cell], asked), most[cell])
    }
    return (least, most)
  }

  /// More agents than any pool has.
  static let unbounded = 1_000_000

  /// Those at work of planned agents.
  func atWork(in scenario: Scenario) -> StaffingTable {
    StaffingTable(
      agents: zip(agents, scenario.pools).map { row, pool in
        row.map { Self.atWork(planned: $0, shrinkage: pool.shrinkage) }
      })
  }

  private static func atWork(planned: Int, shrinkage: Double) -> Int {
    planned - Int((Double(planned) * shrinkage).rounded())
  }

  static func planned(atWork: Int, shrinkage: Double) -> Int {
    // With next to nobody at work no number would do.
    guard atWork > 0, shrinkage < 0.99 else { return atWork }
    var planned = max(atWork, Int(Double(atWork) / (1 - shrinkage)) - 2)
    while Self.atWork(planned: planned, shrinkage: shrinkage) < atWork { planned += 1 }
    return planned
  }
}

extension Scenario {
  /// Whether no pool costs anything, so that the least pay means the fewest hours of agents.
  package var isUnpaid: Bool { pools.allSatisfy { $0.costPerHour == 0 } }
}
