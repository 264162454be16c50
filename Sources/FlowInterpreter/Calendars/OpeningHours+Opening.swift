package import Diagnostics
internal import Foundation

extension OpeningHours {
  /// The time zone of an IANA name, or `nil` if there is none.
  ///
  /// Foundation carries the rules of all zones; the machine's own zone plays no part.
  static func zone(named name: String) -> TimeZone? { TimeZone(identifier: name) }

  /// Whether it is open at a moment.
  ///
  /// What holds for a day, the first that says something:
  /// 1. `openOn` with times: open at those (all of them, if several name the day);
  /// 2. `openOn` without: open by the hours of its weekday, by Monday's if that has none (a working
  ///    day made up for at a weekend), all day if Monday has none either;
  /// 3. `closedOn`: closed;
  /// 4. `yearly`: open at its times, closed if it has none;
  /// 5. the weekly hours.
  ///
  /// A night past midnight belongs to the day on which it begins: `22:00-02:00` on Friday is open
  /// on Saturday at 01:00, even where `closedOn` names the Saturday. When clocks go forward the
  /// hour left out doesn't exist; when they go back both hours of that name count.
  package func isOpen(at instant: Instant) -> Bool {
    let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1_000)
    let (local, overflow) = instant.milliseconds.addingReportingOverflow(
      Int64(zone.secondsFromGMT(for: date)) * 1_000)
    guard !overflow else { return false }
    var day = Int(local / 86_400_000)
    var rest = local % 86_400_000
    if rest < 0 {
      day -= 1
      rest += 86_400_000
    }
    let minute = Int(rest / 60_000)
    return hours(onDay: day).contains { $0.covers(minute) }
      || hours(onDay: day - 1).contains { $0.coversNextDay(minute) }
  }

  /// The times that begin on a day, given in days since 1970.
  private func hours(onDay day: Int) -> [TimeRange] {
    // Outside the years 1…9999 there are no dates, so nothing is open.
    guard (-719_162...2_932_896).contains(day) else { return [] }
    let date = CivilDate(daysSince1970: day)
    let usual = weeklyHours(on: date.weekday)
    let special = openOn.filter { $0.contains(date) }
    if !special.isEmpty {
      let times = special.compactMap(\.times)
      if !times.isEmpty { return times }
      if !usual.isEmpty { return usual }
      let monday = weeklyHours(on: 0)
      return monday.isEmpty ? [TimeRange(from: 0, to: 24 * 60)] : monday
    }
    if closedOn.contains(where: { $0.contains(date) }) { return [] }
    let everyYear = yearly.filter { $0.contains(date) }
    return everyYear.isEmpty ? usual : everyYear.compactMap(\.times)
  }

  private func weeklyHours(on weekday: Int) -> [TimeRange] {
    weekly.filter { $0.days[weekday] }.map(\.times)
  }
}

extension OpeningHours.DateRange {
  func contains(_ date: CivilDate) -> Bool { from <= date && date <= to }
}

extension OpeningHours.YearlyRange {
  func contains(_ date: CivilDate) -> Bool {
    let day = OpeningHours.YearDay(month: date.month, day: date.day)
    return from <= to ? from <= day && day <= to : from <= day || day <= to
  }
}

extension OpeningHours.TimeRange {
  /// Whether the range reaches into the next day; one that ends where it begins has no length.
  package var isPastMidnight: Bool { to < from }

  /// Whether a minute of the day on which the range begins lies in it.
  func covers(_ minute: Int) -> Bool { minute >= from && (isPastMidnight || minute < to) }

  /// Whether a minute of the day after lies in it.
  func coversNextDay(_ minute: Int) -> Bool { isPastMidnight && minute < to }
}
