/// How much of each method a forecast takes.
///
/// Blending beats choosing where several methods are about equally good (R. Ibrahim, H. Ye,
/// P. L'Ecuyer and H. Shen, Modeling and forecasting call center arrivals: A literature survey and a
/// case study, International Journal of Forecasting 32(3), 2016, doi:10.1016/j.ijforecast.2015.11.012;
/// J. M. Bates and C. W. J. Granger, The Combination of Forecasts, Operational Research Quarterly
/// 20(4), 1969).
struct MethodBlend: Sendable {
  /// One a method, in the order of `MethodName.allCases`, with the sum 1.
  let weights: [Double]

  /// Errors this small, as a share of the calls, are taken for equal.
  private static let leastError = 1e-3
  private static let power = 2.0

  /// Weights inversely proportional to the square of the mean relative error.
  ///
  /// - Parameter errors: a row for each week, with each method's sum of absolute errors over the
  ///   calls of that week. A row counts relative to its median, so that one odd week doesn't decide.
  init(errors: [[Double]]) {
    let count = MethodName.allCases.count
    var sums = [Double](repeating: 0, count: count)
    for row in errors {
      let median = row.sorted()[count / 2] + Self.leastError
      for (method, error) in row.enumerated() { sums[method] += (error + Self.leastError) / median }
    }
    let raw = sums.map { errors.isEmpty ? 1 : 1 / ($0 * $0) }
    let total = raw.reduce(0, +)
    weights = raw.map { $0 / total }
  }

  /// The weighted mean of forecasts on the scale of square roots.
  func blended(_ forecasts: [[Double]]) -> [Double] {
    guard let first = forecasts.first else { return [] }
    var roots = [Double](repeating: 0, count: first.count)
    for (forecast, weight) in zip(forecasts, weights) {
      for (slot, calls) in forecast.enumerated() {
        roots[slot] += weight * max(0, calls).squareRoot()
      }
    }
    return roots.map { $0 * $0 }
  }
}
