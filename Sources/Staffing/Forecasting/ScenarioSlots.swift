package import Diagnostics
internal import QueueSimulator

/// Which intervals of a history lie in which of a scenario.
///
/// A history of local times is taken to be at the scenario's own offset.
package struct ScenarioSlots: Sendable {
  /// A part of a history's interval.
  package struct Part: Sendable {
    /// Days from the scenario's first.
    package var day: Int
    /// By its place in the history's day.
    package var slot: Int
    /// How much of it lies in the scenario's interval.
    package var seconds: Double
  }

  /// The scenario's first day, by the history's clock.
  package let date: CivilDate
  /// By interval of the scenario.
  package let intervals: [[Part]]

  /// - Parameters:
  ///   - minutes: how long the history's intervals are.
  ///   - offset: the history's from UTC in seconds; `nil` for local times.
  init(_ scenario: Scenario, minutes: Int, offset: Int?) {
    let slotSeconds = Double(minutes * 60)
    let local = Instant(
      milliseconds: scenario.begins.milliseconds, offset: offset ?? scenario.begins.offset
    ).civil
    date = local.date
    let start = Double(local.millisecondOfDay) / 1_000
    intervals = (0..<scenario.intervalCount).map { index in
      let span = scenario.interval(index)
      let (from, to) = (start + span.lowerBound, start + span.upperBound)
      var parts: [Part] = []
      var at = from
      while at < to {
        let end = min(to, ((at / slotSeconds).rounded(.down) + 1) * slotSeconds)
        let day = Int((at / 86_400).rounded(.down))
        parts.append(
          Part(
            day: day, slot: Int((at - Double(day) * 86_400) / slotSeconds), seconds: end - at))
        at = end
      }
      return parts
    }
  }

  func date(of part: Part) -> CivilDate { CivilDate(daysSince1970: date.daysSince1970 + part.day) }

  /// The calls an hour in each interval of the scenario, to a tenth.
  ///
  /// Where the two have different intervals, the rates of those that overlap are averaged by time.
  /// - Parameter calls: those of a day, by the history's intervals.
  package func perHour(minutes: Int, _ calls: (CivilDate) -> [Double]) -> [Double] {
    var days: [Int: [Double]] = [:]
    return intervals.map { parts in
      let seconds = parts.reduce(0) { $0 + $1.seconds }
      let sum = parts.reduce(0.0) { sum, part in
        let day = days[part.day] ?? calls(date(of: part))
        days[part.day] = day
        return sum + day[part.slot] * part.seconds / Double(minutes * 60)
      }
      return seconds > 0 ? (sum * 3_600 / seconds * 10).rounded() / 10 : 0
    }
  }
}
