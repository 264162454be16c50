internal import Diagnostics
internal import QueueSimulator
internal import Reports

/// The time axis of a scenario's day, in the scenario's own offset from UTC.
struct IntervalAxis: Localized {
  let scenario: Scenario
  let language: Language

  var axis: ChartAxis {
    ChartAxis(
      name: language.text(zh: "时段", en: "interval"),
      intervals: (0..<scenario.intervalCount).map { index in
        let span = scenario.interval(index)
        return name(at: span.lowerBound) + "–" + clock(at: span.upperBound)
      }, ticks: ticks)
  }

  /// A time of day such as `20:30`; of scenarios longer than a day with the date before it.
  func name(at seconds: Double) -> String {
    guard scenario.lastsSeconds > 86_400 else { return clock(at: seconds) }
    return String(moment(seconds).civil.date.description.dropFirst(5)) + " " + clock(at: seconds)
  }

  func clock(at seconds: Double) -> String {
    moment(seconds).clock
  }

  /// The date and the times of the day, such as `2026-11-11 18:00–24:00`.
  var span: String {
    let ends = moment(scenario.lastsSeconds)
    let (date, last) = (moment(0).civil.date, ends.civil)
    let start = "\(date) \(clock(at: 0))"
    if last.millisecondOfDay == 0, last.date.daysSince1970 == date.daysSince1970 + 1 {
      return "\(start)–24:00"
    }
    let isSameDay = last.date.daysSince1970 == date.daysSince1970
    return start + "–" + (isSameDay ? "" : "\(last.date) ") + clock(at: scenario.lastsSeconds)
  }

  private func moment(_ seconds: Double) -> Instant {
    scenario.begins + .milliseconds(Int64(seconds * 1_000))
  }

  /// At most about eight times on the hour, or between, that people would choose.
  private var ticks: [ChartAxis.Tick] {
    // The last interval is drawn as wide as the others, even if it is shorter.
    let width = Double(scenario.intervalCount) * scenario.intervalSeconds
    let steps: [Double] = [
      60, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 14_400, 21_600, 43_200, 86_400,
    ]
    let step =
      steps.first { width / $0 <= 8.5 } ?? 86_400 * (width / 86_400 / 8).rounded(.up)
    let sinceMidnight = Double(scenario.begins.civil.millisecondOfDay) / 1_000
    var ticks: [ChartAxis.Tick] = []
    var at = (sinceMidnight / step).rounded(.up) * step - sinceMidnight
    while at <= width, ticks.count < 40 {
      ticks.append(ChartAxis.Tick(at: at / width, label: label(at)))
      at += step
    }
    return ticks
  }

  private func label(_ seconds: Double) -> String {
    guard scenario.lastsSeconds > 86_400, moment(seconds).civil.millisecondOfDay == 0 else {
      return clock(at: seconds)
    }
    return String(moment(seconds).civil.date.description.dropFirst(5))
  }
}
