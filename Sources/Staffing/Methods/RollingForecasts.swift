internal import ParallelWork

/// What would have been foretold of a history's last weeks, each from what came before it.
struct RollingForecasts: Sendable {
  /// One day that was foretold, and what came.
  struct Day: Sendable {
    /// Counted from the history's first day.
    var place: Int
    /// What the calendar multiplies by, by interval; `nil` where it tells nothing.
    var factors: [Double]?
    /// By method and interval, with what the calendar tells.
    var foretold: [[Double]]
    /// The blend of them by what was known of their errors then.
    var blended: [Double]
    var came: [Double?]
    var isUsual: Bool
  }

  /// The seven days that were foretold at once.
  struct Week: Sendable {
    /// `nil` where too little lay before it to learn from.
    var days: [Day]?
    /// Of each method, as a share of the calls.
    var errors: [Double]?
  }

  /// In order; the last one ends with the history.
  private(set) var weeks: [Week]
  /// How many weeks ahead they were foretold, 1 for the next one.
  let horizon: Int

  /// So many weeks of errors tell how good a method is.
  private static let judged = 8

  /// - Parameters:
  ///   - horizon: how many weeks ahead each is foretold, from 1.
  ///   - count: of the last weeks.
  ///   - factors: what the calendar multiplies a day by.
  init(
    _ plain: PlainDays, horizon: Int, count: Int, isUsual: [Bool],
    factors: @escaping @Sendable (Int) -> [Double]?
  ) {
    self.horizon = horizon
    weeks = OrderedLoop().map(count) { number in
      let first = plain.count - 7 * (count - number)
      return Self.week(first, plain, horizon, isUsual, factors)
    }
    for (number, week) in weeks.enumerated() {
      guard let days = week.days else { continue }
      let blend = blend(before: number)
      weeks[number].days = days.map { day in
        var day = day
        day.blended = blend.blended(day.foretold)
        return day
      }
    }
  }

  /// The blend that a forecast after all these weeks should take.
  var blend: MethodBlend { blend(before: weeks.count + horizon - 1) }

  /// Only weeks that had passed when that week was foretold count.
  private func blend(before number: Int) -> MethodBlend {
    let end = max(0, number - horizon + 1)
    return MethodBlend(errors: weeks[..<end].compactMap(\.errors).suffix(Self.judged))
  }

  private static func week(
    _ first: Int, _ plain: PlainDays, _ horizon: Int, _ isUsual: [Bool],
    _ factors: (Int) -> [Double]?
  ) -> Week {
    let known = first - 7 * (horizon - 1)
    guard known > 0, let methods = LearntMethods(plain, first: known) else { return Week() }
    var days: [Day] = []
    var errors = [Double](repeating: 0, count: MethodName.allCases.count)
    var calls = 0.0
    for place in first..<first + 7 {
      let factors = factors(place)
      let foretold = methods.calls(weekday: plain.weekday(place), place: place).map { calls in
        factors.map { zip(calls, $0).map { $0 * $1 } } ?? calls
      }
      let came = plain.counted[place]
      for (slot, figure) in came.enumerated() {
        guard let figure else { continue }
        calls += figure
        for method in foretold.indices { errors[method] += abs(figure - foretold[method][slot]) }
      }
      days.append(
        Day(
          place: place, factors: factors, foretold: foretold, blended: [], came: came,
          isUsual: isUsual[place]))
    }
    return Week(days: days, errors: calls > 0 ? errors.map { $0 / calls } : nil)
  }
}
