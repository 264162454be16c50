/// How far what came lay from what was foretold.
///
/// An interval's error is divided by the deviation that a forecast f would have if it were Poisson with
/// days that differ by a tenth, √(f + (f/10)²); the distribution of these errors of the last
/// quarter, whatever its shape, gives prediction intervals, so that they hold where days are odder.
struct ForecastErrors: Sendable {
  /// In order of size.
  private let ofIntervals: [Double]
  /// Of days as wholes: what came over what was foretold, in order of size.
  private let ofDays: [Double]

  private static let variation = 0.1
  /// Intervals of which less is expected are mostly empty and tell nothing.
  private static let leastCalls = 0.5
  /// Fewer days tell no spread.
  private static let leastDays = 10
  /// The weeks that count.
  static let weeks = 13

  /// `nil` if there are errors of fewer than ten days.
  init?(_ weeks: some Sequence<RollingForecasts.Week>) {
    var (intervals, days): ([Double], [Double]) = ([], [])
    for day in weeks.flatMap({ $0.days ?? [] }) {
      var (came, foretold) = (0.0, 0.0)
      for (expected, figure) in zip(day.blended, day.came) {
        guard let figure, expected >= Self.leastCalls else { continue }
        intervals.append((figure - expected) / Self.deviation(of: expected))
        came += figure
        foretold += expected
      }
      if foretold > 0 { days.append(came / foretold) }
    }
    guard days.count >= Self.leastDays else { return nil }
    ofIntervals = intervals.sorted()
    ofDays = days.sorted()
  }

  /// Where the calls of an interval lie with a probability, 0…1.
  func range(of expected: Double, coverage: Double) -> ClosedRange<Double> {
    let deviation = Self.deviation(of: expected)
    let low = Self.quantile((1 - coverage) / 2, of: ofIntervals)
    let high = Self.quantile((1 + coverage) / 2, of: ofIntervals)
    let least = max(0, expected + low * deviation)
    return least...max(least, expected + high * deviation)
  }

  /// Where the calls of a whole day lie with a probability, 0…1.
  func range(ofDay expected: Double, coverage: Double) -> ClosedRange<Double> {
    let low = expected * Self.quantile((1 - coverage) / 2, of: ofDays)
    return low...max(low, expected * Self.quantile((1 + coverage) / 2, of: ofDays))
  }

  private static func deviation(of expected: Double) -> Double {
    (expected + (variation * expected) * (variation * expected)).squareRoot()
  }

  /// By linear interpolation between the order statistics (Hyndman and Fan's definition 7).
  private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    guard let last = sorted.last else { return 0 }
    let place = share * Double(sorted.count - 1)
    let lower = Int(place)
    guard lower + 1 < sorted.count else { return last }
    return sorted[lower] + (place - Double(lower)) * (sorted[lower + 1] - sorted[lower])
  }
}
