package import Diagnostics

/// Forecasts calls per interval from past ones.
///
/// Multiplicative: `calls = level × weekday × share of the day × calendar`. The level follows the
/// history by exponential smoothing of seasonally adjusted days with a damped trend (E. S. Gardner
/// and E. McKenzie, Management Science 31(10), 1985, doi:10.1287/mnsc.31.10.1237). The weekday
/// factors and the shares of the day are exponentially weighted means; a weekday's own shares are
/// drawn towards those of all working days (or weekends) while it has been seen too rarely to
/// stand alone.
package struct Forecaster: Sendable {
  package let intervalMinutes: Int
  /// The coefficient of variation of a day's busyness beyond what chance alone makes of it.
  ///
  /// From the errors of day totals foretold a week ahead: `cv² = variance − 1/mean`, the Poisson
  /// part being the simulator's own; 0 if chance explains all.
  package let dayFactorCV: Double
  /// The relative growth of the level per day at the history's end.
  package let trendPerDay: Double

  /// How many intervals of the history had no figure and were filled from the same weekday's.
  package let filledIntervals: Int

  /// Seconds east of UTC of the history's times; `nil` where they are local times.
  let offset: Int?
  private let calendar: CalendarFactors
  private let lastDate: CivilDate
  private let level: Double
  private let weekdays: [Double]
  private let shares: [[Double]]

  /// How fast the level and the trend follow, how much of the trend is left after a day, and how
  /// fast old days fade in the profiles.
  private static let levelRate = 0.15
  private static let trendRate = 0.02
  private static let damping = 0.97
  private static let fading = 0.985
  /// The pooled profile counts as much as this many calls of a weekday's own.
  private static let pooledCalls = 200.0

  /// Learns from a history.
  ///
  /// `nil` if it has fewer than 14 days with calls that have figures for half of their intervals or
  /// more, those that the calendar explains away (factor 0) not counted.
  package init?(_ history: CallHistory, calendar: CalendarFactors = CalendarFactors()) {
    let even = EvenDays(history, calendar)
    let days = Array(even.days.drop { !$0.isKnown })
    guard let last = history.days.last, days.count(where: \.isKnown) >= 14 else { return nil }
    offset = history.offset
    intervalMinutes = history.intervalMinutes
    filledIntervals = even.filled
    self.calendar = calendar
    lastDate = last.date
    weekdays = Self.weekdayFactors(days)
    let smoothed = Self.smooth(days, weekdays)
    level = smoothed.level
    trendPerDay = smoothed.trend
    dayFactorCV = Self.variation(of: smoothed.errors)
    shares = Self.shares(days, isOpen: even.isOpen)
  }

  /// The expected calls of a day by interval; days before the history's end get its last level.
  package func calls(on date: CivilDate) -> [Double] {
    let ahead = max(0, date.daysSince1970 - lastDate.daysSince1970)
    var total = level * weekdays[date.weekday]
    var damped = trendPerDay
    for _ in 0..<min(ahead, 365) {
      damped *= Self.damping
      total *= 1 + damped
    }
    return shares[date.weekday].enumerated().map { slot, share in
      total * share * calendar.factor(on: date, slot: slot, minutes: intervalMinutes)
    }
  }

  // MARK: Learning

  /// A weekday's factor is the weighted mean of its days against the seven days around each.
  private static func weekdayFactors(_ days: [EvenDays.Day]) -> [Double] {
    var sums = [Double](repeating: 0, count: 7)
    var weights = [Double](repeating: 0, count: 7)
    for (index, day) in days.enumerated() where day.isKnown {
      let start = min(max(0, index - 3), days.count - 7)
      let around = days[start..<start + 7].reduce(0) { $0 + $1.total } / 7
      guard around > 0 else { continue }
      let weight = fade(days.count - 1 - index)
      sums[day.weekday] += weight * day.total / around
      weights[day.weekday] += weight
    }
    let factors = (0..<7).map { weights[$0] > 0 ? sums[$0] / weights[$0] : 0 }
    let mean = factors.reduce(0, +) / 7
    return factors.map { $0 / mean }
  }

  /// The level and trend at the end, and each later day's total over what was foretold for it a
  /// week before, with that forecast.
  private static func smooth(
    _ days: [EvenDays.Day], _ weekdays: [Double]
  ) -> (level: Double, trend: Double, errors: [(ratio: Double, mean: Double)]) {
    var level = days.prefix(14).reduce(0) { $0 + $1.total } / 14
    var trend = 0.0
    var levels: [Double] = []
    var errors: [(Double, Double)] = []
    for (index, day) in days.enumerated() {
      let weekday = weekdays[day.weekday]
      guard day.isKnown, weekday > 0, level > 0 else {
        levels.append(level)
        continue
      }
      if index >= 14 {
        let foretold = levels[index - 7] * weekday
        errors.append((day.total / foretold, foretold))
      }
      let before = level
      level = levelRate * day.total / weekday + (1 - levelRate) * before * (1 + damping * trend)
      trend = trendRate * (level / before - 1) + (1 - trendRate) * damping * trend
      levels.append(level)
    }
    return (level, trend, errors)
  }

  private static func shares(_ days: [EvenDays.Day], isOpen: [[Bool]]) -> [[Double]] {
    let slots = days[0].calls.count
    var own = [[Double]](repeating: Array(repeating: 0, count: slots), count: 7)
    for (index, day) in days.enumerated() where day.isKnown {
      let weight = fade(days.count - 1 - index)
      for slot in 0..<slots { own[day.weekday][slot] += weight * day.calls[slot] }
    }
    func pooled(_ kind: Range<Int>) -> [Double] {
      (0..<slots).map { slot in kind.reduce(0) { $0 + own[$1][slot] } }
    }
    let all = pooled(0..<7)
    return (0..<7).map { weekday in
      let kind = pooled(weekday < 5 ? 0..<5 : 5..<7)
      let reference = kind.contains { $0 > 0 } ? kind : all
      let total = reference.reduce(0, +)
      let mixed = (0..<slots).map { slot in
        isOpen[weekday][slot] ? own[weekday][slot] + pooledCalls * reference[slot] / total : 0
      }
      let sum = mixed.reduce(0, +)
      return mixed.map { sum > 0 ? $0 / sum : 0 }
    }
  }

  private static func fade(_ daysAgo: Int) -> Double {
    (0..<min(daysAgo, 1_000)).reduce(1) { weight, _ in weight * fading }
  }

  private static func variation(of errors: [(ratio: Double, mean: Double)]) -> Double {
    guard errors.count > 1 else { return 0 }
    let mean = errors.reduce(0) { $0 + $1.ratio } / Double(errors.count)
    let squares = errors.reduce(0) { $0 + ($1.ratio - mean) * ($1.ratio - mean) }
    let chance = errors.reduce(0) { $0 + 1 / $1.mean } / Double(errors.count)
    return max(0, squares / Double(errors.count - 1) - chance).squareRoot()
  }
}
