package import Diagnostics
package import QueueSimulator

/// How long calls are handled, by weekday and interval, from past means.
///
/// Means weighted by calls, old days fading as in the profiles of volume. An interval of a weekday is
/// drawn towards that interval of all days, and that towards the mean of all, while it has been seen
/// too rarely to stand alone.
package struct HandlingForecast: Sendable {
  /// Of all calls, in seconds.
  package let mean: Double
  /// In seconds, by weekday and interval.
  private let means: [[Double]]
  private let minutes: Int
  private let offset: Int?

  /// The wider mean counts as much as this many calls.
  private static let pooledCalls = 50.0

  /// `nil` if the history has no handling times.
  package init?(_ history: CallHistory) {
    let slots = 1_440 / history.intervalMinutes
    var sums = [[Double]](repeating: Array(repeating: 0, count: slots), count: 7)
    var calls = sums
    guard let last = history.days.last?.date.daysSince1970 else { return nil }
    let fading = DayShares.weights(last - history.days[0].date.daysSince1970 + 1)
    for day in history.days where !day.handling.isEmpty {
      let weight = fading[fading.count - 1 - (last - day.date.daysSince1970)]
      for (slot, seconds) in day.handling.enumerated() {
        guard let seconds, let count = day.calls[slot] else { continue }
        sums[day.date.weekday][slot] += weight * count * seconds
        calls[day.date.weekday][slot] += weight * count
      }
    }
    func total(_ rows: [[Double]], _ slot: Int) -> Double { rows.reduce(0) { $0 + $1[slot] } }
    let all = calls.reduce(0) { $0 + $1.reduce(0, +) }
    guard all > 0 else { return nil }
    let mean = sums.reduce(0) { $0 + $1.reduce(0, +) } / all
    self.mean = mean
    let pooled = (0..<slots).map { slot in
      (total(sums, slot) + Self.pooledCalls * mean) / (total(calls, slot) + Self.pooledCalls)
    }
    means = (0..<7).map { weekday in
      (0..<slots).map { slot in
        (sums[weekday][slot] + Self.pooledCalls * pooled[slot])
          / (calls[weekday][slot] + Self.pooledCalls)
      }
    }
    minutes = history.intervalMinutes
    offset = history.offset
  }

  /// The mean handling time of a day's intervals in seconds.
  package func seconds(on date: CivilDate) -> [Double] { means[date.weekday] }

  /// The mean handling time in each interval of a scenario, in whole seconds.
  package func seconds(in scenario: Scenario) -> [Double] {
    let slots = ScenarioSlots(scenario, minutes: minutes, offset: offset)
    return slots.intervals.map { parts in
      let time = parts.reduce(0) { $0 + $1.seconds }
      let sum = parts.reduce(0) { sum, part in
        sum + part.seconds * seconds(on: slots.date(of: part))[part.slot]
      }
      return time > 0 ? (sum / time).rounded() : mean.rounded()
    }
  }
}
