/// Everything that one replication counted, by interval.
struct ReplicationTotals: Sendable {
  let typeCount: Int
  let queueCount: Int
  let poolCount: Int
  let intervalCount: Int
  let warmUp: Double
  let ends: Double
  /// By interval × type: each contact once, whatever queues it came through.
  let contacts: [CallTally]
  /// By interval × queue: each visit of a queue.
  let visits: [CallTally]
  /// By interval × pool.
  let pools: [PoolTally]
  /// Line-seconds by interval.
  let lineSeconds: [Double]
  /// By plan.
  let plans: [PlanTally]
  /// Waits of the offered: of the types, then the queues, then the intervals.
  let histograms: SharedArray<UInt32>
  let hasIntervalHistograms: Bool
  /// The waits above none one by one, if there were few.
  let exactWaits: [HistogramWait]?

  init(_ board: consuming TallyBoard, routes: [Centre.Route]) {
    typeCount = board.typeCount
    queueCount = board.queueCount
    poolCount = board.poolCount
    intervalCount = board.intervalCount
    warmUp = board.warmUp
    ends = board.ends
    plans = board.plans
    (contacts, visits) = board.calls(routes: routes)
    pools = board.pools.array
    lineSeconds = board.lineSeconds.array
    hasIntervalHistograms = board.hasIntervalHistograms
    exactWaits =
      board.waitCount <= TallyBoard.mostExactWaits
      ? (0..<board.waitCount).map { board.firstWaits[$0] } : nil
    board.countWaitsOfNone(routes: routes)
    // Handed over, for they are by far the most of a replication's memory.
    histograms = SharedArray(board.histograms)
  }

  /// The waits that shares of the calls in histograms don't exceed; empty if there are no calls.
  /// - Parameters:
  ///   - shares: in ascending order.
  ///   - indices: places of `histograms`, taken together.
  ///   - longest: the longest wait, which no percentile exceeds.
  func waitPercentiles(_ shares: [Double], of indices: Range<Int>, longest: Double) -> [Double] {
    var counts = [UInt32](repeating: 0, count: WaitHistogram.bucketCount)
    for index in indices { histograms.add(to: &counts, from: index * WaitHistogram.bucketCount) }
    if let exactWaits {
      let waits = exactWaits.filter { indices.contains($0.histogram) }.map(\.wait)
      return WaitHistogram.percentiles(
        shares, of: waits.sorted(), calls: counts.reduce(0) { $0 + Int($1) })
    }
    return WaitHistogram.percentiles(shares, of: counts, longest: longest)
  }
}
