internal import QueueSimulator

/// Goes from a first guess to a staffing that no small change improves.
struct StaffingDescent {
  /// The least replications of anything.
  static let fewest = TargetSlack.fewest

  let search: StaffingSearch
  /// The scenario with a little pay for unpaid agents too, so that no more are taken than needed.
  private let priced: Scenario
  let targets: [Scenario.Target]
  var slack: TargetSlack
  var trials: StaffingTrials<StaffingTable>
  /// What agents more and fewer in single cells do.
  var local: LocalTrials<StaffingTable>
  /// Agents at work.
  var table: StaffingTable
  /// What the formula asked for, at work.
  let guess: StaffingTable
  /// The fewest at work that are looked at.
  let least: StaffingTable
  /// The most at work that the scenario allows.
  let most: StaffingTable
  /// Whether money is left that may be spent on the worst kept target.
  var spends = false

  init(_ search: StaffingSearch, targets: [Scenario.Target]) {
    self.search = search
    var priced = search.scenario
    // Agents who cost nothing are not wasted either.
    for pool in priced.pools.indices where !priced.isUnpaid {
      priced.pools[pool].costPerHour = max(priced.pools[pool].costPerHour, 0.01)
    }
    self.priced = priced
    self.targets = targets
    slack = TargetSlack(search, targets: targets)
    trials = search.trials(of: targets, seed: search.seed)
    local = search.localTrials(of: targets, seed: search.seed)
    let formula = FirstGuess(search.scenario, targets: targets)
    guess = formula.atWork
    table = formula.pooled
    let needed =
      switch search.goal {
      case .cheapest: formula.least
      // A budget may not do for somebody everywhere.
      case .best: StaffingTable(agents: guess.agents.map { $0.map { _ in 0 } })
      }
    (least, most) = needed.bounds(in: search.scenario)
    for cell in table.cells { table[cell] = min(max(table[cell], least[cell]), most[cell]) }
  }

  /// Far more agents than the guess, wherever a pool can serve anybody and may have as many.
  var plenty: StaffingTable {
    var plenty = guess
    for interval in 0..<search.scenario.intervalCount {
      let all = guess.agents.reduce(0) { $0 + $1[interval] }
      for pool in plenty.agents.indices {
        plenty.agents[pool][interval] = min(2 * all + 20, most.agents[pool][interval])
      }
    }
    return plenty
  }

  /// How many were simulated so far.
  var replications: Int { trials.replications + local.replications }

  func pay(of table: StaffingTable) -> Double {
    table.planned(in: priced).cost(in: priced)
  }

  /// What slack each target has beyond its margin, from a sample of its own.
  func rests(of sample: TargetSample) -> [Double] { slack.rests(of: sample) }

  /// The pay of an agent at work.
  func cost(of cell: StaffingTable.Cell) -> Double {
    let shrinkage = search.scenario.pools[cell.pool].shrinkage
    return StaffingTable.cost(of: cell, in: priced) / max(1 - shrinkage, 0.01)
  }

  func report(_ step: StaffingSearch.Progress.Step) {
    search.progress(
      .init(step: step, pay: pay(of: table), replications: replications))
  }

  /// Whether a staffing with these rests is to be preferred to the present one.
  func isBetter(_ candidate: StaffingTable, _ rests: [Double], than before: [Double]) -> Bool {
    let lowest = rests.min() ?? 0
    let lowestBefore = before.min() ?? 0
    guard spends, case .best(let budget) = search.goal else {
      if lowestBefore >= 0 { return lowest >= 0 && pay(of: candidate) < pay(of: table) - 1e-9 }
      return lowest >= 0 || lowest > lowestBefore + 1e-4
    }
    return pay(of: candidate) <= budget + 1e-9 && TargetSlack.isKeptBetter(rests, than: before)
  }
}
