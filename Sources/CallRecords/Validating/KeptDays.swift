internal import Diagnostics

/// Which days the estimates are from, and which are kept back to be judged by.
package enum KeptDays {
  /// Every second day of each weekday is kept back, so that both halves have the same weekdays; of a
  /// log of a week or less, every second day.
  /// - Parameters:
  ///   - days: since 1970-01-01, in order.
  ///   - flip: 0, or 1 to keep the others back.
  /// - Returns: the days to learn from.
  package static func fitted(_ days: [Int], flip: Int = 0) -> Set<Int> {
    var seen = [Int](repeating: 0, count: 7)
    var result: Set<Int> = []
    for day in days {
      let weekday = CivilDate(daysSince1970: day).weekday
      if seen[weekday] % 2 == flip { result.insert(day) }
      seen[weekday] += 1
    }
    if result.count == days.count || result.isEmpty {
      return Set(days.enumerated().filter { $0.offset % 2 == flip }.map(\.element))
    }
    return result
  }
}
