/// Buckets for waits: 1/64 s wide up to 4 s, then 128 to the octave (0.8 %), up to half a year.
///
/// Their number is fixed, so percentiles take the same memory for any number of calls.
enum WaitHistogram {
  static let bucketCount = 3_200
  private static let ticksPerSecond = 64.0
  private static let mostTicks = Double(1 << 30 - 1)

  /// The bucket of a wait in seconds.
  @inline(__always)
  static func bucket(of wait: Double) -> Int {
    let ticks = Int(min(wait * ticksPerSecond, mostTicks))
    guard ticks >= 256 else { return ticks }
    let shift = 56 &- ticks.leadingZeroBitCount
    return shift &* 128 &+ (ticks &>> shift)
  }

  /// The wait a bucket stands for: its middle, and 0 for the first.
  static func wait(of bucket: Int) -> Double {
    if bucket == 0 { return 0 }
    if bucket < 256 { return (Double(bucket) + 0.5) / ticksPerSecond }
    let shift = bucket / 128 - 1
    let low = (bucket - shift * 128) << shift
    return (Double(low) + Double(1 << shift) / 2) / ticksPerSecond
  }

  /// The waits that shares of the counted calls don't exceed (nearest rank); empty without calls.
  /// - Parameters:
  ///   - shares: in ascending order.
  ///   - longest: the longest wait, which no percentile exceeds.
  static func percentiles(
    _ shares: [Double], of counts: [UInt32], longest: Double
  ) -> [Double] {
    let total = counts.reduce(0) { $0 &+ Int($1) }
    guard total > 0 else { return [] }
    var result: [Double] = []
    var bucket = 0
    var passed = Int(counts[0])
    for share in shares {
      let rank = rank(of: share, among: total)
      while passed < rank {
        bucket += 1
        passed += Int(counts[bucket])
      }
      result.append(min(wait(of: bucket), longest))
    }
    return result
  }

  /// The same from the waits themselves.
  /// - Parameters:
  ///   - waits: those of the calls that weren't answered at once, in ascending order.
  ///   - calls: how many calls there were, those answered at once too.
  static func percentiles(_ shares: [Double], of waits: [Double], calls: Int) -> [Double] {
    guard calls > 0 else { return [] }
    let atOnce = calls - waits.count
    return shares.map { share in
      let rank = rank(of: share, among: calls)
      return rank <= atOnce ? 0 : waits[rank - atOnce - 1]
    }
  }

  private static func rank(of share: Double, among calls: Int) -> Int {
    max(1, Int((share * Double(calls)).rounded(.up)))
  }
}
