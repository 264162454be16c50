package import Diagnostics

/// What is to be expected of the rest of a day, from what came until now.
///
/// The deviation of the hours that have passed is carried on to those that are left, shrunk as the
/// history says: the logarithms of came over foretold of the two parts of past days, foretold from
/// what lay before them, give the share that is left by least squares (the updating of H. Shen and
/// J. Z. Huang, Manufacturing & Service Operations Management 10(3), 2008,
/// doi:10.1287/msom.1070.0179, in its simplest form).
package struct DayAsItGoes: Sendable {
  package let date: CivilDate
  /// Minutes from midnight from which on the day is foretold anew.
  package let minute: Int
  /// What was expected of the day as a whole, by interval.
  package let before: [Double]
  /// What came where the day has passed, and what is expected of the rest.
  package let calls: [Double]
  /// The calls that came, and those that had been expected in the same intervals.
  package let soFar: (came: Double, expected: Double)
  /// How much of the deviation is carried on, 0…1.
  package let carriedOn: Double
  private let firstSlot: Int
  private let errors: ForecastErrors?
  private let days: [RollingForecasts.Day]

  /// Where the history is too short to tell, this much is carried on.
  private static let usualShare = 0.7
  /// A past day counts with at most this deviation, so that one odd day doesn't decide.
  private static let mostDeviation = 0.7
  private static let leastDays = 10

  /// `nil` if nothing of the day has passed, or nothing had been expected of it.
  /// - Parameters:
  ///   - today: what came, `nil` where there is no figure (yet).
  ///   - minute: from when on it is foretold anew; `nil` for the end of the last figure.
  package init?(_ forecaster: Forecaster, today: CallHistory.Day, from minute: Int?) {
    let length = forecaster.intervalMinutes
    let known = (today.calls.lastIndex { $0 != nil } ?? -1) + 1
    let first = min(minute.map { $0 / length } ?? known, today.calls.count)
    let expected = forecaster.calls(on: today.date)
    var (came, foretold) = (0.0, 0.0)
    for slot in 0..<first {
      guard let figure = today.calls[slot] else { continue }
      came += figure
      foretold += expected[slot]
    }
    guard foretold > 0 else { return nil }
    date = today.date
    firstSlot = first
    self.minute = first * length
    before = expected
    soFar = (came, foretold)
    let past = forecaster.rolling.weeks.suffix(ForecastErrors.weeks).flatMap { $0.days ?? [] }
    let share = Self.share(past, first)
    carriedOn = share
    let factor = Self.factor(came, foretold, share)
    calls = expected.enumerated().map { slot, calls in
      slot < first ? today.calls[slot] ?? calls : calls * factor
    }
    days = past.map { day in
      var rest = day
      let sums = Self.sums(day, 0..<first)
      let factor = sums.foretold > 0 ? Self.factor(sums.came, sums.foretold, share) : 1
      for slot in day.blended.indices {
        rest.blended[slot] *= factor
        if slot < first { rest.came[slot] = nil }
      }
      return rest
    }
    errors = ForecastErrors([RollingForecasts.Week(days: days)])
  }

  /// The calls that are still to come.
  package var rest: Double { calls[firstSlot...].reduce(0, +) }

  /// Where the calls still to come lie with a probability, 0…1; `nil` if the history is too short.
  package func range(ofRestWith coverage: Double) -> ClosedRange<Double>? {
    errors?.range(ofDay: rest, coverage: coverage)
  }

  /// Where the calls of each interval that is left lie; `nil` if the history is too short.
  package func ranges(coverage: Double) -> [ClosedRange<Double>]? {
    errors.map { errors in
      calls.enumerated().map { slot, calls in
        slot < firstSlot ? calls...calls : errors.range(of: calls, coverage: coverage)
      }
    }
  }

  /// How the rest of days, and their intervals, still differ beyond chance.
  package func busyness(slots: Int) -> Busyness { Busyness(days, slots: max(1, slots)) }

  private static func factor(_ came: Double, _ foretold: Double, _ share: Double) -> Double {
    // Half a call more on both sides keeps an empty morning from meaning an empty day.
    (share * ((came + 0.5) / (foretold + 0.5)).log).exponential
  }

  private static func sums(
    _ day: RollingForecasts.Day, _ slots: Range<Int>
  ) -> (came: Double, foretold: Double) {
    slots.reduce(into: (0.0, 0.0)) { sums, slot in
      guard let figure = day.came[slot] else { return }
      sums.0 += figure
      sums.1 += day.blended[slot]
    }
  }

  /// The slope of the rest's deviation over that of what has passed, days weighted by their calls.
  private static func share(_ days: [RollingForecasts.Day], _ first: Int) -> Double {
    var (products, squares, count) = (0.0, 0.0, 0)
    for day in days {
      let (passed, left) = (sums(day, 0..<first), sums(day, first..<day.came.count))
      guard passed.foretold > 0, left.foretold > 0 else { continue }
      func deviation(_ sums: (came: Double, foretold: Double)) -> Double {
        let value = ((sums.came + 0.5) / (sums.foretold + 0.5)).log
        return min(max(value, -mostDeviation), mostDeviation)
      }
      let weight = min(passed.foretold, left.foretold)
      products += weight * deviation(passed) * deviation(left)
      squares += weight * deviation(passed) * deviation(passed)
      count += 1
    }
    guard count >= leastDays, squares > 0 else { return usualShare }
    return min(max(0, products / squares), 1)
  }
}
