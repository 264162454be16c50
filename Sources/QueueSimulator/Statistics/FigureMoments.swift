import EmergencyPlans

/// The moments of all figures over the replications reduced so far.
///
/// Its size depends on the scenario alone. Replications are added in the order of their numbers,
/// so that the sums are the same bits for any number of threads.
struct FigureMoments: Sendable {
  /// The moments of one group of calls.
  struct Group: Sendable {
    var measures = [PairedMoments](repeating: PairedMoments(), count: CallMeasure.allCases.count)
    var percentiles = [PairedMoments](
      repeating: PairedMoments(), count: ReplicationFigures.shares.count)

    subscript(measure: CallMeasure) -> Estimate {
      measures[CallMeasure.allCases.firstIndex(of: measure) ?? 0].estimate
    }

    mutating func add(_ pairs: [ReplicationFigures.Pair], percentiles values: [Double]) {
      for (index, pair) in pairs.enumerated() { measures[index].add(pair) }
      for (index, value) in values.enumerated() { percentiles[index].add((value, 1)) }
    }
  }

  typealias PoolGroup = [PairedMoments]

  private(set) var replications = 0
  private(set) var calls = 0
  /// The centre, its call types and its queues, in this order.
  private(set) var groups: [Group]
  private(set) var pools: [PoolGroup]
  private(set) var centre: [PairedMoments]
  private(set) var intervals: [Group]
  /// By interval × queue.
  private(set) var intervalQueues: [Group]
  /// By interval × pool.
  private(set) var intervalPools: [PoolGroup]
  /// Line-seconds by interval.
  private(set) var intervalLines: [PairedMoments]
  /// The busy share of all agents by interval.
  private(set) var intervalOccupancy: [PairedMoments]
  /// How many calls of all replications waited how long: of the types, then the queues, by bucket.
  private(set) var waits: [UInt64]
  /// By plan of the scenario.
  private(set) var plans: [PlanMoments]
  private let scenario: Scenario
  private let pay: PlannedPay

  init(_ scenario: Scenario) {
    self.scenario = scenario
    plans = scenario.plans.map { PlanMoments(steps: $0.plan.steps.count) }
    pay = PlannedPay(scenario)
    let count = scenario.intervalCount
    let pool = PoolGroup(repeating: PairedMoments(), count: PoolMeasure.allCases.count)
    groups = [Group](
      repeating: Group(), count: 1 + scenario.callTypes.count + scenario.queues.count)
    pools = [PoolGroup](repeating: pool, count: scenario.pools.count)
    centre = [PairedMoments](repeating: PairedMoments(), count: CentreMeasure.allCases.count)
    intervals = [Group](repeating: Group(), count: count)
    intervalQueues = [Group](repeating: Group(), count: count * scenario.queues.count)
    intervalPools = [PoolGroup](repeating: pool, count: count * scenario.pools.count)
    intervalLines = [PairedMoments](repeating: PairedMoments(), count: count)
    intervalOccupancy = intervalLines
    waits = [UInt64](
      repeating: 0,
      count: (scenario.callTypes.count + scenario.queues.count) * WaitHistogram.bucketCount)
  }

  mutating func add(_ totals: ReplicationTotals, _ figures: ReplicationFigures, calls: Int) {
    replications += 1
    self.calls += calls
    for index in groups.indices {
      groups[index].add(figures.groups[index], percentiles: figures.percentiles[index])
    }
    for (index, pairs) in figures.pools.enumerated() { Self.add(pairs, to: &pools[index]) }
    Self.add(figures.centre, to: &centre)
    for index in waits.indices { waits[index] += UInt64(totals.histograms[index]) }
    for (index, tally) in totals.plans.enumerated() { plans[index].add(tally) }
    for interval in 0..<totals.intervalCount { addInterval(interval, totals) }
  }

  private mutating func addInterval(_ interval: Int, _ totals: ReplicationTotals) {
    let span = scenario.interval(interval)
    let seconds = max(0, span.upperBound - max(span.lowerBound, totals.warmUp))
    var whole = CallTally()
    for type in 0..<totals.typeCount {
      whole += totals.contacts[interval * totals.typeCount + type]
    }
    whole.queueSeconds = 0
    for queue in 0..<totals.queueCount {
      let tally = totals.visits[interval * totals.queueCount + queue]
      whole.queueSeconds += tally.queueSeconds
      intervalQueues[interval * totals.queueCount + queue].add(
        ReplicationFigures.pairs(of: tally, seconds: seconds), percentiles: [])
    }
    let histogram = totals.typeCount + totals.queueCount + interval
    let percentiles =
      totals.hasIntervalHistograms
      ? totals.waitPercentiles(
        ReplicationFigures.shares, of: histogram..<histogram + 1, longest: whole.longestWait) : []
    intervals[interval].add(
      ReplicationFigures.pairs(of: whole, seconds: seconds), percentiles: percentiles)
    for pool in 0..<totals.poolCount {
      let index = interval * totals.poolCount + pool
      Self.add(
        ReplicationFigures.pairs(
          of: totals.pools[index], seconds: seconds, pay: pay.intervals[index],
          overtime: pay.overtime[pool]),
        to: &intervalPools[index])
    }
    let first = interval * totals.poolCount
    intervalOccupancy[interval].add(
      ReplicationFigures.occupancy(of: totals.pools[first..<first + totals.poolCount]))
    intervalLines[interval].add((totals.lineSeconds[interval], seconds))
  }

  private static func add(_ pairs: [ReplicationFigures.Pair], to moments: inout [PairedMoments]) {
    for (index, pair) in pairs.enumerated() { moments[index].add(pair) }
  }
}
