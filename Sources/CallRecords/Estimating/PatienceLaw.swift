/// A law of patience fitted to waits some of which were cut short by an answer.
///
/// It is the law of greatest likelihood of its family: who hung up counts by the density at the wait, who
/// was answered by the chance of waiting longer. Families are compared by Akaike's criterion, 2k − 2 log L
/// ("A new look at the statistical model identification", IEEE Trans. Automatic Control 19, 1974). Beside
/// Kaplan and Meier's estimate, which is what scenarios are written with, it tells what waits that were
/// never seen might do.
package struct PatienceLaw: Sendable, Hashable {
  /// The families that are tried.
  package enum Family: String, Sendable, Hashable, CaseIterable {
    case exponential, weibull, lognormal
  }

  package let family: Family
  /// In seconds: the mean of the exponential, the scale of the Weibull, the median of the lognormal.
  package let scale: Double
  /// The shape of the Weibull, the deviation of the lognormal's logarithm; 1 for the exponential.
  package let shape: Double
  /// Akaike's criterion; the least of a log is the best.
  package let criterion: Double

  /// So many callers who hung up are needed for a law.
  private static let enough = 20
  /// Waits are taken as at least so long, in seconds, as the logarithm of none has no end.
  private static let shortest = 0.5
  /// A law whose scale is longer, in seconds, says no more than that nobody hangs up.
  private static let longest = 1e9
  private static let bisections = 60
  private static let rounds = 1_000
  /// Location and deviation that move by less are found.
  private static let near = 1e-8

  /// All families, the best first; none where too few hung up.
  package static func fits(_ observations: [KaplanMeier.Observation]) -> [PatienceLaw] {
    let waits = PatienceWaits(observations, atLeast: shortest)
    guard waits.ended >= Double(enough) else { return [] }
    return [exponential(waits), weibull(waits), lognormal(waits)]
      .filter { $0.scale < longest && $0.criterion.isFinite }
      .sorted { $0.criterion < $1.criterion }
  }

  private static func exponential(_ waits: PatienceWaits) -> PatienceLaw {
    let mean = waits.sum { $0.time * $0.all } / waits.ended
    let likelihood = -waits.ended * Numbers.log(mean) - waits.ended
    return PatienceLaw(
      family: .exponential, scale: mean, shape: 1, criterion: 2 - 2 * likelihood)
  }

  /// The shape by bisection of its equation with censoring (Rinne, "The Weibull distribution", 2008,
  /// 11.3).
  private static func weibull(_ waits: PatienceWaits) -> PatienceLaw {
    let endedLogs = waits.sum { $0.logarithm * $0.ended }
    let largest = waits.points.last?.logarithm ?? 0
    /// The sum of t to a power, and that of t to a power times log t, both by the largest t to it.
    func powers(_ shape: Double) -> (plain: Double, logs: Double) {
      var result = (plain: 0.0, logs: 0.0)
      for point in waits.points {
        let power = point.all * Numbers.exp(shape * (point.logarithm - largest))
        result.plain += power
        result.logs += power * point.logarithm
      }
      return result
    }
    var low = 0.05
    var high = 20.0
    for _ in 0..<bisections {
      let middle = (low + high) / 2
      let sums = powers(middle)
      let excess = sums.logs / sums.plain - 1 / middle - endedLogs / waits.ended
      if excess > 0 { high = middle } else { low = middle }
    }
    let shape = (low + high) / 2
    let logScale = largest + Numbers.log(powers(shape).plain / waits.ended) / shape
    let likelihood =
      waits.ended * (Numbers.log(shape) - shape * logScale) + (shape - 1) * endedLogs
      - waits.ended
    return PatienceLaw(
      family: .weibull, scale: Numbers.exp(logScale), shape: shape, criterion: 4 - 2 * likelihood)
  }

  /// Location and deviation by expectation and maximization.
  ///
  /// A wait that was cut short counts as what a normal logarithm is expected to be beyond it. Source:
  /// Dempster, Laird and Rubin in the Journal of the Royal Statistical Society B 39, 1977.
  private static func lognormal(_ waits: PatienceWaits) -> PatienceLaw {
    var location = waits.sum { $0.logarithm * $0.all } / waits.all
    var deviation = max(
      0.05,
      (waits.sum {
        ($0.logarithm - location) * ($0.logarithm - location) * $0.all
      } / waits.all).squareRoot())
    for _ in 0..<rounds {
      var sum = 0.0
      var squares = 0.0
      for point in waits.points {
        let z = (point.logarithm - location) / deviation
        let beyond = Self.hazard(z)
        let expected = location + deviation * beyond
        let spread = deviation * deviation * max(0, 1 + z * beyond - beyond * beyond)
        sum += point.ended * point.logarithm + point.cut * expected
        squares +=
          point.ended * point.logarithm * point.logarithm
          + point.cut * (expected * expected + spread)
      }
      let next = sum / waits.all
      let nextDeviation = max(0.002_5, squares / waits.all - next * next).squareRoot()
      let moved = abs(next - location) + abs(nextDeviation - deviation)
      location = next
      deviation = nextDeviation
      if moved < near { break }
    }
    let likelihood = waits.sum { point in
      let z = (point.logarithm - location) / deviation
      let density = -Self.halfLogOfTwoPi - Numbers.log(deviation) - point.logarithm - z * z / 2
      return point.ended * density + point.cut * Self.logTail(z)
    }
    return PatienceLaw(
      family: .lognormal, scale: Numbers.exp(location), shape: deviation,
      criterion: 4 - 2 * likelihood)
  }

  /// log √(2π).
  private static let halfLogOfTwoPi = 0.918_938_533_204_672_7

  /// The logarithm of the chance that a standard normal number is larger; far out by Mills's ratio,
  /// where the chance itself is lost.
  private static func logTail(_ z: Double) -> Double {
    z < farOut ? Numbers.log(Numbers.normalTail(z)) : -z * z / 2 - halfLogOfTwoPi - Numbers.log(z)
  }

  /// What a standard normal number is expected to be if it is larger: density by tail.
  private static func hazard(_ z: Double) -> Double {
    z < farOut ? Numbers.exp(-z * z / 2 - halfLogOfTwoPi) / Numbers.normalTail(z) : z + 1 / z
  }

  private static let farOut = 30.0
}

/// Waits of nearly equal length together.
private struct PatienceWaits {
  struct Point {
    /// In seconds.
    var time: Double
    var logarithm: Double
    /// How many hung up then.
    var ended = 0.0
    /// How many were answered then.
    var cut = 0.0

    var all: Double { ended + cut }
  }

  /// By time.
  private(set) var points: [Point] = []
  private(set) var ended = 0.0
  private(set) var all = 0.0

  /// Waits are told to so much of their length, so that many thousands of them become few.
  private static let grain = 1.01

  init(_ observations: [KaplanMeier.Observation], atLeast shortest: Double) {
    var first = 0.0
    for observation in observations.sorted(by: { $0.time < $1.time }) {
      let time = max(shortest, observation.time)
      if points.isEmpty || time > first * Self.grain {
        points.append(Point(time: 0, logarithm: 0))
        first = time
      }
      points[points.count - 1].time += time
      if observation.isEnded {
        points[points.count - 1].ended += 1
        ended += 1
      } else {
        points[points.count - 1].cut += 1
      }
      all += 1
    }
    // Each stands for the mean of its waits.
    for index in points.indices {
      points[index].time /= points[index].all
      points[index].logarithm = Numbers.log(points[index].time)
    }
  }

  func sum(_ term: (Point) -> Double) -> Double { points.reduce(0) { $0 + term($1) } }
}
