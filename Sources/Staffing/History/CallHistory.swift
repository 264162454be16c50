package import Diagnostics

/// Past calls per interval, day by day.
package struct CallHistory: Sendable {
  /// The calls of one day, by interval from midnight.
  package struct Day: Sendable, Hashable {
    package var date: CivilDate
    /// `nil` where the history has no figure.
    package var calls: [Double?]
    /// The mean handling time of the interval's calls in seconds; `nil` where it isn't known, empty
    /// where the history has none at all.
    package var handling: [Double?]

    package init(date: CivilDate, calls: [Double?], handling: [Double?] = []) {
      self.date = date
      self.calls = calls
      self.handling = handling
    }
  }

  /// In minutes; it divides the day.
  package var intervalMinutes: Int
  /// In order of date, each date once; days without any figure are left out.
  package var days: [Day]
  /// Seconds east of UTC of all its times; `nil` where they are local times or differ.
  package var offset: Int?

  package init(intervalMinutes: Int, days: [Day], offset: Int? = nil) {
    precondition(
      intervalMinutes > 0 && 1_440 % intervalMinutes == 0,
      "CallHistory.intervalMinutes must divide a day (was \(intervalMinutes))")
    self.intervalMinutes = intervalMinutes
    self.days = days
    self.offset = offset
  }

  /// The history before a date.
  package func before(_ date: CivilDate) -> CallHistory {
    CallHistory(
      intervalMinutes: intervalMinutes, days: days.filter { $0.date < date }, offset: offset)
  }
}
