/// A figure with the half-width of its 95 % confidence interval over replications.
package struct Estimate: Sendable, Hashable {
  /// NaN where there is nothing to average.
  package var mean: Double
  /// NaN with fewer than two replications.
  package var halfWidth: Double

  package init(mean: Double, halfWidth: Double) {
    self.mean = mean
    self.halfWidth = halfWidth
  }
}

/// Running first and second moments of pairs (numerator, denominator), one pair a replication.
///
/// The ratio of the means estimates what a long run would show; its variance is the delta
/// method's, that of (y - r x) / mean(x) (Law, Simulation Modeling and Analysis, 9.5). A plain
/// mean has denominators of 1. Moments are kept centred (Welford), so that they neither lose
/// digits nor grow with the number of replications.
struct PairedMoments: Sendable {
  private(set) var count = 0
  private(set) var meanNumerator = 0.0
  private(set) var meanDenominator = 0.0
  private var numeratorSquares = 0.0
  private var denominatorSquares = 0.0
  private var products = 0.0

  mutating func add(_ pair: (numerator: Double, denominator: Double)) {
    count += 1
    let y = pair.numerator - meanNumerator
    let x = pair.denominator - meanDenominator
    let weight = 1 / Double(count)
    meanNumerator += y * weight
    meanDenominator += x * weight
    numeratorSquares += y * (pair.numerator - meanNumerator)
    denominatorSquares += x * (pair.denominator - meanDenominator)
    products += y * (pair.denominator - meanDenominator)
  }

  var ratio: Double { meanDenominator == 0 ? .nan : meanNumerator / meanDenominator }

  /// The ratio of means with its Student interval.
  var estimate: Estimate {
    let ratio = ratio
    guard count > 1, !ratio.isNaN else { return Estimate(mean: ratio, halfWidth: .nan) }
    let squares = max(
      0, numeratorSquares - 2 * ratio * products + ratio * ratio * denominatorSquares)
    let deviation = (squares / Double(count - 1) / Double(count)).squareRoot()
    let quantile = StudentDistribution.quantile975(degreesOfFreedom: count - 1)
    return Estimate(mean: ratio, halfWidth: quantile * deviation / abs(meanDenominator))
  }
}
