internal import Diagnostics

/// A history as it would have been without what the calendar tells, a row for every date.
struct PlainDays: Sendable {
  let first: CivilDate
  let intervalMinutes: Int
  /// By day and interval; `nil` where there is no figure, or one that the calendar explains away.
  let figures: [[Double?]]
  /// What the history has, by day and interval.
  let counted: [[Double?]]

  /// `nil` if the history has no day.
  init?(_ history: CallHistory, _ calendar: CalendarFactors) {
    guard let first = history.days.first?.date, let last = history.days.last?.date else {
      return nil
    }
    self.first = first
    intervalMinutes = history.intervalMinutes
    let none = [Double?](repeating: nil, count: 1_440 / history.intervalMinutes)
    var counted = [[Double?]](
      repeating: none, count: last.daysSince1970 - first.daysSince1970 + 1)
    var figures = counted
    for day in history.days {
      let place = day.date.daysSince1970 - first.daysSince1970
      counted[place] = day.calls
      guard let factors = calendar.factors(on: day.date, minutes: history.intervalMinutes) else {
        figures[place] = day.calls
        continue
      }
      // What the calendar explains away tells nothing of other days.
      figures[place] = zip(day.calls, factors).map { calls, factor in
        factor > 0 ? calls.map { $0 / factor } : nil
      }
    }
    self.counted = counted
    self.figures = figures
  }

  var count: Int { figures.count }

  /// 0 for Monday … 6 for Sunday.
  func weekday(_ place: Int) -> Int { (first.weekday + place) % 7 }

  func date(_ place: Int) -> CivilDate { CivilDate(daysSince1970: first.daysSince1970 + place) }

  func place(of date: CivilDate) -> Int { date.daysSince1970 - first.daysSince1970 }
}
