/// A distribution of times, in seconds.
package indirect enum Distribution: Sendable, Hashable {
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
    case .byInterval(let parts): parts[min(interval, parts.count - 1)].mean(interval: interval)
    }
  }
}
