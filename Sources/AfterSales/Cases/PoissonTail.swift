#if canImport(Glibc)
  internal import Glibc
#endif

/// How unlikely a count is when events come by chance at a steady rate.
package enum PoissonTail {
  /// The probability of at least `count` events where `mean` are expected.
  ///
  /// The sum of the upper terms, each from the one before; they fall faster than geometrically once
  /// past the mean, so few are needed. Below the mean the complement of the lower terms is taken.
  /// - Precondition: `mean` is finite and not negative.
  package static func probability(ofAtLeast count: Int, mean: Double) -> Double {
    precondition(
      mean.isFinite && mean >= 0, "PoissonTail.mean must be finite and not negative (was \(mean))")
    if count <= 0 { return 1 }
    if mean == 0 { return 0 }
    let k = Double(count)
    // The terms at the border, in logarithms: mean^k e^-mean / k!.
    let border = exp(k * log(mean) - mean - lgamma(k + 1))
    if k > mean {
      var (sum, term, next) = (0.0, border, k)
      while term > sum * 1e-17 {
        sum += term
        next += 1
        term *= mean / next
      }
      return min(1, sum)
    }
    var (sum, term, index) = (0.0, border * k / mean, k - 1)
    while index >= 0, term > sum * 1e-17 {
      sum += term
      term *= index / mean
      index -= 1
    }
    return max(0, 1 - sum)
  }
}
