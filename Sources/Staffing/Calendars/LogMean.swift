/// How sure a mean of logarithms is, and where the next value lies.
struct LogMean {
  let mean: Double
  let count: Int
  /// Of one value.
  let deviation: Double

  /// The 90 % quantile of the standard normal distribution, whose 80 % lie within it.
  private static let of80 = 1.281_6

  /// - Parameter spread: the deviation of values that nothing special is known of.
  init?(_ values: [Double], spread: Double) {
    guard !values.isEmpty else { return nil }
    count = values.count
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let own = count > 1 ? (squares / Double(count - 1)).squareRoot() : abs(mean) / 4
    deviation = max(own, spread)
  }

  /// The mean drawn towards nothing as far as chance explains it.
  var shrunk: Double {
    let error = deviation * deviation / Double(count)
    return mean == 0 ? 0 : mean * mean * mean / (mean * mean + error)
  }

  /// Where the next value lies with 80 %.
  var range: ClosedRange<Double> {
    let half = Self.of80 * deviation * (1 + 1 / Double(count)).squareRoot()
    return (mean - half).exponential...(mean + half).exponential
  }
}
