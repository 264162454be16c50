internal import QueueSimulator

/// The best service that shifts within a budget give, as `StaffingDescent` looks for it with agents by
/// the interval: the worst kept target is missed by as little of it as possible, then the next.
extension RosterDescent {
  /// How often the allowed shortfall is halved.
  private static let halvings = 6
  /// How often slopes are looked at anew while the rest is spent.
  private static let spendings = 3

  private var rough: Stage {
    Stage(reach: 0.16, rounds: 2, level: 40, slope: 16, step: 40).scaled(effort)
  }
  private var close: Stage {
    Stage(reach: 0.06, rounds: 1, level: 100, slope: TargetSlack.fewest, step: 60).scaled(effort)
  }

  /// - Parameter budget: for all shifts, the overtime of weeks included.
  /// - Precondition: the least that the limits ask for is within it.
  mutating func run(within budget: Double) throws(StaffingSearch.Interrupted) {
    let affordable = trimmed(to: budget)
    defer {
      // Overtime comes of how people share the shifts, which is known of a whole roster only; and the
      // search may have been stopped before it was within the budget.
      people = trimmed(to: budget)
      if choice.payWithOvertime(of: people) > budget + 1e-9 { people = affordable }
    }
    _ = try go(rough)
    _ = try go(close)
    if choice.pay(of: people) > budget {
      try allowShortfall(within: budget, instead: affordable)
    }
    try finish()
    if choice.pay(of: people) > budget { people = trimmed(to: budget) }
    guard choice.pay(of: people) <= budget + 1e-9 else { return }
    try spend(budget)
  }

  /// Finds how far targets must be missed, and leaves the roster of it.
  private mutating func allowShortfall(
    within budget: Double, instead trimmed: [Int]
  ) throws(StaffingSearch.Interrupted) {
    var affordable = (shortfall: 1.0, people: trimmed)
    var dear = (shortfall: 0.0, people: people)
    defer { (slack.allowedShortfall, people) = affordable }
    for _ in 0..<Self.halvings {
      slack.allowedShortfall = (affordable.shortfall + dear.shortfall) / 2
      people = dear.people
      _ = try go(close)
      if choice.pay(of: people) <= budget {
        affordable = (slack.allowedShortfall, people)
      } else {
        dear = (slack.allowedShortfall, people)
      }
    }
  }

  /// Spends what is left, and exchanges shifts, as long as the worst kept target, or the next, is kept
  /// better.
  private mutating func spend(_ budget: Double) throws(StaffingSearch.Interrupted) {
    spends = budget
    defer { spends = nil }
    let level = min(slack.finalLevel, 160)
    for _ in 0..<Self.spendings {
      let before = people
      var position = try go(
        Stage(reach: 0.02, rounds: 1, level: level, slope: min(slack.finalLevel, 32), step: level))
      try exchange(&position)
      if people == before { return }
    }
  }

  /// Takes people away until the budget pays for the rest, without simulating: each time the one whose
  /// intervals have the most agents for those that were found, at the least.
  ///
  /// - Returns: the cheapest that the limits allow, where nobody else can go.
  func trimmed(to budget: Double) -> [Int] {
    var people = people
    while choice.payWithOvertime(of: people) > budget + 1e-9 {
      let there = choice.agents(of: people)
      let spare = people.indices.filter { people[$0] > 0 }.map { index in
        let shares = choice.candidates[index].shares.map { interval, _ in
          let needed = Double(choice.needed(choice.pools[index], interval))
          return there[choice.pools[index]][interval] / max(needed, 0.1)
        }
        return (index: index, spare: shares.min() ?? 0)
      }.sorted { ($0.spare, $1.index) > ($1.spare, $0.index) }
      let chosen = spare.first { entry in
        var fewer = people
        fewer[entry.index] -= 1
        return choice.allows(fewer)
      }
      guard let chosen else { return leastPeople() ?? people }
      people[chosen.index] -= 1
    }
    return people
  }
}
