package import QueueSimulator

extension ShiftCover {
  /// The intervals of a pool that no shift covers.
  package struct Uncovered: Hashable, Sendable {
    package var pool: String
    /// In order.
    package var intervals: [Int]

    package init(pool: String, intervals: [Int]) {
      self.pool = pool
      self.intervals = intervals
    }
  }

  /// Where the need's pools have no shift that works all of an interval, whoever is needed then.
  package static func uncoverable(_ need: StaffingNeed, _ plan: ShiftPlan) -> [Uncovered] {
    uncovered(need, plan) { _ in true }
  }

  /// What no shift covers, by pool; pools with more possible shifts than can be solved aside.
  /// - Parameter counts: whether an interval counts in which so many agents are needed.
  static func uncovered(
    _ need: StaffingNeed, _ plan: ShiftPlan, where counts: (Int) -> Bool
  ) -> [Uncovered] {
    need.agents.compactMap { pool, agents in
      guard need.intervals <= most.rows, possibleShifts(of: pool, need, plan) <= most.columns
      else { return nil }
      let covered = Set(candidates(of: pool, need, plan).flatMap(\.intervals))
      let open = agents.indices.filter { counts(agents[$0]) && !covered.contains($0) }
      return open.isEmpty ? nil : Uncovered(pool: pool, intervals: open)
    }
  }
}

extension Scenario {
  /// The scenario whose pools may have nobody at work where no shift could bring anybody.
  ///
  /// A search for agents then looks to the other pools of a queue, and does not end with a need that
  /// can't be covered.
  package func withNobody(in uncovered: [ShiftCover.Uncovered]) -> Scenario {
    var scenario = self
    for open in uncovered {
      guard let pool = pools.firstIndex(where: { $0.id == open.pool }) else { continue }
      var most =
        pools[pool].atMost ?? [Int](repeating: StaffingTable.unbounded, count: intervalCount)
      for interval in open.intervals { most[interval] = 0 }
      scenario.pools[pool].atMost = most
    }
    return scenario
  }
}
