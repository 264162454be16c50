internal import QueueSimulator

/// The best service for a budget: the worst kept target is missed by as little of it as possible, then
/// the next.
///
/// Missing every target by at most a share of it makes the cheapest staffing cheaper the larger the
/// share is. So the least share whose cheapest staffing the budget pays for is looked for by halving,
/// each search from the staffing of the last one.
extension StaffingDescent {
  /// How often the allowed shortfall is halved.
  private static let halvings = 6
  private var rough: Stage {
    Stage(reach: 0.16, rounds: 2, level: 40, slope: 16, step: 40).scaled(search.effort)
  }
  private var close: Stage {
    Stage(reach: 0.06, rounds: 1, level: 100, slope: Self.fewest, step: 60).scaled(search.effort)
  }

  mutating func run(within budget: Double) throws(StaffingSearch.Interrupted) {
    _ = try go(rough)
    _ = try go(close)
    if pay(of: table) > budget {
      try allowShortfall(within: budget)
    }
    try finish()
    try fit(into: budget)
    try spend(budget)
  }

  /// Finds how far targets must be missed, and leaves the staffing of it.
  private mutating func allowShortfall(
    within budget: Double
  ) throws(StaffingSearch.Interrupted) {
    // Missing everything wholly costs nothing.
    var affordable = (shortfall: 1.0, table: StaffingTable(agents: least.agents))
    var dear = (shortfall: 0.0, table: table)
    defer { if affordable.shortfall < 1 { (slack.allowedShortfall, table) = affordable } }
    for _ in 0..<Self.halvings {
      slack.allowedShortfall = (affordable.shortfall + dear.shortfall) / 2
      table = dear.table
      _ = try go(close)
      if pay(of: table) <= budget {
        affordable = (slack.allowedShortfall, table)
      } else {
        dear = (slack.allowedShortfall, table)
      }
    }
    (slack.allowedShortfall, table) = affordable
  }

  /// Takes agents away until the budget pays for the rest, without simulating: each time one of those who
  /// are the most for what the formula asks for.
  mutating func trim(to budget: Double) {
    while pay(of: table) > budget + 1e-9 {
      let cells = table.cells.filter { table[$0] > least[$0] }
      let chosen = cells.max {
        Double(table[$0]) / Double(max(1, guess[$0])) < Double(table[$1])
          / Double(max(1, guess[$1]))
      }
      guard let chosen else { return }
      table[chosen] -= 1
    }
  }

  /// Takes agents away until the budget pays for the rest: each time the one whom the worst kept target
  /// misses least.
  private mutating func fit(into budget: Double) throws(StaffingSearch.Interrupted) {
    while pay(of: table) > budget + 1e-9 {
      let cells = table.cells.filter { table[$0] > least[$0] }
      guard !cells.isEmpty else { return }
      let candidates = cells.map { cell in
        var candidate = table
        candidate[cell] -= 1
        return candidate
      }
      let samples = try trials.samples(of: candidates, replications: close.step)
      let worst = samples.map { rests(of: $0).min() ?? 0 }
      let best = candidates.indices.max { worst[$0] < worst[$1] } ?? 0
      table = candidates[best]
      trials.forget(but: table)
    }
  }

  /// Spends what is left, an agent at a time, each where the worst kept target gains the most for the
  /// pay; where none helps it, the next.
  private mutating func spend(_ budget: Double) throws(StaffingSearch.Interrupted) {
    spends = true
    defer { spends = false }
    let level = min(slack.finalLevel, 160)
    var position = try go(
      Stage(reach: 0.02, rounds: 1, level: level, slope: min(slack.finalLevel, 32), step: level))
    for target in position.rests.indices.sorted(by: { position.rests[$0] < position.rests[$1] }) {
      var refused: Set<StaffingTable.Cell> = []
      while let index = best(for: target, in: position.model, refused, budget) {
        var changes = position.model.slopes.map { _ in 0 }
        changes[index] = 1
        let move = position.model.move(changes)
        let candidate = table.moved(move, in: position.model)
        let found = try rests(of: candidate, from: position)
        if isBetter(candidate, found, than: position.rests) {
          accept(candidate, by: move, found, &position)
        } else {
          refused.insert(position.model.slopes[index].cell)
        }
      }
    }
  }

  /// The slope along which one agent more helps a target most for the pay, of those that can be paid.
  private func best(
    for target: Int, in model: LocalModel, _ refused: Set<StaffingTable.Cell>, _ budget: Double
  ) -> Int? {
    let affordable = model.slopes.indices.filter { index in
      let slope = model.slopes[index]
      guard slope.gain[target] > 0, !refused.contains(slope.cell) else { return false }
      var candidate = table
      candidate[slope.cell] += 1
      return candidate[slope.cell] <= most[slope.cell] && pay(of: candidate) <= budget + 1e-9
    }
    return affordable.max {
      model.slopes[$0].gain[target] / model.slopes[$0].cost
        < model.slopes[$1].gain[target] / model.slopes[$1].cost
    }
  }
}
