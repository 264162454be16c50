/// The figures of one replication as pairs (numerator, denominator), group by group.
struct ReplicationFigures: Sendable {
  typealias Pair = (numerator: Double, denominator: Double)

  /// The centre, its call types and its queues, in this order; by `CallMeasure`.
  var groups: [[Pair]]
  var pools: [[Pair]]
  var centre: [Pair]
  /// Of the groups; empty for a group without offered calls.
  var percentiles: [[Double]]

  static let shares = [0.5, 0.8, 0.9, 0.95, 0.99]

  init(_ totals: ReplicationTotals, scenario: Scenario, pay: PlannedPay) {
    let seconds = totals.ends - totals.warmUp
    var types = [CallTally](repeating: CallTally(), count: totals.typeCount)
    var queues = [CallTally](repeating: CallTally(), count: totals.queueCount)
    var pools = [PoolTally](repeating: PoolTally(), count: totals.poolCount)
    var whole = CallTally()
    for interval in 0..<totals.intervalCount {
      for index in types.indices {
        types[index] += totals.contacts[interval * totals.typeCount + index]
      }
      for index in queues.indices {
        queues[index] += totals.visits[interval * totals.queueCount + index]
      }
      for index in pools.indices {
        pools[index] += totals.pools[interval * totals.poolCount + index]
      }
    }
    for type in types { whole += type }
    whole.queueSeconds = queues.reduce(0) { $0 + $1.queueSeconds }
    groups = ([whole] + types + queues).map { Self.pairs(of: $0, seconds: seconds) }
    self.pools = pools.enumerated().map { pool, tally in
      Self.pairs(
        of: tally, seconds: seconds, pay: pay.pools[pool], overtime: pay.overtime[pool])
    }
    let lost = queues.reduce(into: (blocked: 0, abandoned: 0)) {
      $0.blocked += $1.blocked
      $0.abandoned += $1.abandoned + $1.balked
    }
    centre = Self.centre(
      lineSeconds: totals.lineSeconds.reduce(0, +), seconds: seconds, scenario.costs,
      blocked: lost.blocked, abandoned: lost.abandoned,
      plans: totals.plans.reduce(0) { $0 + $1.cost },
      agents: self.pools.reduce(0) { $0 + $1[PoolMeasure.costIndex].numerator },
      occupancy: Self.occupancy(of: pools))
    percentiles = Self.percentiles(of: totals, longest: (types + queues).map(\.longestWait))
  }

  static func pairs(of tally: CallTally, seconds: Double) -> [Pair] {
    CallMeasure.allCases.map { $0.pair(of: tally, seconds: seconds) }
  }

  static func pairs(
    of tally: PoolTally, seconds: Double, pay: Double, overtime: Double
  ) -> [Pair] {
    PoolMeasure.allCases.map {
      $0.pair(of: tally, seconds: seconds, pay: pay, overtime: overtime)
    }
  }

  /// The busy and the staffed time of all pools.
  static func occupancy(of pools: some Sequence<PoolTally>) -> Pair {
    pools.reduce((0, 0)) {
      ($0.0 + $1.talkSeconds + $1.wrapUpSeconds, $0.1 + $1.staffedSeconds)
    }
  }

  private static func centre(
    lineSeconds: Double, seconds: Double, _ costs: Scenario.Costs, blocked: Int, abandoned: Int,
    plans: Double, agents: Double, occupancy: Pair
  ) -> [Pair] {
    let lines = lineSeconds / 60 * costs.lineMinute
    let blocked = Double(blocked) * costs.blocked
    let abandoned = Double(abandoned) * costs.abandoned
    return CentreMeasure.allCases.map { measure in
      switch measure {
      case .meanLines: (lineSeconds, seconds)
      case .occupancy: occupancy
      case .agentCost: (agents, 1)
      case .lineCost: (lines, 1)
      case .blockedCost: (blocked, 1)
      case .abandonedCost: (abandoned, 1)
      case .totalCost: (agents + lines + blocked + abandoned + plans, 1)
      }
    }
  }

  /// - Parameter longest: the longest waits of the types, then of the queues.
  private static func percentiles(
    of totals: ReplicationTotals, longest: [Double]
  ) -> [[Double]] {
    let types = 0..<totals.typeCount
    let whole = totals.waitPercentiles(
      shares, of: types, longest: longest.prefix(totals.typeCount).max() ?? 0)
    let parts = longest.indices.map {
      totals.waitPercentiles(shares, of: $0..<$0 + 1, longest: longest[$0])
    }
    return [whole] + parts
  }
}

extension PoolMeasure {
  fileprivate static let costIndex = allCases.firstIndex(of: .cost) ?? 0
}
