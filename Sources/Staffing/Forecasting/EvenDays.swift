internal import Diagnostics

/// A history made even: every date from its first to its last, as it would have been without what
/// the calendar tells, and without gaps.
///
/// An interval that never has a figure on a weekday counts as closed. Any other gap is filled by
/// the mean of that weekday's figures of the four weeks before and after it, else of all of them.
struct EvenDays {
  struct Day {
    var weekday: Int
    var calls: [Double]
    var total: Double
    /// Whether it had calls, and figures of its own for at least half of the open intervals.
    var isKnown: Bool
  }

  private(set) var days: [Day] = []
  /// Whether anybody ever called, or could have, by weekday and interval.
  private(set) var isOpen: [[Bool]]
  /// How many gaps were filled.
  private(set) var filled = 0

  private static let nearDays = 28

  init(_ history: CallHistory, _ calendar: CalendarFactors) {
    let slots = 1_440 / history.intervalMinutes
    isOpen = Array(repeating: Array(repeating: false, count: slots), count: 7)
    guard let first = history.days.first?.date, let last = history.days.last?.date else { return }
    var figures = [[Double?]](
      repeating: Array(repeating: nil, count: slots),
      count: last.daysSince1970 - first.daysSince1970 + 1)
    for day in history.days {
      let place = day.date.daysSince1970 - first.daysSince1970
      for (slot, calls) in day.calls.enumerated() {
        guard let calls else { continue }
        isOpen[day.date.weekday][slot] = true
        let factor = calendar.factor(on: day.date, slot: slot, minutes: history.intervalMinutes)
        // What the calendar explains away tells nothing of other days.
        figures[place][slot] = factor > 0 ? calls / factor : nil
      }
    }
    for place in figures.indices {
      days.append(day(place, weekday: (first.weekday + place) % 7, of: figures))
    }
  }

  private mutating func day(_ place: Int, weekday: Int, of figures: [[Double?]]) -> Day {
    let open = isOpen[weekday].count { $0 }
    let known = figures[place].count { $0 != nil }
    var calls = [Double](repeating: 0, count: figures[place].count)
    for slot in calls.indices where isOpen[weekday][slot] {
      if let figure = figures[place][slot] {
        calls[slot] = figure
      } else {
        calls[slot] = Self.usual(place, slot, figures)
        filled += 1
      }
    }
    let total = calls.reduce(0, +)
    return Day(
      weekday: weekday, calls: calls, total: total,
      isKnown: known > 0 && 2 * known >= open && total > 0)
  }

  private static func usual(_ place: Int, _ slot: Int, _ figures: [[Double?]]) -> Double {
    let places = stride(from: place % 7, to: figures.count, by: 7)
    func mean(_ near: (Int) -> Bool) -> Double? {
      var (sum, count) = (0.0, 0.0)
      for other in places where near(other) {
        guard let figure = figures[other][slot] else { continue }
        sum += figure
        count += 1
      }
      return count > 0 ? sum / count : nil
    }
    return mean { abs($0 - place) <= nearDays } ?? mean { _ in true } ?? 0
  }
}
