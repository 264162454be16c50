/// The figures of the same weekday in the weeks that lie before a forecast.
struct SameWeekdays {
  private let plain: PlainDays
  private let last: Int

  /// - Parameters:
  ///   - place: the day that is foretold, counted from the history's first day.
  ///   - horizon: how many weeks ahead it is foretold.
  init(_ plain: PlainDays, place: Int, horizon: Int) {
    self.plain = plain
    last = place - 7 * horizon
  }

  /// The last one's figure; `nil` if it has none.
  func last(_ slot: Int) -> Double? { last >= 0 ? plain.counted[last][slot] : nil }

  /// The mean of those that have figures among so many weeks.
  func mean(of weeks: Int, _ slot: Int) -> Double {
    var (sum, count) = (0.0, 0.0)
    for week in 0..<weeks where last - 7 * week >= 0 {
      guard let figure = plain.counted[last - 7 * week][slot] else { continue }
      sum += figure
      count += 1
    }
    return count > 0 ? sum / count : 0
  }
}
