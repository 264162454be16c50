/// The counters of a replication under way, by interval.
struct TallyBoard: ~Copyable {
  let typeCount: Int
  let routeCount: Int
  let queueCount: Int
  let poolCount: Int
  let intervalCount: Int
  let intervalSeconds: Double
  let warmUp: Double
  let ends: Double
  /// By interval × route: what counts alike for a contact and for the visit of its first queue.
  var dials: FixedArray<DialTally>
  /// By interval × type: each contact once, whatever queues it came through.
  var contacts: FixedArray<CallTally>
  /// By interval × queue: each visit of a queue.
  var visits: FixedArray<CallTally>
  /// By interval × pool.
  var pools: FixedArray<PoolTally>
  /// Line-seconds by interval.
  var lineSeconds: FixedArray<Double>
  /// By plan.
  var plans: [PlanTally]
  /// Waits of the offered: of the types, then the queues, then the intervals.
  var histograms: FixedArray<UInt32>
  /// The first waits one by one, so that the percentiles of few calls are exact.
  private(set) var firstWaits: FixedArray<HistogramWait>
  /// How many waits were counted, kept or not.
  private(set) var waitCount = 0
  /// The interval that the simulated time has reached, and when it begins and ends.
  private(set) var currentInterval = 0
  private(set) var currentStart = 0.0
  private(set) var currentEnd: Double
  /// The part of the present interval that lies after the warm-up and before the end.
  private(set) var countedFrom: Double
  private(set) var countedTo: Double
  /// Whether there are histograms at all.
  private let keepsWaits: Bool
  /// Whether the intervals have histograms; beyond a number of intervals they have none.
  let hasIntervalHistograms: Bool

  /// With more intervals than these, intervals have no percentiles.
  static let mostIntervalHistograms = 400

  /// Percentiles are exact while a replication counts no more waits than these, which are few
  /// enough to be sorted in no time.
  static let mostExactWaits = 3_000

  init(_ centre: Centre, keepsWaits: Bool) {
    self.keepsWaits = keepsWaits
    typeCount = centre.types.count
    routeCount = centre.routes.count
    queueCount = centre.queues.count
    poolCount = centre.pools.count
    intervalCount = centre.intervalCount
    intervalSeconds = centre.intervalSeconds
    warmUp = centre.warmUp
    ends = centre.ends
    plans = PlanTally.none(of: centre.scenario)
    dials = FixedArray(repeating: DialTally(), count: routeCount * intervalCount)
    contacts = FixedArray(repeating: CallTally(), count: typeCount * intervalCount)
    visits = FixedArray(repeating: CallTally(), count: queueCount * intervalCount)
    pools = FixedArray(repeating: PoolTally(), count: poolCount * intervalCount)
    lineSeconds = FixedArray(repeating: 0, count: intervalCount)
    currentEnd = intervalCount > 1 ? intervalSeconds : .infinity
    countedFrom = max(0, warmUp)
    countedTo = min(currentEnd, ends)
    hasIntervalHistograms = intervalCount <= Self.mostIntervalHistograms
    let rows = typeCount + queueCount + (hasIntervalHistograms ? intervalCount : 0)
    let count = keepsWaits ? rows : 0
    histograms = FixedArray(repeating: 0, count: count * WaitHistogram.bucketCount)
    firstWaits = FixedArray(
      repeating: HistogramWait(histogram: 0, wait: 0),
      count: keepsWaits ? Self.mostExactWaits : 0)
  }

  /// The interval a time lies in; times past the end count with the last.
  @inline(__always)
  func interval(at time: Double) -> Int {
    if time >= currentStart, time < currentEnd { return currentInterval }
    return min(Int(min(time, ends) / intervalSeconds), intervalCount &- 1)
  }

  /// Says that the simulated time has reached the next interval.
  mutating func beginNextInterval() {
    currentInterval += 1
    currentStart = Double(currentInterval) * intervalSeconds
    let isLast = currentInterval == intervalCount - 1
    currentEnd = isLast ? .infinity : Double(currentInterval + 1) * intervalSeconds
    countedFrom = max(currentStart, warmUp)
    countedTo = min(currentEnd, ends)
  }

  /// Counts the wait of an offered contact.
  @inline(__always)
  mutating func countContactWait(_ wait: Double, type: Int, interval: Int) {
    guard keepsWaits else { return }
    let bucket = WaitHistogram.bucket(of: wait)
    count(wait, bucket: bucket, histogram: type)
    if hasIntervalHistograms {
      count(wait, bucket: bucket, histogram: typeCount &+ queueCount &+ interval)
    }
  }

  /// Counts the wait of an offered visit.
  @inline(__always)
  mutating func countVisitWait(_ wait: Double, queue: Int) {
    guard keepsWaits else { return }
    count(wait, bucket: WaitHistogram.bucket(of: wait), histogram: typeCount &+ queue)
  }

  @inline(__always)
  private mutating func count(_ wait: Double, bucket: Int, histogram: Int) {
    histograms[histogram &* WaitHistogram.bucketCount &+ bucket] &+= 1
    if waitCount < Self.mostExactWaits {
      firstWaits[waitCount] = HistogramWait(histogram: histogram, wait: wait)
    }
    waitCount &+= 1
  }
}

extension TallyBoard {
  /// The calls by interval and type, and by interval and queue, those answered at once included.
  func calls(routes: [Centre.Route]) -> (contacts: [CallTally], visits: [CallTally]) {
    var contacts = self.contacts.array
    var visits = self.visits.array
    for (index, route) in routes.enumerated() {
      for interval in 0..<intervalCount {
        let dials = self.dials[interval * routeCount + index]
        contacts[interval * typeCount + route.type].add(dials)
        visits[interval * queueCount + route.queue].add(dials)
      }
    }
    return (contacts, visits)
  }

  /// Puts those answered at once into the histograms, where they have not been counted one by one.
  mutating func countWaitsOfNone(routes: [Centre.Route]) {
    for (index, route) in routes.enumerated() {
      for interval in 0..<intervalCount {
        let calls = UInt32(dials[interval * routeCount + index].answeredAtOnce)
        histograms[route.type * WaitHistogram.bucketCount] += calls
        histograms[(typeCount + route.queue) * WaitHistogram.bucketCount] += calls
        if hasIntervalHistograms {
          histograms[(typeCount + queueCount + interval) * WaitHistogram.bucketCount] += calls
        }
      }
    }
  }
}

/// A wait, and the histogram that it is counted in.
struct HistogramWait: BitwiseCopyable {
  let histogram: Int
  let wait: Double
}
