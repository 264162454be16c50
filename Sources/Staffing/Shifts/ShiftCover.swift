/// Covers a need with shifts at least cost.
///
/// Set covering with whole numbers of people: a column for every pool, pattern, start and variant
/// of breaks; a row for every pool and interval (G. B. Dantzig, Operations Research 2(3), 1954,
/// doi:10.1287/opre.2.3.339), and one for every limit. Pools that share no limited pattern are
/// solved apart.
package struct ShiftCover: Sendable {
  /// A shift that so many people of a pool work.
  package struct Shift: Sendable, Hashable {
    package var pool: String
    package var pattern: String
    /// Minutes from the period's beginning.
    package var start: Int
    /// The index of the pattern's variant of breaks.
    package var variant: Int
    package var people: Int
    /// The pay of one person.
    package var cost: Double
  }

  /// Shifts by pool, pattern, start and variant, those with people only.
  package var shifts: [Shift]
  /// The pay of all shifts, in the currency of the plan.
  package var cost: Double
  /// No roster that covers the need costs less than this; `nil` where shifts were not chosen to
  /// cover it.
  package var bound: Double?
  /// The programmes that were solved to find it.
  package var nodes = 0

  /// The relative distance from cost to bound; 0 is a proved optimum.
  package var gap: Double? {
    bound.map { cost > 0 ? max(0, (cost - $0) / cost) : 0 }
  }

  /// Why there is no roster.
  package enum Failure: Error, Hashable, Sendable {
    /// No shift can cover these intervals, in which a pool needs agents.
    case uncovered([Uncovered])
    /// Limits on people or patterns leave too few, or ask for too many.
    case limitsTooTight(pools: [String], binding: Binding)
    /// Intervals and possible shifts are more than can be solved.
    case tooLarge(pools: [String], rows: Int, columns: Int)
    /// Those shifts that limits ask for cost this at least, in the currency of the plan, which is more
    /// than there is.
    case beyondBudget(pools: [String], least: Double)
    /// The limits of the search were reached before any roster was found.
    case stopped(pools: [String])
  }

  /// The most intervals, of all pools together, and possible shifts that are solved.
  package static let most = (rows: 5_000, columns: 100_000)

  /// Which limits keep a need from being covered.
  package enum Binding: Sendable, Hashable {
    /// With more people it could be covered.
    case available
    /// It could be covered if patterns had no least and most.
    case patterns
    /// Only with both.
    case both
  }

  struct Candidate {
    var shift: Shift
    var pattern: Int
    /// The intervals in which it works.
    var intervals: [Int]
    /// The share of each interval that it works, where it works at all.
    var shares: [(interval: Int, share: Double)] = []
    /// Minutes of work where the pool needs nobody, or outside the period.
    var idleMinutes = 0
  }

  /// When to be content with a roster that may not be the cheapest.
  package struct Limits: Sendable {
    /// Stop when the relative distance to the bound is at most this; 0 asks for a proof.
    package var gap = 0.0
    /// How long to search; a first roster may take as long again.
    package var time = Duration.seconds(60)
    /// Told now and then how far the search has come; `true` stops it.
    package var isStopped: @Sendable (Progress) -> Bool = { _ in false }

    package init() {}
  }

  /// How far the search for a roster has come.
  package struct Progress: Sendable {
    /// The pay of the best roster so far, of the pools that were looked at; `nil` before there is
    /// one of all those.
    package var cost: Double?
    /// The programmes that were solved.
    package var nodes: Int
  }

  /// - Throws: `Failure`.
  package static func solve(
    _ need: StaffingNeed, plan: ShiftPlan, limits: Limits = Limits()
  ) throws(Failure) -> ShiftCover {
    let uncovered = uncovered(need, plan) { $0 > 0 }
    guard uncovered.isEmpty else { throw .uncovered(uncovered) }
    var cover = ShiftCover(shifts: [], cost: 0, bound: 0)
    var bound = 0.0
    let groups = groups(of: need, plan)
    let end = ContinuousClock.now + limits.time
    for (index, group) in groups.enumerated() {
      // Each group may use its part of the time that is left.
      let left = end - ContinuousClock.now
      let own = ContinuousClock.now + max(.zero, left) / (groups.count - index)
      let before = cover
      let part = try solve(
        pools: group, need, plan, until: own,
        BranchAndBound.Limits(
          gap: limits.gap,
          isStopped: { progress in
            let all = Progress(
              cost: progress.cost.map { $0 + before.cost },
              nodes: before.nodes + progress.nodes)
            let late = ContinuousClock.now - own
            return limits.isStopped(all) || late >= (progress.cost == nil ? limits.time : .zero)
          }))
      cover.shifts += part.shifts
      cover.cost += part.cost
      bound += part.bound ?? 0
      cover.bound = bound
      cover.nodes += part.nodes
    }
    return cover
  }

  /// How many shifts there could be, those counted too that reach into no interval.
  static func possibleShifts(of pool: String, _ need: StaffingNeed, _ plan: ShiftPlan) -> Int {
    let days = need.intervals * need.intervalMinutes / 1_440 + 2
    return plan.patterns.filter { allows($0, pool) }
      .reduce(0) { $0 + $1.starts.count * $1.breaks.count * days }
  }

  /// Pools (by index) that share a pattern with a limit belong together.
  private static func groups(of need: StaffingNeed, _ plan: ShiftPlan) -> [[Int]] {
    var group = Array(need.agents.indices)
    for pattern in plan.patterns where pattern.atMost != nil || pattern.atLeast > 0 {
      let members = need.agents.indices.filter { allows(pattern, need.agents[$0].pool) }
      guard let first = members.first else { continue }
      for member in members {
        let (from, to) = (group[member], group[first])
        for index in group.indices where group[index] == from { group[index] = to }
      }
    }
    let names = Set(group).sorted()
    return names.map { name in group.indices.filter { group[$0] == name } }
  }

  private static func allows(_ pattern: ShiftPlan.Pattern, _ pool: String) -> Bool {
    pattern.pools.isEmpty || pattern.pools.contains(pool)
  }

  // MARK: Columns

  /// Every shift that a pool's agents could work, those that cover the same at the same pay once.
  static func candidates(
    of pool: String, _ need: StaffingNeed, _ plan: ShiftPlan
  ) -> [Candidate] {
    let agents = need.agents.first { $0.pool == pool }?.byInterval ?? []
    let poolCost = plan.pools.first { $0.id == pool }?.costPerHour ?? 0
    var result: [Candidate] = []
    for (index, pattern) in plan.patterns.enumerated() where allows(pattern, pool) {
      for start in starts(of: pattern, need, wrapsAround: plan.wrapsAround) {
        for (variant, breaks) in pattern.breaks.enumerated() {
          var candidate = Candidate(
            shift: Shift(
              pool: pool, pattern: pattern.id, start: start, variant: variant, people: 0,
              cost: pattern.fixedCost),
            pattern: index, intervals: [])
          work(
            &candidate, pattern, breaks, need, plan, agents: agents,
            costPerHour: pattern.costPerHour ?? poolCost)
          if !candidate.intervals.isEmpty { result.append(candidate) }
        }
      }
    }
    return result
  }

  /// When the shifts of a pattern begin, in minutes from the period's beginning.
  ///
  /// Where the plan doesn't wrap around, shifts count that begin before the period or end after it,
  /// as long as they reach into it; they are paid whole.
  private static func starts(
    of pattern: ShiftPlan.Pattern, _ need: StaffingNeed, wrapsAround: Bool
  ) -> [Int] {
    let length = need.intervals * need.intervalMinutes
    let first = wrapsAround ? 0 : 1 - pattern.lastsMinutes
    let starts = pattern.starts.flatMap { start in
      var earliest = start - need.beginsMinute
      while earliest - 1_440 >= first { earliest -= 1_440 }
      while earliest < first { earliest += 1_440 }
      return Array(stride(from: earliest, to: length, by: 1_440))
    }
    return starts.sorted()
  }

  /// Adds the pay of every worked minute, and the intervals that are worked from end to end.
  private static func work(
    _ candidate: inout Candidate, _ pattern: ShiftPlan.Pattern, _ breaks: [ShiftPlan.Break],
    _ need: StaffingNeed, _ plan: ShiftPlan, agents: [Int], costPerHour: Double
  ) {
    let length = need.intervals * need.intervalMinutes
    var worked = [Int](repeating: 0, count: need.intervals)
    var cents = 0.0
    for offset in 0..<pattern.lastsMinutes {
      if breaks.contains(where: { ($0.after..<$0.after + $0.lasts).contains(offset) }) { continue }
      let minute = candidate.shift.start + offset
      let within = plan.wrapsAround ? minute % length : minute
      if (0..<length).contains(within) {
        worked[within / need.intervalMinutes] += 1
        if agents[within / need.intervalMinutes] == 0 { candidate.idleMinutes += 1 }
      } else {
        candidate.idleMinutes += 1
      }
      let clock = ((need.beginsMinute + minute) % 1_440 + 1_440) % 1_440
      cents += plan.premiums.reduce(costPerHour) {
        $0 + ($1.covers(minute: clock) ? $1.perHour : 0)
      }
    }
    candidate.shift.cost += (cents / 60 * 100).rounded() / 100
    for interval in worked.indices where worked[interval] > 0 {
      let share = Double(worked[interval]) / Double(need.intervalMinutes)
      candidate.shares.append((interval, min(1, share)))
    }
    candidate.intervals = worked.indices.filter { worked[$0] >= need.intervalMinutes }
  }

  // MARK: What it covers

  /// The agents there are, by interval, for a pool of the need.
  package func agents(
    of pool: String, need: StaffingNeed, plan: ShiftPlan
  ) -> [Int] {
    var agents = [Int](repeating: 0, count: need.intervals)
    let candidates = Self.candidates(of: pool, need, plan)
    for shift in shifts where shift.pool == pool {
      let candidate = candidates.first {
        $0.shift.pattern == shift.pattern && $0.shift.start == shift.start
          && $0.shift.variant == shift.variant
      }
      for interval in candidate?.intervals ?? [] { agents[interval] += shift.people }
    }
    return agents
  }
}
