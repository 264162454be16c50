package import QueueSimulator

/// A law fitted to lengths of time, with how far it is from them.
package struct LawFit: Sendable, Hashable {
  /// The families that are tried.
  package enum Law: String, Sendable, Hashable, CaseIterable {
    case exponential, lognormal, gamma, weibull, empirical
  }

  package let law: Law
  package let distribution: Distribution
  /// The largest distance between the two distribution functions (Kolmogorov, Smirnov), 0…1.
  package let distance: Double
  package let observations: Int
  /// In seconds.
  package let mean: Double
  /// The coefficient of variation.
  package let variation: Double
  /// Half the width of the 95 % interval of the mean, in seconds.
  package let halfWidth: Double

  /// A law farther from the values than this isn't used where there are many of them.
  static let farthest = 0.05
  /// So many values make an empirical law of their own.
  static let manyValues = 200
  /// By how much further off a simpler law may be.
  private static let margin = 0.002
  private static let empiricalValues = 50
  /// Shapes are fitted to so many values at most.
  private static let mostFitted = 200_000

  /// Fits all laws and chooses the nearest, or the values' own where none is near.
  /// - Parameter seconds: lengths of time; those of 0 count for the mean alone.
  package init(_ seconds: [Double]) {
    let all = seconds.sorted()
    observations = all.count
    mean = Numbers.mean(all)
    let variance = Numbers.variance(all)
    variation = mean > 0 ? variance.squareRoot() / mean : 0
    halfWidth =
      all.count > 1 ? 1.96 * (variance / Double(all.count)).squareRoot() : .infinity
    let positive = all.filter { $0 > 0 }
    guard positive.count >= 5, variation > 0 else {
      law = .empirical
      distribution = all.isEmpty ? .constant(0) : .empirical(Self.quantiles(all))
      distance = 0
      return
    }
    let fits = Self.fits(Self.thinned(positive), mean: Numbers.mean(positive))
    let best = fits.dropFirst().reduce(fits[0]) {
      $1.distance < $0.distance - Self.margin ? $1 : $0
    }
    if best.distance > Self.farthest, positive.count >= Self.manyValues {
      law = .empirical
      distribution = .empirical(Self.quantiles(all))
      distance = 0.5 / Double(Self.empiricalValues)
    } else {
      law = best.law
      distribution = best.distribution
      distance = best.distance
    }
  }

  /// Equally likely values that stand for all, with their mean.
  private static func quantiles(_ sorted: [Double]) -> [Double] {
    let count = min(empiricalValues, sorted.count)
    return (0..<count).map { index in
      let part = sorted[
        (index * sorted.count / count)..<max(
          index * sorted.count / count + 1, (index + 1) * sorted.count / count)]
      return Numbers.mean(part)
    }
  }

  /// Of very many sorted values each so many-th, which have the same shape.
  private static func thinned(_ sorted: [Double]) -> [Double] {
    let step = (sorted.count + mostFitted - 1) / mostFitted
    return step > 1
      ? stride(from: step / 2, to: sorted.count, by: step).map { sorted[$0] } : sorted
  }

  private static func fits(
    _ sorted: [Double], mean: Double
  ) -> [(law: Law, distribution: Distribution, distance: Double)] {
    let logs = sorted.map(Numbers.log)
    let meanLog = Numbers.mean(logs)
    let spread = max(1e-6, Numbers.variance(logs)).squareRoot()
    // The mean is the values' own: it is what work goes by, and the logarithms' would miss it where
    // the law isn't quite theirs.
    let location = Numbers.log(mean) - spread * spread / 2
    let shape = gammaShape(Numbers.log(mean) - meanLog)
    let weibull = weibullShape(sorted, logs)
    let power = sorted.reduce(0) { $0 + Numbers.exp(weibull * Numbers.log($1)) }
    let scale = Numbers.exp(Numbers.log(power / Double(sorted.count)) / weibull)
    let logGamma = GammaDistribution.logarithmOfGamma(shape)
    return [
      (
        .exponential, .exponential(mean: mean),
        distance(sorted) { 1 - Numbers.exp(-$0 / mean) }
      ),
      (
        .lognormal,
        .lognormal(
          mean: mean,
          variation: (Numbers.exp(spread * spread) - 1).squareRoot()),
        distance(sorted) { value in
          let z = (Numbers.log(value) - location) / spread
          let tail = GammaDistribution.normalTail(abs(z))
          return z > 0 ? 1 - tail : tail
        }
      ),
      (
        .gamma, .gamma(mean: mean, variation: 1 / shape.squareRoot()),
        distance(sorted) {
          GammaDistribution.tails(shape: shape, $0 * shape / mean, logGamma: logGamma).lower
        }
      ),
      (
        .weibull, .weibull(scale: scale, shape: weibull),
        distance(sorted) {
          1 - Numbers.exp(-Numbers.exp(weibull * Numbers.log($0 / scale)))
        }
      ),
    ]
  }

  /// The largest distance of a distribution function from that of sorted values.
  private static func distance(_ sorted: [Double], _ function: (Double) -> Double) -> Double {
    let count = Double(sorted.count)
    // Of very many values each so many-th is looked at: the distance changes little between them.
    let step = max(1, sorted.count / 4_000)
    var largest = 0.0
    for index in stride(from: 0, to: sorted.count, by: step) {
      let value = function(sorted[index])
      largest = max(largest, abs(value - Double(index) / count))
      largest = max(largest, abs(value - Double(index + 1) / count))
    }
    return largest
  }

  /// The shape of greatest likelihood, from log(mean) − mean(log).
  ///
  /// Source: Minka, "Estimating a gamma distribution" (2002), eq. 9's starting value, which is within
  /// 1.5 % of the root, then two of Newton's steps by differences of the digamma function.
  static func gammaShape(_ s: Double) -> Double {
    guard s > 1e-9 else { return 1e6 }
    var shape = (3 - s + ((s - 3) * (s - 3) + 24 * s).squareRoot()) / (12 * s)
    for _ in 0..<4 {
      let h = 1e-5 * shape
      func excess(_ k: Double) -> Double { Numbers.log(k) - digamma(k) - s }
      let slope = (excess(shape + h) - excess(shape - h)) / (2 * h)
      let next = shape - excess(shape) / slope
      if next > 0 { shape = next }
    }
    return shape
  }

  /// The derivative of the logarithm of the gamma function, by recurrence and its asymptotic series
  /// (Abramowitz, Stegun 6.3.18).
  static func digamma(_ value: Double) -> Double {
    var x = value
    var result = 0.0
    while x < 8 {
      result -= 1 / x
      x += 1
    }
    let inverse = 1 / (x * x)
    return result + Numbers.log(x) - 0.5 / x
      - inverse * (1.0 / 12 - inverse * (1.0 / 120 - inverse / 252))
  }

  /// The shape of greatest likelihood, by bisection of its equation (Rinne, "The Weibull
  /// distribution", 2008, 11.2).
  private static func weibullShape(_ sorted: [Double], _ logs: [Double]) -> Double {
    let meanLog = Numbers.mean(logs)
    let largest = logs.last ?? 0
    func excess(_ shape: Double) -> Double {
      var sum = 0.0
      var weighted = 0.0
      for log in logs {
        let power = Numbers.exp(shape * (log - largest))
        sum += power
        weighted += power * log
      }
      return weighted / sum - 1 / shape - meanLog
    }
    var low = 0.1
    var high = 20.0
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if excess(middle) > 0 { high = middle } else { low = middle }
    }
    return (low + high) / 2
  }
}
