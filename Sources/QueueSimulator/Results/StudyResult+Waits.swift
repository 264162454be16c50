extension StudyResult {
  /// The waits that 50, 80, 90, 95 and 99 % of the offered calls of an interval don't exceed, in
  /// seconds; NaN without calls, and where a day has too many intervals to keep them.
  package func waitPercentiles(interval index: Int) -> [Estimate] {
    moments.intervals[index].percentiles.map(\.estimate)
  }

  /// Callers inside, menu and talk included, averaged over an interval.
  package func meanLines(interval index: Int) -> Estimate {
    moments.intervalLines[index].estimate
  }

  /// Which share of the offered calls of all replications waited no longer than each of some times.
  ///
  /// - Parameters:
  ///   - seconds: in ascending order; exact to 0.8 %.
  ///   - queue: `nil` is the whole centre.
  /// - Returns: one for each time; NaN without calls.
  package func waitShares(within seconds: [Double], queue: Int?) -> [Double] {
    let types = scenario.callTypes.count
    let groups = queue.map { types + $0..<types + $0 + 1 } ?? 0..<types
    var counts = [UInt64](repeating: 0, count: WaitHistogram.bucketCount)
    for group in groups {
      for bucket in counts.indices {
        counts[bucket] += moments.waits[group * WaitHistogram.bucketCount + bucket]
      }
    }
    let total = Double(counts.reduce(0, +))
    var passed: UInt64 = 0
    var next = 0
    return seconds.map { limit in
      let last = WaitHistogram.bucket(of: max(0, limit))
      while next <= last {
        passed += counts[next]
        next += 1
      }
      return total > 0 ? Double(passed) / total : .nan
    }
  }
}
