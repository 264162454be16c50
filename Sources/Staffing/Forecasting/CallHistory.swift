package import Diagnostics

/// Past calls per interval, day by day.
package struct CallHistory: Sendable {
  /// The calls of one day, by interval from midnight.
  package struct Day: Sendable, Hashable {
    package var date: CivilDate
    /// `nil` where the history has no figure.
    package var calls: [Double?]

    package init(date: CivilDate, calls: [Double?]) {
      self.date = date
      self.calls = calls
    }

    /// Whether every interval has a figure.
    package var isComplete: Bool { calls.allSatisfy { $0 != nil } }
  }

  /// In minutes; it divides the day.
  package var intervalMinutes: Int
  /// In order of date, each date once; days without any figure are left out.
  package var days: [Day]

  package init(intervalMinutes: Int, days: [Day]) {
    precondition(
      intervalMinutes > 0 && 1_440 % intervalMinutes == 0,
      "CallHistory.intervalMinutes must divide a day (was \(intervalMinutes))")
    self.intervalMinutes = intervalMinutes
    self.days = days
  }

  /// The history before a date.
  package func before(_ date: CivilDate) -> CallHistory {
    CallHistory(intervalMinutes: intervalMinutes, days: days.filter { $0.date < date })
  }
}
