internal import Diagnostics

/// When the calls of a type come, and how much that varies.
package struct ArrivalPattern: Sendable {
  /// Calls an hour by weekday, Monday first, and interval from midnight.
  package let perHour: [[Double]]
  /// The coefficient of variation of the whole day's busyness.
  package let dayVariation: Double
  /// The coefficient of variation of an interval's own busyness.
  package let intervalVariation: Double
  /// Of neighbouring intervals' busyness.
  package let correlation: Double

  /// - Parameters:
  ///   - rows: for each day, how many calls came in each interval from midnight.
  ///   - days: since 1970-01-01, in the order of `rows`.
  init(_ rows: [[Double]], days: [Int], intervalSeconds: Double) {
    let intervals = Int((86_400 / intervalSeconds).rounded(.up))
    var counts: [[[Double]]] = [[[Double]]](repeating: [], count: 7)
    for (row, day) in zip(rows, days) {
      counts[CivilDate(daysSince1970: day).weekday].append(row)
    }
    let means = counts.map { rows -> [Double] in
      (0..<intervals).map { index in Numbers.mean(rows.map { $0[index] }) }
    }
    perHour = means.map { $0.map { $0 * 3_600 / intervalSeconds } }
    let moments = Self.moments(counts, means)
    dayVariation = max(0, moments.far).squareRoot()
    let own = moments.near - max(0, moments.far)
    intervalVariation = max(0, own).squareRoot()
    correlation = own > 1e-4 ? max(-0.99, min(0.99, (moments.next - moments.far) / own)) : 0
  }

  /// Intervals so far apart share the day's busyness alone.
  private static let apart = 6

  /// Relative covariances of counts beyond Poisson's, within an interval, between neighbours, and
  /// between intervals far apart.
  ///
  /// With N ~ Poisson(λ·D·B), D the day's factor and B the interval's, cov(Nᵢ, Nⱼ)/(λᵢλⱼ) is
  /// var D + cov(Bᵢ, Bⱼ); for i = j Poisson's 1/λ comes on top. Sums over all days and intervals, by
  /// n − 1 of each weekday's days.
  private static func moments(
    _ counts: [[[Double]]], _ means: [[Double]]
  ) -> (near: Double, next: Double, far: Double) {
    var sums = [(value: Double, weight: Double)](repeating: (0, 0), count: 3)
    for (rows, means) in zip(counts, means) where rows.count > 1 {
      let freedom = Double(rows.count - 1)
      let residuals = rows.map { row in zip(row, means).map { $0 - $1 } }
      func add(_ place: Int, _ i: Int, _ j: Int) {
        let product = means[i] * means[j]
        guard product > 0 else { return }
        var covariance = residuals.reduce(0) { $0 + $1[i] * $1[j] } / freedom
        if i == j { covariance -= means[i] }
        sums[place].value += covariance
        sums[place].weight += product
      }
      for i in means.indices where means[i] > 0 {
        add(0, i, i)
        if i + 1 < means.count { add(1, i, i + 1) }
        for j in stride(from: i + apart, to: means.count, by: 1) { add(2, i, j) }
      }
    }
    let ratios = sums.map { $0.weight > 0 ? $0.value / $0.weight : 0 }
    return (ratios[0], ratios[1], ratios[2])
  }
}
