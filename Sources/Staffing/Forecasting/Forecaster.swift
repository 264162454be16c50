package import Diagnostics

/// Forecasts calls per interval from past ones: a blend of several methods by what the history says of
/// them.
///
/// Each method foretells the history's own last weeks from what came before them, at the distance
/// that is asked for. Their errors give the weights of the blend; the blend's errors give the
/// prediction intervals and how much days differ beyond chance.
package struct Forecaster: Sendable {
  package let intervalMinutes: Int
  /// The relative growth of the level per day at the history's end.
  package let trendPerDay: Double
  /// How many intervals of the history had no figure and were filled from the same weekday's.
  package let filledIntervals: Int
  /// How many weeks ahead the methods were judged; fewer than asked for where the history is short.
  package let weeksAhead: Int
  /// How much of each method there is in it, with the sum 1.
  package let weights: [(method: MethodName, weight: Double)]

  /// Seconds east of UTC of the history's times; `nil` where they are local times.
  let offset: Int?
  let plain: PlainDays
  let rolling: RollingForecasts
  private let calendar: CalendarFactors
  private let methods: LearntMethods
  private let blend: MethodBlend
  private let errors: ForecastErrors?

  /// Learns from a history.
  ///
  /// `nil` if it has fewer than 14 days with calls that have figures for half of their intervals or
  /// more, those that the calendar explains away (factor 0) not counted.
  /// - Parameters:
  ///   - weeksAhead: how far ahead the forecast is to look, from 1; the methods are judged there.
  ///   - backTestWeeks: how many of the last weeks a back-test will ask for.
  package init?(
    _ history: CallHistory, calendar: CalendarFactors = CalendarFactors(), weeksAhead: Int = 1,
    backTestWeeks: Int = 4
  ) {
    guard let plain = PlainDays(history, calendar),
      let methods = LearntMethods(plain, first: plain.count)
    else { return nil }
    self.plain = plain
    self.methods = methods
    self.calendar = calendar
    offset = history.offset
    intervalMinutes = history.intervalMinutes
    trendPerDay = methods.trendPerDay
    filledIntervals = methods.days.filled
    // At least three weeks should be judged at that distance.
    self.weeksAhead = max(1, min(weeksAhead, (plain.count - 14) / 7 - 2))
    var isUsual = [Bool](repeating: false, count: plain.count)
    for (index, day) in methods.days.days.enumerated() {
      isUsual[methods.days.skipped + index] = day.isUsual
    }
    rolling = RollingForecasts(
      plain, horizon: self.weeksAhead,
      count: min(plain.count / 7, ForecastErrors.weeks + backTestWeeks), isUsual: isUsual
    ) { place in
      calendar.factors(on: plain.date(place), minutes: plain.intervalMinutes)
    }
    let blend = rolling.blend
    self.blend = blend
    weights = zip(MethodName.allCases, blend.weights).map { ($0, $1) }
    errors = ForecastErrors(rolling.weeks.suffix(ForecastErrors.weeks))
  }

  /// The expected calls of a day by interval; days before the history's end get its last level.
  package func calls(on date: CivilDate) -> [Double] {
    let place = plain.place(of: date)
    let blended = blend.blended(methods.calls(weekday: date.weekday, place: place))
    guard let factors = calendar.factors(on: date, minutes: intervalMinutes) else { return blended }
    return zip(blended, factors).map { $0 * $1 }
  }

  /// Whether the history never had a call on that weekday, or the calendar closes the day.
  package func isClosed(on date: CivilDate) -> Bool {
    calls(on: date).allSatisfy { $0 == 0 }
  }

  /// Where the calls of each interval lie with a probability, 0…1; `nil` if the history is too
  /// short to tell.
  package func ranges(of calls: [Double], coverage: Double) -> [ClosedRange<Double>]? {
    errors.map { errors in calls.map { errors.range(of: $0, coverage: coverage) } }
  }

  /// Where the calls of a whole day lie with a probability, 0…1; `nil` if the history is too short.
  package func range(ofDay total: Double, coverage: Double) -> ClosedRange<Double>? {
    errors?.range(ofDay: total, coverage: coverage)
  }

  /// The last days that the history has figures of, so many at most, with the sum of each; `nil` where
  /// it has none.
  package func pastDays(_ count: Int) -> [(date: CivilDate, calls: Double?)] {
    (max(0, plain.count - count)..<plain.count).map { place in
      let known = plain.counted[place].compactMap { $0 }
      return (plain.date(place), known.isEmpty ? nil : known.reduce(0, +))
    }
  }

  /// The last day of the history.
  package var knownUntil: CivilDate { plain.date(plain.count - 1) }

  /// The coefficient of variation of a day's busyness beyond what chance alone makes of it.
  package var dayFactorCV: Double { busyness(minutes: intervalMinutes).dayVariation }

  /// How days, and intervals of so many minutes within a day, differ beyond chance.
  ///
  /// Intervals that the history's own don't divide are told as those of the history.
  package func busyness(minutes: Int) -> Busyness {
    let slots = max(1, minutes % intervalMinutes == 0 ? minutes / intervalMinutes : 1)
    return Busyness(rolling.weeks.flatMap { $0.days ?? [] }, slots: slots)
  }
}
