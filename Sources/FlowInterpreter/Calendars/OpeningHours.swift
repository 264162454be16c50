package import Diagnostics
internal import Foundation

/// When a hotline is open: weekly times in a time zone, with dates that are exceptions.
package struct OpeningHours: Sendable {
  /// Times of day on some days of the week, such as `mon-fri 09:00-21:00`.
  package struct WeeklyRange: Sendable, Hashable {
    /// By weekday, Monday first.
    package var days: [Bool]
    package var times: TimeRange

    package init(days: [Bool], times: TimeRange) {
      precondition(days.count == 7, "WeeklyRange.days must have 7 entries (had \(days.count))")
      self.days = days
      self.times = times
    }
  }

  /// Minutes of the day; the end is exclusive, and an end at or before the beginning lies on the
  /// next day.
  package struct TimeRange: Sendable, Hashable {
    package var from: Int
    package var to: Int

    package init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// Days from a first to a last one, both included, with times of their own or without.
  package struct DateRange: Sendable, Hashable {
    package var from: CivilDate
    package var to: CivilDate
    package var times: TimeRange?

    package init(from: CivilDate, to: CivilDate, times: TimeRange?) {
      self.from = from
      self.to = to
      self.times = times
    }
  }

  package var weekly: [WeeklyRange]
  /// An IANA name such as `Asia/Shanghai`.
  package let timeZone: String
  let zone: TimeZone
  package var closedOn: [DateRange]
  package var openOn: [DateRange]

  /// `nil` if there is no such time zone.
  package init?(
    weekly: [WeeklyRange], timeZone: String, closedOn: [DateRange], openOn: [DateRange]
  ) {
    guard let zone = Self.zone(named: timeZone) else { return nil }
    self.weekly = weekly
    self.timeZone = timeZone
    self.zone = zone
    self.closedOn = closedOn
    self.openOn = openOn
  }
}
