internal import Diagnostics
package import QueueSimulator

extension Forecaster {
  /// The expected calls an hour in each interval of a scenario's day, to a tenth.
  ///
  /// A history of local times is taken to be at the scenario's own offset. Where the two have
  /// different intervals, the rates of those that overlap are averaged by time.
  package func callsPerHour(in scenario: Scenario) -> [Double] {
    let slotSeconds = Double(intervalMinutes * 60)
    let offset = offset ?? scenario.begins.offset
    let local = Instant(milliseconds: scenario.begins.milliseconds, offset: offset).civil
    var days: [Int: [Double]] = [:]
    func calls(fromMidnight seconds: Double) -> Double {
      let day = Int((seconds / 86_400).rounded(.down))
      let date = CivilDate(daysSince1970: local.date.daysSince1970 + day)
      let calls = days[day] ?? self.calls(on: date)
      days[day] = calls
      return calls[Int((seconds - Double(day) * 86_400) / slotSeconds)]
    }
    return (0..<scenario.intervalCount).map { index in
      let span = scenario.interval(index)
      let start = Double(local.millisecondOfDay) / 1_000
      let (from, to) = (start + span.lowerBound, start + span.upperBound)
      var (at, sum) = (from, 0.0)
      while at < to {
        let end = min(to, ((at / slotSeconds).rounded(.down) + 1) * slotSeconds)
        sum += calls(fromMidnight: at) * (end - at) / slotSeconds
        at = end
      }
      return to > from ? (sum * 3_600 / (to - from) * 10).rounded() / 10 : 0
    }
  }
}
