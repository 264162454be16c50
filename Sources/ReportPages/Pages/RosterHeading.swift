internal import Diagnostics
internal import QueueSimulator
internal import Reports
internal import Staffing

/// What the pages about a roster begin with, whether there is one or not.
struct RosterHeading: Localized {
  let need: StaffingNeed
  let plan: ShiftPlan
  /// When the period begins.
  let begins: Instant
  let scenario: Scenario?
  let language: Language

  var times: IntervalAxis {
    var day = Scenario(
      id: "roster", lastsSeconds: Double(need.intervals * need.intervalMinutes * 60))
    day.begins = begins
    day.intervalSeconds = Double(need.intervalMinutes * 60)
    return IntervalAxis(scenario: day, language: language)
  }

  var title: String {
    if !plan.title.isEmpty { return plan.title }
    guard let scenario else { return say("班表", "Roster") }
    return scenario.title.isEmpty ? scenario.id : scenario.title
  }

  /// - Parameter goal: what shifts were chosen for; `nil` where they cover a need.
  func question(_ goal: StaffingSearch.Goal? = nil) -> String {
    switch goal {
    case nil: break
    case .cheapest:
      return say(
        "\(times.span)：最少花多少钱排整班，才能达到全部目标？",
        "\(times.span): which whole shifts keep every target, at the least pay?")
    case .best(let budget):
      let pay = ChartUnit.yuan.text(budget, language)
      return say(
        "\(times.span)：班表成本不超过 \(pay) 时，服务最好能做到多少？",
        "\(times.span): what is the best service of shifts for \(pay)?")
    }
    return say(
      "\(times.span)：最少花多少钱排班，才能覆盖每个时段需要的坐席？",
      "\(times.span): which shifts cover the agents that each interval needs, at the least pay?")
  }

  /// The agents needed by pool, and what may stand beside them; nothing for a single interval.
  /// - Parameter there: the agents who are there, by interval of a pool.
  func needs(note: String, there: ((_ pool: String) -> [Int])? = nil) -> [Chart] {
    guard need.intervals > 1 else { return [] }
    return need.agents.prefix(8).map { pool, agents in
      let present = there.map {
        Chart.Series(say("在岗", "there"), .steps, $0(pool).map { Double($0) })
      }
      return Chart(
        title: say("坐席组 \(pool)", "Pool \(pool)"), note: note, unit: .count, axis: times.axis,
        series: [present].compactMap(\.self) + [
          Chart.Series(say("需要", "needed"), .steps, agents.map { Double($0) })
        ])
    }
  }
}
