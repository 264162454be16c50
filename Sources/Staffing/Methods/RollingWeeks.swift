internal import ParallelWork

/// How well whole weeks would have been foretold at each distance, from many moments of the past.
///
/// Unlike ``RollingForecasts``, which keeps the intervals of one distance, this keeps of every distance
/// what a week's calls as a whole need: how far each method was off, and what a blend of them would
/// have come to.
struct RollingWeeks: Sendable {
  /// A week that was foretold from what lay so many weeks before its end.
  private struct Week: Sendable {
    var came = 0.0
    /// Of each method, the sum of absolute errors of intervals.
    var errors: [Double]
    /// The sums over intervals of the roots of two methods' forecasts multiplied, row by row: a
    /// blend on the scale of roots with weights w comes to wᵀGw calls.
    var products: [Double]
  }

  /// The most moments that are gone back to, one a week.
  private static let mostMoments = 52
  /// So many weeks of errors at a distance tell how good a method is.
  private static let judged = 8
  /// Fewer errors at a distance tell no spread.
  private static let leastErrors = 4

  /// By distance from 1: what a method should weigh.
  let blends: [MethodBlend]
  /// By distance from 1: the standard deviation of the logarithm of came over foretold, never less
  /// than that of a shorter distance; empty where the history is too short for any.
  let deviations: [Double]

  /// - Parameters:
  ///   - count: the greatest distance in weeks, from 1.
  ///   - factors: what the calendar multiplies a day by.
  init(
    _ plain: PlainDays, until count: Int, factors: @escaping @Sendable (Int) -> [Double]?
  ) {
    let most = min(Self.mostMoments, plain.count / 7)
    // The moment k weeks before the end sees k weeks; the earliest comes first.
    let moments = OrderedLoop().map(most) { number in
      Self.weeks(from: plain.count - 7 * (most - number), min(count, most - number), plain, factors)
    }
    var blends: [MethodBlend] = []
    var spreads: [(square: Double, count: Int)] = []
    for distance in 1...count {
      // By their end, as only weeks that had passed tell of errors.
      let weeks = moments.filter { $0.count >= distance }.map { $0[distance - 1] }
        .filter { $0.came > 0 }
      var squares = 0.0
      for (number, week) in weeks.enumerated() {
        let passed = weeks[..<max(0, number - distance + 1)]
        let ratio = week.came / max(Self.blend(of: passed).calls(week.products), 1e-9)
        squares += ratio.log * ratio.log
      }
      // A distance that was never seen is judged as the greatest one that was.
      blends.append(
        weeks.isEmpty ? blends.last ?? MethodBlend(errors: []) : Self.blend(of: weeks[...]))
      if weeks.count >= Self.leastErrors { spreads.append((squares, weeks.count)) }
    }
    self.blends = blends
    deviations = Self.rising(spreads).map { $0.squareRoot() }
  }

  /// The standard deviation at a distance; `nil` for a history without any.
  ///
  /// Beyond what the history shows it grows with the root of the distance, as that of a level does
  /// that moves by chance.
  func deviation(at distance: Int) -> Double? {
    guard let last = deviations.last else { return nil }
    guard distance > deviations.count else { return deviations[max(0, distance - 1)] }
    return last * (Double(distance) / Double(deviations.count)).squareRoot()
  }

  private static func blend(of weeks: ArraySlice<Week>) -> MethodBlend {
    MethodBlend(errors: weeks.suffix(judged).map { week in week.errors.map { $0 / week.came } })
  }

  /// What would have been foretold of so many weeks after the first days, and what came; nothing if
  /// those are too few.
  private static func weeks(
    from first: Int, _ count: Int, _ plain: PlainDays, _ factors: (Int) -> [Double]?
  ) -> [Week] {
    guard first > 0, let methods = LearntMethods(plain, first: first) else { return [] }
    let all = MethodName.allCases.indices
    return (0..<count).map { number in
      var week = Week(
        errors: Array(repeating: 0, count: all.count),
        products: Array(repeating: 0, count: all.count * all.count))
      for place in first + 7 * number..<first + 7 * (number + 1) {
        let foretold = methods.calls(weekday: plain.weekday(place), place: place)
        let factors = factors(place)
        for (slot, figure) in plain.counted[place].enumerated() {
          guard let figure else { continue }
          let factor = factors?[slot] ?? 1
          week.came += figure
          let roots = foretold.map { max(0, $0[slot] * factor).squareRoot() }
          for method in all {
            week.errors[method] += abs(figure - roots[method] * roots[method])
            for other in all {
              week.products[method * all.count + other] += roots[method] * roots[other]
            }
          }
        }
      }
      return week
    }
  }

  /// Means of squares that don't fall with the distance: neighbours that do are taken together.
  ///
  /// Source: M. Ayer et al., An Empirical Distribution Function for Sampling with Incomplete
  /// Information, Annals of Mathematical Statistics 26(4), 1955, doi:10.1214/aoms/1177728423.
  private static func rising(_ spreads: [(square: Double, count: Int)]) -> [Double] {
    var blocks: [(square: Double, count: Int, width: Int)] = []
    for spread in spreads {
      blocks.append((spread.square, spread.count, 1))
      while blocks.count > 1, mean(blocks[blocks.count - 2]) > mean(blocks[blocks.count - 1]) {
        let last = blocks.removeLast()
        blocks[blocks.count - 1].square += last.square
        blocks[blocks.count - 1].count += last.count
        blocks[blocks.count - 1].width += last.width
      }
    }
    return blocks.flatMap { Array(repeating: mean($0), count: $0.width) }
  }

  private static func mean(_ block: (square: Double, count: Int, width: Int)) -> Double {
    block.square / Double(block.count)
  }
}

extension MethodBlend {
  /// What a blend comes to, of the products of two methods' roots each.
  fileprivate func calls(_ products: [Double]) -> Double {
    var sum = 0.0
    for (method, weight) in weights.enumerated() {
      for (other, more) in weights.enumerated() {
        sum += weight * more * products[method * weights.count + other]
      }
    }
    return sum
  }
}
