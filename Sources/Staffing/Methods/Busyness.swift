/// How much days, and intervals within a day, differ beyond what chance alone makes of them.
package struct Busyness: Sendable, Hashable {
  /// The coefficient of variation of whole days.
  package var dayVariation: Double
  /// The coefficient of variation of intervals, the day's own busyness taken out.
  package var intervalVariation: Double
  /// The correlation of an interval with the next one.
  package var correlation: Double

  private static let most = 3.0
  /// Smaller ones are not told from none.
  private static let leastVariation = 0.01

  /// From usual days that were foretold, with intervals of so many slots taken together.
  ///
  /// By the method of moments: of days `variance − 1/mean`, the Poisson part being the simulator's own;
  /// of intervals `Σ((y − m)² − m(1 − m/n)) / Σm²`, where m is the day's n calls spread as foretold.
  init(_ days: [RollingForecasts.Day], slots: Int) {
    var ratios: [(ratio: Double, mean: Double)] = []
    var (squares, means, products, pairs) = (0.0, 0.0, 0.0, 0.0)
    for day in days where day.isUsual {
      let (came, foretold) = Self.together(day, slots)
      let (total, expected) = (came.reduce(0, +), foretold.reduce(0, +))
      guard expected > 0, total > 0 else { continue }
      ratios.append((total / expected, expected))
      var before: (error: Double, mean: Double)?
      for (figure, forecast) in zip(came, foretold) {
        let mean = forecast * total / expected
        let error = figure - mean
        squares += error * error - mean * (1 - mean / total)
        means += mean * mean
        if let before {
          // Errors around the day's own total lean against each other by chance.
          products += error * before.error + mean * before.mean / total
          pairs += mean * before.mean
        }
        before = (error, mean)
      }
    }
    dayVariation = min(Self.most, Self.variation(ratios))
    let variance = means > 0 ? squares / means : 0
    let variation = min(Self.most, max(0, variance).squareRoot())
    intervalVariation = variation < Self.leastVariation ? 0 : variation
    correlation =
      intervalVariation > 0 && pairs > 0 ? min(max(0, products / pairs / variance), 0.99) : 0
  }

  /// The intervals that have figures, some taken together.
  private static func together(
    _ day: RollingForecasts.Day, _ slots: Int
  ) -> (came: [Double], foretold: [Double]) {
    var (came, foretold): ([Double], [Double]) = ([], [])
    for start in stride(from: 0, to: day.came.count, by: slots) {
      let part = start..<min(start + slots, day.came.count)
      let figures = day.came[part].compactMap { $0 }
      let expected = day.blended[part].reduce(0, +)
      guard figures.count == part.count, expected > 0 else { continue }
      came.append(figures.reduce(0, +))
      foretold.append(expected)
    }
    return (came, foretold)
  }

  private static func variation(_ days: [(ratio: Double, mean: Double)]) -> Double {
    guard days.count > 1 else { return 0 }
    let mean = days.reduce(0) { $0 + $1.ratio } / Double(days.count)
    let squares = days.reduce(0) { $0 + ($1.ratio - mean) * ($1.ratio - mean) }
    let chance = days.reduce(0) { $0 + 1 / $1.mean } / Double(days.count)
    return max(0, squares / Double(days.count - 1) - chance).squareRoot()
  }
}
