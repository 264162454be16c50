internal import Diagnostics

/// Moments at which the calendars of flows differ.
enum CallTimes {
  private static let most = 6

  /// The usual time, and one for every other combination of open and closed that is found: within two
  /// weeks, and on the days that a calendar makes an exception of.
  static func candidates(for library: FlowLibrary) -> [Instant] {
    let calendars = library.flows.flatMap(\.nodes).compactMap { node in
      if case .hours(let hours) = node.kind { hours.calendar } else { nil }
    }.prefix(32)
    var seen: Set<[Bool]> = []
    var times: [Instant] = []
    for time in [Fixture.usualTime] + weeks + exceptions(of: calendars)
    where times.count < most || calendars.isEmpty {
      if seen.insert(calendars.map { $0.isOpen(at: time) }).inserted { times.append(time) }
      if calendars.isEmpty { break }
    }
    return times
  }

  /// Hours of two weeks, those of people's calls first.
  private static var weeks: [Instant] {
    [10, 14, 20, 22, 2, 6, 18, 0, 4, 8, 12, 16].flatMap { hour in
      (0..<14).map { day in
        Fixture.usualTime + .seconds((hour - 10) * 3_600 + day * 86_400)
      }
    }
  }

  private static func exceptions(of calendars: some Sequence<OpeningHours>) -> [Instant] {
    calendars.flatMap { calendar in
      (calendar.closedOn + calendar.openOn).prefix(16).compactMap { range in
        Instant("\(range.from)T10:00:00+08:00")
      }
    }
  }
}
