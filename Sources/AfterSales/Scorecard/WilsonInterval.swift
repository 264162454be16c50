/// Between what shares of a large number the share of a small one lies with 95 % confidence.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22
/// (1927), 209–212; without correction for continuity.
package enum WilsonInterval {
  /// The 97.5th percentile of the normal distribution.
  private static let z = 1.959_963_984_540_054

  /// `nil` of nothing.
  package static func of(_ count: Int, among total: Int) -> ClosedRange<Double>? {
    guard total > 0 else { return nil }
    let (n, p, square) = (Double(total), Double(count) / Double(total), z * z)
    let middle = (p + square / (2 * n)) / (1 + square / n)
    let half = z / (1 + square / n) * (p * (1 - p) / n + square / (4 * n * n)).squareRoot()
    // Rounding must not lead outside of the shares that there are.
    return max(0, count == 0 ? 0 : middle - half)...min(1, count == total ? 1 : middle + half)
  }
}
