package import Diagnostics
internal import QueueSimulator

/// The calls of the weeks that lie ahead, from Monday to Sunday, with their ranges.
///
/// The methods are judged at each week's own distance, and so are the ranges: by how far the blend's
/// weeks were off so many weeks ahead. A week's calls are taken to differ from what is expected on
/// a logarithmic scale, normally distributed.
package struct WeeksAhead: Sendable {
  /// One of them, from Monday to Sunday.
  package struct Week: Sendable {
    /// The day it begins on.
    package let monday: CivilDate
    /// How many weeks ahead of the history's end it ends, from 1.
    package let distance: Int
    /// The expected calls of its seven days by interval, Monday first.
    package let days: [[Double]]
    /// The standard deviation of the logarithm of its calls; `nil` if the history is too short to
    /// tell.
    package let deviation: Double?

    /// The calls of the week that are expected.
    package var calls: Double { days.reduce(0) { $0 + $1.reduce(0, +) } }

    /// Where the week's calls lie with a probability, 0…1, as multiples of those expected.
    package func factors(coverage: Double) -> ClosedRange<Double>? {
      deviation.map { deviation in
        let width = (RealFunctions.normalQuantile((1 + coverage) / 2) * deviation).exponential
        return 1 / width...width
      }
    }
  }

  package let intervalMinutes: Int
  /// The last day of the history.
  package let knownUntil: CivilDate
  /// In order, from the first Monday after the history's end.
  package let weeks: [Week]

  /// `nil` if the history has fewer than 14 days with calls that have figures for half of their
  /// intervals or more.
  /// - Parameters:
  ///   - count: how many weeks, from 1.
  ///   - yearlyGrowth: how much more calls there are a year later, beyond what the history's own
  ///     trend says, as a share; -0.2 for a fifth less.
  package init?(
    _ history: CallHistory, calendar: CalendarFactors = CalendarFactors(), count: Int,
    yearlyGrowth: Double = 0
  ) {
    guard let plain = PlainDays(history, calendar),
      let methods = LearntMethods(plain, first: plain.count)
    else { return nil }
    let last = plain.date(plain.count - 1)
    let first = CivilDate(daysSince1970: last.daysSince1970 + 7 - last.weekday)
    let mondays = (0..<count).map { CivilDate(daysSince1970: first.daysSince1970 + 7 * $0) }
    let distances = mondays.map { ($0.daysSince1970 + 6 - last.daysSince1970 + 6) / 7 }
    let rolling = RollingWeeks(plain, until: distances.last ?? 1) { place in
      calendar.factors(on: plain.date(place), minutes: plain.intervalMinutes)
    }
    let minutes = history.intervalMinutes
    intervalMinutes = minutes
    knownUntil = last
    weeks = zip(mondays, distances).map { monday, distance in
      let days = (0..<7).map { weekday -> [Double] in
        let date = CivilDate(daysSince1970: monday.daysSince1970 + weekday)
        let ahead = date.daysSince1970 - last.daysSince1970
        let growth = ((1 + yearlyGrowth).log * Double(ahead) / 365.25).exponential
        let calls = rolling.blends[distance - 1].blended(
          methods.calls(weekday: weekday, place: plain.count - 1 + ahead))
        let factors = calendar.factors(on: date, minutes: minutes)
        return calls.enumerated().map { slot, calls in calls * growth * (factors?[slot] ?? 1) }
      }
      return Week(
        monday: monday, distance: distance, days: days,
        deviation: rolling.deviation(at: distance))
    }
  }

  /// How far weeks were off at each of these distances that lie ahead, as a standard deviation
  /// relative to their calls.
  package func typicalErrors(at distances: [Int]) -> [(weeks: Int, error: Double)] {
    distances.compactMap { distance in
      weeks.first { $0.distance == distance }?.deviation.map { (distance, $0) }
    }
  }
}
