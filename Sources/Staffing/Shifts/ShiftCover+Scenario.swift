internal import Diagnostics
package import QueueSimulator

extension StaffingNeed {
  /// The agents of a staffing as the need of a scenario's pools.
  ///
  /// - Parameter pools: the pools that are to be covered, by their ids.
  /// - Returns: `nil` if the scenario's intervals are no whole minutes.
  package init?(_ table: StaffingTable, of scenario: Scenario, pools: [String]) {
    let minutes = scenario.intervalSeconds / 60
    guard minutes == minutes.rounded(), minutes >= 1 else { return nil }
    let begins = scenario.begins.civil.millisecondOfDay / 60_000
    self.init(
      beginsMinute: Int(begins), intervalMinutes: Int(minutes),
      agents: zip(scenario.pools, table.agents).compactMap { pool, agents in
        pools.contains(pool.id) ? (pool.id, agents) : nil
      })
  }
}

extension ShiftCover {
  /// The shifts of a pool as a scenario has them, at their very times.
  package func shifts(
    of pool: String, need: StaffingNeed, plan: ShiftPlan
  ) -> [Scenario.Pool.Shift] {
    shifts.filter { $0.pool == pool }.flatMap { $0.times(in: need, of: plan) }
  }

  /// The scenario with these shifts in the place of the agents of the pools they are for.
  package func applied(
    to scenario: Scenario, need: StaffingNeed, plan: ShiftPlan
  ) -> Scenario {
    var scenario = scenario
    for index in scenario.pools.indices {
      let id = scenario.pools[index].id
      guard need.agents.contains(where: { $0.pool == id }) else { continue }
      scenario.pools[index].agents = .shifts(shifts(of: id, need: need, plan: plan))
    }
    return scenario
  }
}

extension ShiftCover.Shift {
  /// This shift as a scenario has it.
  ///
  /// What lies before the scenario's beginning is cut off; in a plan that repeats every day, the
  /// end of yesterday's shifts comes first.
  func times(in need: StaffingNeed, of plan: ShiftPlan) -> [Scenario.Pool.Shift] {
    guard let pattern = plan.patterns.first(where: { $0.id == self.pattern }) else { return [] }
    let length = need.intervals * need.intervalMinutes
    let starts = plan.wrapsAround ? [start, start - length] : [start]
    return starts.compactMap { start in
      let end = start + pattern.lastsMinutes
      guard end > 0 else { return nil }
      let breaks = pattern.breaks[variant].compactMap { pause -> Range<Double>? in
        let from = start + pause.after
        guard from + pause.lasts > 0 else { return nil }
        return Double(max(0, from) * 60)..<Double((from + pause.lasts) * 60)
      }
      return Scenario.Pool.Shift(
        from: Double(max(0, start) * 60), to: Double(end * 60), agents: people, breaks: breaks)
    }
  }
}
