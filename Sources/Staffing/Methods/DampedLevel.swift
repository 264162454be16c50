/// A smoothed level with a damped trend, times weekday, times share of the day.
///
/// The level follows the history by exponential smoothing of seasonally adjusted days with a damped
/// trend (E. S. Gardner and E. McKenzie, Management Science 31(10), 1985,
/// doi:10.1287/mnsc.31.10.1237); the weekday factors are exponentially weighted means.
struct DampedLevel: ForecastingMethod {
  /// The relative growth of the level per day at the history's end.
  let trendPerDay: Double
  private let level: Double
  private let weekdays: [Double]
  private let shares: DayShares

  /// How fast the level and the trend follow, and how much of the trend is left after a day.
  private static let levelRate = 0.15
  private static let trendRate = 0.02
  private static let damping = 0.97

  init(_ days: EvenDays) {
    weekdays = Self.weekdayFactors(days.days)
    (level, trendPerDay) = Self.smooth(days.days, weekdays)
    shares = DayShares(days, isUsualOnly: false)
  }

  func calls(weekday: Int, daysAhead: Int) -> [Double] {
    var total = level * weekdays[weekday]
    var damped = trendPerDay
    for _ in 0..<min(daysAhead, 365) {
      damped *= Self.damping
      total *= 1 + damped
    }
    return shares.shares[weekday].map { total * $0 }
  }

  /// A weekday's factor is the weighted mean of its days against the seven days around each.
  private static func weekdayFactors(_ days: [EvenDays.Day]) -> [Double] {
    var sums = [Double](repeating: 0, count: 7)
    var weights = [Double](repeating: 0, count: 7)
    let fading = DayShares.weights(days.count)
    for (index, day) in days.enumerated() where day.isKnown {
      let start = min(max(0, index - 3), days.count - 7)
      let around = days[start..<start + 7].reduce(0) { $0 + $1.total } / 7
      guard around > 0 else { continue }
      sums[day.weekday] += fading[index] * day.total / around
      weights[day.weekday] += fading[index]
    }
    let factors = (0..<7).map { weights[$0] > 0 ? sums[$0] / weights[$0] : 0 }
    let mean = factors.reduce(0, +) / 7
    return factors.map { $0 / mean }
  }

  private static func smooth(
    _ days: [EvenDays.Day], _ weekdays: [Double]
  ) -> (level: Double, trend: Double) {
    var level = days.prefix(14).reduce(0) { $0 + $1.total } / 14
    var trend = 0.0
    for day in days {
      let weekday = weekdays[day.weekday]
      guard day.isKnown, weekday > 0, level > 0 else { continue }
      let before = level
      level = levelRate * day.total / weekday + (1 - levelRate) * before * (1 + damping * trend)
      trend = trendRate * (level / before - 1) + (1 - trendRate) * damping * trend
    }
    return (level, trend)
  }
}
