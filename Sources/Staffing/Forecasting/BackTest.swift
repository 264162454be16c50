/// How well the forecast would have done on the history's own last weeks.
///
/// Each of the last weeks is forecast from what came before it, and compared with simple forecasts: the
/// same weekday and interval of the week before, and the means of the last four and eight of them.
/// The measure is WAPE, the sum of absolute errors over the sum of calls, both over all intervals
/// that have figures then and in the week before.
package struct BackTest: Sendable {
  /// What is compared with the forecast.
  package enum Yardstick: Sendable, Hashable {
    case method(MethodName)
    /// The same weekday, so many weeks ago.
    case lastWeek
    /// The mean of the last so many same weekdays.
    case meanOf(Int)
  }

  /// How many of the last weeks were forecast.
  package let weeks: Int
  /// How many weeks ahead, 1 for the next one.
  package let weeksAhead: Int
  /// Of the forecast, as a share: 0 is without error, and it may exceed 1.
  package let wape: Double
  /// The same of the seasonal naive forecast.
  package let naiveWAPE: Double
  /// The same of each method by itself, and of the simple forecasts.
  package let others: [(yardstick: Yardstick, wape: Double)]
  /// What would be left if every interval's true mean were known and calls were Poisson.
  package let floor: Double
  /// The share of intervals whose calls lay where they were foretold to with 80 and with 95 %; `nil`
  /// if too little lies before those weeks.
  package let coverage: (of80: Double, of95: Double)?

  /// `nil` if the history is too short: the weeks and 14 complete days before them are needed.
  package init?(
    _ history: CallHistory, calendar: CalendarFactors = CalendarFactors(), weeks: Int = 4
  ) {
    guard let forecaster = Forecaster(history, calendar: calendar, backTestWeeks: weeks) else {
      return nil
    }
    self.init(forecaster, weeks: weeks)
  }

  /// `nil` if the history is too short, or the forecaster wasn't told of so many weeks.
  package init?(_ forecaster: Forecaster, weeks: Int) {
    let rolling = forecaster.rolling
    guard weeks > 0, weeks <= rolling.weeks.count else { return nil }
    let start = rolling.weeks.count - weeks
    guard rolling.weeks[start...].allSatisfy({ $0.days != nil }) else { return nil }
    let simple: [Yardstick] = [.lastWeek, .meanOf(4), .meanOf(8)]
    let yardsticks = simple + MethodName.allCases.map { .method($0) }
    var errors = [Double](repeating: 0, count: yardsticks.count)
    var (own, calls, chance) = (0.0, 0.0, 0.0)
    var covered: (of80: Int, of95: Int, all: Int) = (0, 0, 0)
    for number in start..<rolling.weeks.count {
      // Only weeks that had passed by then tell of errors.
      let passed = rolling.weeks[..<max(0, number - rolling.horizon + 1)]
      let spread = ForecastErrors(passed.suffix(ForecastErrors.weeks))
      for day in rolling.weeks[number].days ?? [] {
        let past = SameWeekdays(forecaster.plain, place: day.place, horizon: rolling.horizon)
        for (slot, figure) in day.came.enumerated() {
          guard let figure, let before = past.last(slot) else { continue }
          let expected = day.blended[slot]
          own += abs(figure - expected)
          calls += figure
          chance += Self.meanDeviation(ofPoisson: expected)
          let means = [before, past.mean(of: 4, slot), past.mean(of: 8, slot)]
          for (index, mean) in means.enumerated() { errors[index] += abs(figure - mean) }
          for (method, foretold) in day.foretold.enumerated() {
            errors[simple.count + method] += abs(figure - foretold[slot])
          }
          if let spread, expected > 0 {
            covered.all += 1
            if spread.range(of: expected, coverage: 0.8).contains(figure) { covered.of80 += 1 }
            if spread.range(of: expected, coverage: 0.95).contains(figure) { covered.of95 += 1 }
          }
        }
      }
    }
    guard calls > 0 else { return nil }
    self.weeks = weeks
    weeksAhead = rolling.horizon
    wape = own / calls
    floor = chance / calls
    others = zip(yardsticks, errors).map { ($0, $1 / calls) }
    naiveWAPE = errors[0] / calls
    coverage =
      covered.all > 0
      ? (Double(covered.of80) / Double(covered.all), Double(covered.of95) / Double(covered.all))
      : nil
  }

  /// The mean absolute deviation of a Poisson variable from its mean m, 2e⁻ᵐmᵏ⁺¹/k! with k = ⌊m⌋.
  ///
  /// Source: E. L. Crow, The mean deviation of the Poisson distribution, Biometrika 45, 1958.
  private static func meanDeviation(ofPoisson mean: Double) -> Double {
    guard mean > 0 else { return 0 }
    guard mean < 100 else { return (2 * mean / .pi).squareRoot() }
    var value = 2 * mean * (-mean).exponential
    for k in stride(from: 1.0, through: mean.rounded(.down), by: 1) { value *= mean / k }
    return value
  }
}
