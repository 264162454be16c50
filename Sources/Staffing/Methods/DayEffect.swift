/// A day's effect times the profile of its weekday.
///
/// The logarithm of a day's calls is a weekday's factor plus a level that is smoothed exponentially; of
/// the last day's deviation from it a part is left that dies out from day to day (a first-order
/// autoregression), as in H. Shen and J. Z. Huang, Interday Forecasting and Intraday Updating of
/// Call Center Arrivals, Manufacturing & Service Operations Management 10(3), 2008,
/// doi:10.1287/msom.1070.0179, and S. Aldor-Noiman, P. D. Feigin and A. Mandelbaum, Workload
/// Forecasting for a Call Center, Annals of Applied Statistics 3(4), 2009, doi:10.1214/09-AOAS255.
struct DayEffect: ForecastingMethod {
  private let level: Double
  private let weekdays: [Double]
  private let shares: DayShares
  /// The last day's deviation, and how much of one is left a day later.
  private let deviation: Double
  private let persistence: Double

  /// How fast the level follows; slower where unusual days are left out, as fewer shifts are chance.
  private static let rate = 0.1
  private static let usualRate = 0.05
  /// So many days on each side make the level that a weekday is compared with, in so many rounds.
  private static let sideDays = 10
  private static let rounds = 4
  private static let mostPersistent = 0.9

  /// - Parameter isUsualOnly: leaves days out that are known, but unusual.
  init(_ days: EvenDays, isUsualOnly: Bool) {
    let logs = days.days.map { day in
      (isUsualOnly ? day.isUsual : day.isKnown) ? day.total.log : nil
    }
    weekdays = Self.weekdayFactors(days.days, logs)
    shares = DayShares(days, isUsualOnly: isUsualOnly)
    let adjusted = zip(days.days, logs).map { [weekdays] day, log in
      log.map { $0 - weekdays[day.weekday] }
    }
    let known = adjusted.compactMap { $0 }.prefix(14)
    var level = known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
    var deviations: [Double?] = []
    for value in adjusted {
      deviations.append(value.map { $0 - level })
      if let value { level += (isUsualOnly ? Self.usualRate : Self.rate) * (value - level) }
    }
    self.level = level
    deviation = isUsualOnly ? deviations.last.flatMap { $0 } ?? 0 : 0
    persistence = Self.persistence(of: deviations)
  }

  func calls(weekday: Int, daysAhead: Int) -> [Double] {
    var left = deviation
    for _ in 0..<min(daysAhead, 60) { left *= persistence }
    let total = (level + weekdays[weekday] + left).exponential
    return shares.shares[weekday].map { total * $0 }
  }

  /// Weekday factors on the log scale: weighted means against the days around, in rounds.
  private static func weekdayFactors(_ days: [EvenDays.Day], _ logs: [Double?]) -> [Double] {
    let weights = DayShares.weights(days.count)
    var factors = [Double](repeating: 0, count: 7)
    for _ in 0..<rounds {
      var sums = [Double](repeating: 0, count: 7)
      var total = sums
      for (index, day) in days.enumerated() {
        guard let log = logs[index] else { continue }
        var (around, count) = (0.0, 0.0)
        for near in max(0, index - sideDays)..<min(days.count, index + sideDays + 1) {
          guard let other = logs[near] else { continue }
          around += other - factors[days[near].weekday]
          count += 1
        }
        sums[day.weekday] += weights[index] * (log - around / count)
        total[day.weekday] += weights[index]
      }
      factors = (0..<7).map { total[$0] > 0 ? sums[$0] / total[$0] : 0 }
    }
    return factors
  }

  /// The correlation of a day's deviation with that of the day before.
  private static func persistence(of deviations: [Double?]) -> Double {
    var (products, squares) = (0.0, 0.0)
    for (before, after) in zip(deviations, deviations.dropFirst()) {
      guard let before, let after else { continue }
      products += before * after
      squares += before * before
    }
    return squares > 0 ? min(max(0, products / squares), mostPersistent) : 0
  }
}
