internal import Diagnostics

/// Moments at which the calendars of flows differ, and what they ask about how long ago something was.
enum CallTimes {
  private static let most = 12

  /// The usual time, and one for every other combination of open and closed that is found: within two
  /// weeks, when weekly hours begin, and on the days that a calendar makes an exception of.
  static func candidates(for library: FlowLibrary) -> [Instant] {
    let calendars = library.flows.flatMap(\.nodes).compactMap { node in
      if case .hours(let hours) = node.kind { hours.calendar } else { nil }
    }.prefix(32)
    var seen: Set<[Bool]> = []
    var times: [Instant] = []
    for time in [Fixture.usualTime] + weeks + beginnings(of: calendars) + exceptions(of: calendars)
    where times.count < most || calendars.isEmpty {
      if seen.insert(calendars.map { $0.isOpen(at: time) }).inserted { times.append(time) }
      if calendars.isEmpty { break }
    }
    return times
  }

  /// A time for every other combination of passed and to come than that of the usual time, by what conditions ask
  /// about how long ago something was.
  static func turns(for library: FlowLibrary) -> [Instant] {
    let turns = ElapsedTurns(library).moments.prefix(8)
    var seen: Set<[Bool]> = [turns.map { $0 <= Fixture.usualTime }]
    // A call takes a while to come to the question.
    return turns.flatMap { turn in [-300, 10, 40].map { turn + .seconds($0) } }.filter { time in
      seen.insert(turns.map { $0 <= time }).inserted
    }
  }

  /// Hours of two weeks, those of people's calls first.
  private static var weeks: [Instant] {
    [10, 14, 20, 22, 2, 6, 18, 0, 4, 8, 12, 16].flatMap { hour in
      (0..<14).map { day in
        Fixture.usualTime + .seconds((hour - 10) * 3_600 + day * 86_400)
      }
    }
  }

  /// The first and the middle minute of all weekly hours, which may lie between those of `weeks`.
  private static func beginnings(of calendars: some Sequence<OpeningHours>) -> [Instant] {
    let usual = Fixture.usualTime
    let daysToMonday = 7 - usual.civil.date.weekday
    let monday: Instant = usual + .seconds(daysToMonday * 86_400 - 10 * 3_600)
    var times: [Instant] = []
    for range in calendars.flatMap({ $0.weekly.prefix(16) }) {
      guard let weekday = range.days.firstIndex(of: true) else { continue }
      for minute in range.times.moments {
        times.append(monday + .seconds(weekday * 86_400 + minute * 60))
      }
    }
    return times
  }

  /// Days on which something else holds than on others of their weekday, at several times.
  private static func exceptions(of calendars: some Sequence<OpeningHours>) -> [Instant] {
    let year = Fixture.usualTime.civil.date.year
    var times: [Instant] = []
    func add(_ date: CivilDate?, _ open: OpeningHours.TimeRange?) {
      guard let date, let midnight = Instant("\(date)T00:00:00+08:00") else { return }
      for minute in [10 * 60, 15 * 60, 20 * 60] + (open?.moments ?? []) {
        times.append(midnight + .seconds(minute * 60))
      }
    }
    for calendar in calendars {
      for range in (calendar.closedOn + calendar.openOn).prefix(16) {
        add(range.from, range.times)
        if range.to != range.from { add(range.to, range.times) }
      }
      for range in calendar.yearly.prefix(16) {
        // The 29th of February is not in every year.
        let next = (year..<(year + 9)).lazy.compactMap {
          CivilDate(year: $0, month: range.from.month, day: range.from.day)
        }.first
        add(next, range.times)
      }
    }
    return times
  }
}

extension OpeningHours.TimeRange {
  /// The first and the middle minute.
  fileprivate var moments: [Int] {
    [from, (from + (isPastMidnight ? to + 24 * 60 : to)) / 2]
  }
}
