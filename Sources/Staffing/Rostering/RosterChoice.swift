internal import QueueSimulator

/// What a roster may be made of: every shift that could be worked, who must be there, and how many
/// people there are.
struct RosterChoice: Sendable {
  /// How many people work each candidate, in the order of `candidates`, and what is tried beside them.
  struct Plan: Hashable, Sendable {
    var people: [Int]
    /// Agents on the roster more or fewer in some cells, to see what they matter.
    var beside: [StaffingTable.Cell: Int] = [:]
  }

  let need: StaffingNeed
  let plan: ShiftPlan
  let candidates: [ShiftCover.Candidate]
  /// The pool of each candidate, by its place in the scenario.
  let pools: [Int]
  /// The pools that shifts are chosen for, by their places in the scenario.
  let staffed: [Int]
  let limits: [ShiftLimit]
  /// Agents on the roster who must be there, and who may be at most, in the cells of `staffed`.
  let least: StaffingTable
  let most: StaffingTable
  /// The scenario with the agents of the other pools.
  private let base: Scenario
  /// Each candidate's shift as the scenario has it, for one person.
  private let times: [[Scenario.Pool.Shift]]

  /// - Parameters:
  ///   - staffing: the agents that were found by interval.
  ///   - least: the agents at work who must be there.
  init(
    _ plan: ShiftPlan, need: StaffingNeed, staffing: StaffingTable, atLeast least: StaffingTable,
    in scenario: Scenario
  ) {
    self.need = need
    self.plan = plan
    base = staffing.applied(to: scenario)
    let places = need.agents.map { part in
      scenario.pools.firstIndex { $0.id == part.pool } ?? 0
    }
    staffed = places.sorted()
    var candidates: [ShiftCover.Candidate] = []
    var pools: [Int] = []
    for (place, part) in zip(places, need.agents) {
      let own = ShiftCover.candidates(of: part.pool, need, plan)
      candidates += own
      pools += own.map { _ in place }
    }
    self.candidates = candidates
    self.pools = pools
    times = candidates.map { candidate in
      var shift = candidate.shift
      shift.people = 1
      return shift.times(in: need, of: plan)
    }
    limits = ShiftLimit.all(candidates, pools: need.agents.map(\.pool), need, plan)
    self.least = least.planned(in: scenario)
    most = StaffingTable(
      agents: scenario.pools.map { pool in
        pool.atMost ?? Array(repeating: .max, count: scenario.intervalCount)
      })
  }

  // MARK: Of a plan

  func pay(of people: [Int]) -> Double {
    zip(people, candidates).reduce(0) { $0 + Double($1.0) * $1.1.shift.cost }
  }

  /// The same with the overtime of weeks, which takes longer to find.
  func payWithOvertime(of people: [Int]) -> Double {
    pay(of: people)
      + ShiftCover(shifts: shifts(of: people), cost: 0, bound: nil)
      .overtimePay(need: need, plan: plan)
  }

  /// The agents that were found for a pool, by its place in the scenario, in an interval.
  func needed(_ pool: Int, _ interval: Int) -> Int {
    need.agents.first { $0.pool == base.pools[pool].id }?.byInterval[interval] ?? 0
  }

  /// The pay of the pools that no shifts are chosen for.
  var payOfOthers: Double {
    let table = StaffingTable(plannedIn: base)
    return table.cells.reduce(0) { sum, cell in
      staffed.contains(cell.pool)
        ? sum : sum + Double(table[cell]) * StaffingTable.cost(of: cell, in: base)
    }
  }

  /// Minutes of work where nobody is needed.
  func idleMinutes(of people: [Int]) -> Int {
    zip(people, candidates).reduce(0) { $0 + $1.0 * $1.1.idleMinutes }
  }

  /// The agents of each pool who are there, as sums of the shares of intervals that they work.
  func agents(of people: [Int]) -> [[Double]] {
    var agents = base.pools.map { _ in [Double](repeating: 0, count: need.intervals) }
    for (index, count) in people.enumerated() where count > 0 {
      for (interval, share) in candidates[index].shares {
        agents[pools[index]][interval] += share * Double(count)
      }
    }
    return agents
  }

  /// Whether limits and bounds are kept.
  func allows(_ people: [Int]) -> Bool {
    for limit in limits {
      let sum = limit.candidates.reduce(0) { $0 + people[$1] }
      if sum < limit.least || sum > limit.most ?? .max { return false }
    }
    let there = agents(of: people)
    return staffed.allSatisfy { pool in
      (0..<need.intervals).allSatisfy { interval in
        there[pool][interval] >= Double(least.agents[pool][interval]) - 1e-9
          && there[pool][interval] <= Double(most.agents[pool][interval]) + 1e-9
      }
    }
  }

  /// The scenario with these shifts.
  func scenario(of plan: Plan) -> Scenario {
    var scenario = base
    var shifts = staffed.reduce(into: [Int: [Scenario.Pool.Shift]]()) { $0[$1] = [] }
    for (index, count) in plan.people.enumerated() where count > 0 {
      shifts[pools[index]]? += times[index].map { time in
        var time = time
        time.agents = count
        return time
      }
    }
    // In order, so that the same plan is the same scenario to the last bit.
    for (cell, agents) in plan.beside.sorted(by: { $0.key.interval < $1.key.interval }) {
      let span = scenario.interval(cell.interval)
      shifts[cell.pool]?.append(
        Scenario.Pool.Shift(from: span.lowerBound, to: span.upperBound, agents: agents, breaks: []))
    }
    for pool in staffed { scenario.pools[pool].agents = .shifts(shifts[pool] ?? []) }
    return scenario
  }

  /// The shifts of a plan.
  func shifts(of people: [Int]) -> [ShiftCover.Shift] {
    zip(candidates, people).compactMap { candidate, count in
      guard count > 0 else { return nil }
      var shift = candidate.shift
      shift.people = count
      return shift
    }
  }

  /// How many people work each candidate in a cover.
  func people(of cover: ShiftCover) -> [Int] {
    var people = candidates.map { _ in 0 }
    for shift in cover.shifts {
      let place = candidates.firstIndex {
        $0.shift.pool == shift.pool && $0.shift.pattern == shift.pattern
          && $0.shift.start == shift.start && $0.shift.variant == shift.variant
      }
      if let place { people[place] += shift.people }
    }
    return people
  }
}
