/// A distribution of times, in seconds.
package indirect enum Distribution: Sendable, Hashable, Codable {
  /// A value of a weighted list.
  package struct Weighted: Sendable, Hashable, Codable {
    /// In seconds; infinite for those who never hang up.
    package var seconds: Double
    /// Not negative.
    package var weight: Double

    package init(seconds: Double, weight: Double) {
      self.seconds = seconds
      self.weight = weight
    }
  }

  /// Infinitely long: the patience of those who never hang up.
  case never
  case constant(Double)
  case exponential(mean: Double)
  /// By its mean and coefficient of variation.
  case lognormal(mean: Double, variation: Double)
  /// By its mean and coefficient of variation.
  case gamma(mean: Double, variation: Double)
  case erlang(mean: Double, stages: Int)
  case uniform(Double, Double)
  case weibull(scale: Double, shape: Double)
  /// One of the values, each as likely.
  case empirical([Double])
  /// One of the values, each as likely as its share of all weights.
  case weighted([Weighted])
  /// By the interval in which the call arrives.
  case byInterval([Distribution])

  /// The mean in seconds for calls that arrive in an interval.
  package func mean(interval: Int) -> Double {
    switch self {
    case .never: .infinity
    case .constant(let value): value
    case .exponential(let mean), .lognormal(let mean, _), .gamma(let mean, _),
      .erlang(let mean, _):
      mean
    case .uniform(let low, let high): (low + high) / 2
    case .weibull(let scale, let shape): scale * RealFunctions.gamma(1 + 1 / shape)
    case .empirical(let values): values.reduce(0, +) / Double(values.count)
    case .weighted(let values):
      values.reduce(0) { $1.weight > 0 ? $0 + $1.weight * $1.seconds : $0 }
        / values.reduce(0) { $0 + $1.weight }
    case .byInterval(let parts): parts[min(interval, parts.count - 1)].mean(interval: interval)
    }
  }
}
