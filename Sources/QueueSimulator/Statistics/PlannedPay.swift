/// What the plan of a scenario costs, whatever a replication turns out like.
struct PlannedPay: Sendable {
  /// By interval × pool, in yuan.
  let intervals: [Double]
  /// By pool, in yuan.
  let pools: [Double]
  /// By pool: for an hour worked past the plan, in yuan.
  let overtime: [Double]

  init(_ scenario: Scenario) {
    let plans = scenario.pools.map { scenario.planned(of: $0) }
    var intervals: [Double] = []
    intervals.reserveCapacity(scenario.intervalCount * plans.count)
    var next = [Int](repeating: 0, count: plans.count)
    for interval in 0..<scenario.intervalCount {
      let span = scenario.interval(interval)
      for (pool, steps) in plans.enumerated() {
        // The step in force as the interval begins, and those within it.
        while next[pool] + 1 < steps.count, steps[next[pool] + 1].at <= span.lowerBound {
          next[pool] += 1
        }
        let within = steps[next[pool]...].prefix { $0.at < span.upperBound }
        let hours = scenario.agentHours(of: Array(within), during: span)
        intervals.append(hours * scenario.pools[pool].costPerHour)
      }
    }
    self.intervals = intervals
    pools = scenario.pools.map { scenario.pay(of: $0, during: 0..<scenario.lastsSeconds) }
    overtime = scenario.pools.map(\.overtimePerHour)
  }
}
