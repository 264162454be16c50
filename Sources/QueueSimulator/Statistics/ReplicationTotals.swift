/// Everything that one replication counted, by interval.
struct ReplicationTotals: Sendable {
  let typeCount: Int
  let queueCount: Int
  let poolCount: Int
  let intervalCount: Int
  let intervalSeconds: Double
  let warmUp: Double
  let ends: Double
  /// By interval × type: each contact once, whatever queues it came through.
  var contacts: [CallTally]
  /// By interval × queue: each visit of a queue.
  var visits: [CallTally]
  /// By interval × pool.
  var pools: [PoolTally]
  /// Line-seconds by interval.
  var lineSeconds: [Double]
  /// Waits of the offered: of the types, then the queues, then the intervals.
  var histograms: [UInt32]
  /// Whether the intervals have histograms; beyond a number of intervals they have none.
  let hasIntervalHistograms: Bool

  /// With more intervals than these, intervals have no percentiles.
  static let mostIntervalHistograms = 400

  init(_ centre: Centre) {
    typeCount = centre.types.count
    queueCount = centre.queues.count
    poolCount = centre.pools.count
    intervalCount = centre.intervalCount
    intervalSeconds = centre.intervalSeconds
    warmUp = centre.warmUp
    ends = centre.ends
    contacts = [CallTally](repeating: CallTally(), count: typeCount * intervalCount)
    visits = [CallTally](repeating: CallTally(), count: queueCount * intervalCount)
    pools = [PoolTally](repeating: PoolTally(), count: poolCount * intervalCount)
    lineSeconds = [Double](repeating: 0, count: intervalCount)
    hasIntervalHistograms = intervalCount <= Self.mostIntervalHistograms
    let count = typeCount + queueCount + (hasIntervalHistograms ? intervalCount : 0)
    histograms = [UInt32](repeating: 0, count: count * WaitHistogram.bucketCount)
  }

  /// The interval a time lies in; times past the end count with the last.
  @inline(__always)
  func interval(at time: Double) -> Int {
    min(Int(min(time, ends) / intervalSeconds), intervalCount &- 1)
  }

  /// Counts the wait of an offered contact.
  @inline(__always)
  mutating func countContactWait(_ wait: Double, type: Int, interval: Int) {
    let bucket = WaitHistogram.bucket(of: wait)
    histograms[type &* WaitHistogram.bucketCount &+ bucket] &+= 1
    if hasIntervalHistograms {
      let index = typeCount &+ queueCount &+ interval
      histograms[index &* WaitHistogram.bucketCount &+ bucket] &+= 1
    }
  }

  /// Counts the wait of an offered visit.
  @inline(__always)
  mutating func countVisitWait(_ wait: Double, queue: Int) {
    let index = typeCount &+ queue
    histograms[
      index &* WaitHistogram.bucketCount &+ WaitHistogram.bucket(of: wait)] &+= 1
  }

  /// The histogram at a place of `histograms`.
  func histogram(_ index: Int) -> [UInt32] {
    let start = index * WaitHistogram.bucketCount
    return Array(histograms[start..<start + WaitHistogram.bucketCount])
  }
}
