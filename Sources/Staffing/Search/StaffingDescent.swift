internal import QueueSimulator

/// Goes from a first guess to a staffing that no small change improves.
struct StaffingDescent {
  /// The least replications of anything.
  static let fewest = 20

  let search: StaffingSearch
  /// The scenario with a little pay for unpaid agents too, so that no more are taken than needed.
  private let priced: Scenario
  let targets: [Scenario.Target]
  var trials: StaffingTrials
  /// Agents at work.
  var table: StaffingTable
  /// What the formula asked for, at work.
  let guess: StaffingTable
  /// The fewest at work that are looked at.
  let least: StaffingTable
  /// Demanded of each target beyond the margin that the confidence asks for, in its own units.
  var extra: [Double]
  /// How far every target may be missed, relative to it (`relativeScale`); with a budget.
  var allowedShortfall = 0.0
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
    trials = StaffingTrials(
      search.scenario, targets: targets, seed: search.seed, runner: search.runner, stop: search.stop
    )
    let formula = FirstGuess(search.scenario, targets: targets)
    guess = formula.atWork
    table = guess
    switch search.goal {
    case .cheapest: least = formula.least
    // A budget may not do for somebody everywhere.
    case .best: least = StaffingTable(agents: guess.agents.map { $0.map { _ in 0 } })
    }
    for cell in table.cells { table[cell] = max(table[cell], least[cell]) }
    extra = Array(repeating: 0, count: targets.count)
  }

  /// Far more agents than the guess, wherever a pool can serve anybody.
  var plenty: StaffingTable {
    var plenty = guess
    for interval in 0..<search.scenario.intervalCount {
      let all = guess.agents.reduce(0) { $0 + $1[interval] }
      for pool in plenty.agents.indices { plenty.agents[pool][interval] = 2 * all + 20 }
    }
    return plenty
  }

  func pay(of table: StaffingTable) -> Double {
    table.planned(in: priced).cost(in: priced)
  }

  // MARK: Slack

  /// The slack that each target must have so that the mean of the proof keeps it with the
  /// confidence asked for; the search's own uncertainty is added to the proof's.
  private func margins(of sample: TargetSample) -> [Double] {
    guard case .cheapest = search.goal else {
      return targets.indices.map { -allowedShortfall * relativeScale($0) / scale($0) }
    }
    let quantile = RealFunctions.normalQuantile(search.confidence)
    let proof = Double(search.proofReplications)
    let count = Double(max(1, sample.replications))
    return targets.indices.map { index in
      let halfWidth = sample.estimate(index).halfWidth
      guard halfWidth.isFinite else { return 0 }
      let deviation = halfWidth / 1.96 * count.squareRoot()
      let error = deviation * (1 / proof + 1 / Double(finalLevel)).squareRoot()
      return (quantile * error + extra[index]) / scale(index)
    }
  }

  /// The replications that decide how far the targets are kept in the end.
  var finalLevel: Int { max(Self.fewest, 2 * search.proofReplications) }

  /// What slack each target has beyond its margin, from a sample of its own.
  func rests(of sample: TargetSample) -> [Double] {
    let margins = margins(of: sample)
    return targets.indices.map { slack(sample.estimate($0).mean, $0) - margins[$0] }
  }

  /// How far targets are kept, in parts of what they leave; negative is missed.
  private func slack(_ value: Double, _ index: Int) -> Double {
    guard value.isFinite else { return 1 }
    let target = targets[index]
    let distance = target.isAtLeast ? value - target.limit : target.limit - value
    return distance / scale(index)
  }

  private func scale(_ index: Int) -> Double {
    guard case .cheapest = search.goal else { return relativeScale(index) }
    return max(targets[index].isAtLeast ? 1 - targets[index].limit : targets[index].limit, 0.01)
  }

  /// What a shortfall is relative to: the share that is to be kept, which for a share that is to be at
  /// most so large is the rest of it; for a time, the time.
  private func relativeScale(_ index: Int) -> Double {
    let target = targets[index]
    let isShare = target.measure != .asa
    return max(target.isAtLeast || !isShare ? target.limit : 1 - target.limit, 0.01)
  }

  /// What each of some agents changes in each target's slack, over the days that both have.
  func change(from: TargetSample, to: TargetSample, per agents: Int = 1) -> [Double] {
    targets.indices.map { index in
      guard let difference = from.difference(to: to, index)?.mean else { return 0 }
      let sign: Double = targets[index].isAtLeast ? 1 : -1
      return sign * difference / scale(index) / Double(agents)
    }
  }

  /// The pay of an agent at work.
  func cost(of cell: StaffingTable.Cell) -> Double {
    let shrinkage = search.scenario.pools[cell.pool].shrinkage
    return StaffingTable.cost(of: cell, in: priced) / max(1 - shrinkage, 0.01)
  }

  func report(_ step: StaffingSearch.Progress.Step) {
    search.progress(
      .init(step: step, pay: pay(of: table), replications: trials.replications))
  }

  /// Whether a staffing with these rests is to be preferred to the present one.
  func isBetter(_ candidate: StaffingTable, _ rests: [Double], than before: [Double]) -> Bool {
    let lowest = rests.min() ?? 0
    let lowestBefore = before.min() ?? 0
    guard spends, case .best(let budget) = search.goal else {
      if lowestBefore >= 0 { return lowest >= 0 && pay(of: candidate) < pay(of: table) - 1e-9 }
      return lowest >= 0 || lowest > lowestBefore + 1e-4
    }
    return pay(of: candidate) <= budget + 1e-9 && Self.isKeptBetter(rests, than: before)
  }

  /// Whether the worst kept target is kept better, or as well and the next one better, and so on.
  private static func isKeptBetter(_ rests: [Double], than before: [Double]) -> Bool {
    for (now, then) in zip(rests.sorted(), before.sorted()) where abs(now - then) > 1e-4 {
      return now > then
    }
    return false
  }
}
