/// The mean of the last eight usual days of a weekday.
struct EightWeeks: ForecastingMethod {
  private let means: [[Double]]

  private static let weeks = 8

  init(_ days: EvenDays) {
    means = (0..<7).map { weekday in
      var sums = [Double](repeating: 0, count: days.isOpen[weekday].count)
      var count = 0
      for day in days.days.reversed() where day.weekday == weekday && day.isUsual {
        for (slot, calls) in day.calls.enumerated() { sums[slot] += calls }
        count += 1
        if count == Self.weeks { break }
      }
      return count > 0 ? sums.map { $0 / Double(count) } : sums
    }
  }

  func calls(weekday: Int, daysAhead: Int) -> [Double] { means[weekday] }
}
