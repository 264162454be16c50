internal import Diagnostics
internal import QueueSimulator
internal import Staffing

/// The pay of a staffing by pool.
struct PayBreakdown {
  /// In yuan, or hours where no pool costs anything.
  let pools: [Double]
  private let names: [String]

  init(_ table: StaffingTable, in scenario: Scenario) {
    names = scenario.pools.map(\.id)
    pools = table.agents.indices.map { pool in
      var own = StaffingTable(agents: table.agents.map { $0.map { _ in 0 } })
      own.agents[pool] = table.agents[pool]
      return own.cost(in: scenario)
    }
  }

  var members: [JSONValue.Member] {
    zip(names, pools).map { JSONValue.Member($0, .number($1)) }
  }
}
