/// A figure of walked calls with its 95 % interval.
package struct WalkFigure: Sendable, Hashable {
  /// NaN where there is nothing to count.
  package var value: Double
  /// The interval's lower end, in the figure's own unit.
  package var low: Double
  /// The interval's upper end.
  package var high: Double

  private static let quantile = 1.959963984540054

  /// A share, with the interval of Wilson, which holds for rare events too.
  ///
  /// Source: Wilson, "Probable inference, the law of succession, and statistical inference",
  /// JASA 22 (1927), doi:10.1080/01621459.1927.10502953.
  package init(_ count: Int, of total: Int) {
    guard total > 0 else {
      (value, low, high) = (.nan, .nan, .nan)
      return
    }
    let n = Double(total)
    let share = Double(count) / n
    let z = Self.quantile
    let centre = share + z * z / (2 * n)
    let width = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    value = share
    low = count == 0 ? 0 : max(0, (centre - width) / scale)
    high = count == total ? 1 : min(1, (centre + width) / scale)
  }

  /// A mean, with the normal interval.
  package init(meanOf values: some Collection<Double>) {
    let n = Double(values.count)
    guard n > 0 else {
      (value, low, high) = (.nan, .nan, .nan)
      return
    }
    let mean = values.reduce(0, +) / n
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let width = n > 1 ? Self.quantile * (squares / (n - 1) / n).squareRoot() : .nan
    value = mean
    low = mean - width
    high = mean + width
  }

  /// The value that a share of sorted values doesn't exceed, with the interval of its ranks.
  ///
  /// - Parameter sorted: smallest first.
  package init(quantile share: Double, ofSorted sorted: [Double]) {
    guard !sorted.isEmpty else {
      (value, low, high) = (.nan, .nan, .nan)
      return
    }
    let n = Double(sorted.count)
    let spread = Self.quantile * (n * share * (1 - share)).squareRoot()
    func at(_ rank: Double) -> Double {
      sorted[min(max(Int(rank.rounded(.up)) - 1, 0), sorted.count - 1)]
    }
    value = at(n * share)
    low = at(n * share - spread)
    high = at(n * share + spread + 1)
  }
}
