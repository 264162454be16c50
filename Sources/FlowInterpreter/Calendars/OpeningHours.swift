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

  /// Minutes of the day.
  ///
  /// The end is exclusive, and an end before the beginning lies on the next day. With both at the same minute it is never open.
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

  /// A day of every year.
  package struct YearDay: Sendable, Hashable, Comparable {
    /// 1…12.
    package var month: Int
    /// 1…31.
    package var day: Int

    package init(month: Int, day: Int) {
      self.month = month
      self.day = day
    }

    package static func < (a: YearDay, b: YearDay) -> Bool {
      (a.month, a.day) < (b.month, b.day)
    }
  }

  /// Days of every year, both ends included; a last day before the first lies in the next year.
  package struct YearlyRange: Sendable, Hashable {
    package var from: YearDay
    package var to: YearDay
    /// When it is open on these days; not at all if absent.
    package var times: TimeRange?

    package init(from: YearDay, to: YearDay, times: TimeRange?) {
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
  package var yearly: [YearlyRange]

  /// `nil` if there is no such time zone.
  package init?(
    weekly: [WeeklyRange], timeZone: String, closedOn: [DateRange], openOn: [DateRange],
    yearly: [YearlyRange] = []
  ) {
    guard let zone = Self.zone(named: timeZone) else { return nil }
    self.weekly = weekly
    self.timeZone = timeZone
    self.zone = zone
    self.closedOn = closedOn
    self.openOn = openOn
    self.yearly = yearly
  }
}
