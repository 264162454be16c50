internal import Diagnostics
internal import QueueSimulator

/// The hours that agents must be at work for a week's calls.
///
/// Agents are found interval by interval (``AgentsNeeded``), in intervals of half an hour where the
/// history's are shorter, as the formulas are for a load that lasts.
struct WeeklyWork {
  private let handling: HandlingForecast?
  private let handlingSeconds: Double
  /// How many of the history's intervals are taken together, and how long they are then.
  private let slots: Int
  private let hours: Double
  private var needed: AgentsNeeded

  private static let leastMinutes = 30
  /// With fewer calls in an interval nobody is at work: one in two days of half hours.
  private static let leastCalls = 0.01

  /// `nil` if neither the plan nor the history has a handling time.
  init?(_ plan: HiringPlan, handling: HandlingForecast?, intervalMinutes: Int) {
    guard plan.handlingSeconds != nil || (handling?.mean ?? 0) > 0 else { return nil }
    self.handling = plan.handlingSeconds == nil ? handling : nil
    handlingSeconds = plan.handlingSeconds ?? handling?.mean ?? 0
    slots = Self.leastMinutes % intervalMinutes == 0 ? Self.leastMinutes / intervalMinutes : 1
    hours = Double(slots * intervalMinutes) / 60
    needed = AgentsNeeded(
      plan.target, patienceSeconds: plan.patienceSeconds, intervalSeconds: hours * 3_600)
  }

  /// `nil` if it would take more agents than the formulas are for.
  /// - Parameter factor: how many times as many calls come as are expected.
  mutating func hours(of week: WeeksAhead.Week, times factor: Double) -> Double? {
    var sum = 0.0
    for (weekday, day) in week.days.enumerated() {
      let date = CivilDate(daysSince1970: week.monday.daysSince1970 + weekday)
      let seconds = handling?.seconds(on: date)
      for start in stride(from: 0, to: day.count, by: slots) {
        let part = start..<min(start + slots, day.count)
        let calls = day[part].reduce(0, +)
        guard calls >= Self.leastCalls else { continue }
        let work = part.reduce(0) { $0 + day[$1] * (seconds?[$1] ?? handlingSeconds) }
        guard
          let agents = needed.agents(calls: calls * factor, handling: max(work / calls, 0.001))
        else { return nil }
        sum += Double(agents) * hours
      }
    }
    return sum
  }
}
