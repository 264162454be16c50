internal import QueueSimulator

extension StaffingDescent {
  /// What an exchange must save to be worth a simulation, in parts of the pay.
  private static let leastSaving = 0.001

  /// Exchanges that are simulated side by side.
  private static let exchangesAtOnce = 8

  /// Tries agents of one cell for agents of another where slopes say that it might save.
  ///
  /// - Parameter refused: exchanges that were found to miss a target. Each exchange that is made
  ///   leaves less slack than before, so that they need no second look.
  /// - Returns: whether an exchange was made.
  mutating func exchange(
    _ position: inout Position, refused: inout Set<[Int]>
  ) throws(StaffingSearch.Interrupted) -> Bool {
    guard !spends, (position.rests.min() ?? 0) >= 0 else { return false }
    report(.exchanging)
    var moves = promisingExchanges(position.model, position.rests).filter {
      !refused.contains($0.changes)
    }
    .prefix(search.effort.exchanges)
    let few = position.stage.slope
    while !moves.isEmpty {
      let some = moves.prefix(Self.exchangesAtOnce)
      moves = moves.dropFirst(some.count)
      let candidates = some.map { table.moved($0, in: position.model) }
      let samples = try trials.samples(of: [table] + candidates, replications: few)
      for (index, move) in some.enumerated() {
        // A first look sorts out what is far from enough.
        let change = slack.change(from: samples[0].prefix(few), to: samples[index + 1].prefix(few))
        if zip(position.rests, change).allSatisfy({ $0 + $1 > -0.02 }) {
          let found = try rests(of: candidates[index], from: position)
          if isBetter(candidates[index], found, than: position.rests) {
            accept(candidates[index], by: move, found, &position)
            return true
          }
        }
        refused.insert(move.changes)
      }
    }
    return false
  }

  /// Exchanges that cost less, the most promising first.
  private func promisingExchanges(
    _ model: LocalModel, _ rests: [Double]
  ) -> [LocalModel.Move] {
    var found: [(move: LocalModel.Move, lowest: Double)] = []
    let nothing = model.slopes.map { _ in 0 }
    let least = max(1e-9, pay(of: table) * Self.leastSaving)
    var seen: Set<[Int]> = []
    func consider(_ changes: [(slope: Int, by: Int)], doubt: Double) {
      var saving = 0.0
      for change in changes {
        let slope = model.slopes[change.slope]
        guard change.by >= -slope.agents, change.by <= slope.room else { return }
        saving -= Double(change.by) * slope.cost
      }
      guard saving > least, seen.insert(changes.flatMap { [$0.slope, $0.by] }).inserted
      else { return }
      var all = nothing
      for change in changes { all[change.slope] = change.by }
      let move = model.move(all)
      let room = doubt * (move.promised.map { abs($0) }.max() ?? 0)
      let lowest = zip(rests, move.promised).map { $0 + $1 }.min() ?? 0
      if lowest + room >= 0 { found.append((move, lowest)) }
    }
    for group in neighbours(model) {
      for (first, second, third) in triples(of: group) {
        // What pools do for each other bends the slopes, so that more is worth a look.
        for change in Self.threeChanges {
          consider([(first, change.0), (second, change.1), (third, change.2)], doubt: 2)
        }
      }
      for from in group {
        for to in group where to != from {
          for away in 1...3 {
            for added in 1...3 { consider([(from, -away), (to, added)], doubt: 2) }
          }
        }
      }
    }
    for from in model.slopes.indices {
      for to in model.slopes.indices where from != to {
        for away in 1...3 {
          for added in 0...3 {
            // The slopes are straight; further agents may matter more or less than the first.
            consider([(from, -away), (to, added)], doubt: away + added > 2 ? 0.5 : 0)
          }
        }
      }
    }
    // Swift's sort keeps the order of equal elements.
    return found.sorted { $0.lowest > $1.lowest }.map(\.move)
  }

  /// Agents of two cells for those of a third, and of one for those of two.
  private static let threeChanges: [(Int, Int, Int)] = [
    (-1, -1, 1), (-1, -2, 1), (-2, -1, 1), (-1, -2, 2), (-2, -1, 2), (-2, -2, 3), (-1, -1, 2),
    (-2, 1, 1), (-3, 1, 1), (-3, 1, 2), (-3, 2, 1), (-1, 1, 1),
  ]

  private func triples(of group: [Int]) -> [(Int, Int, Int)] {
    group.flatMap { first in
      group.flatMap { second in
        group.compactMap { third in
          first != second && second != third && first != third ? (first, second, third) : nil
        }
      }
    }
  }

  /// Slopes of pools that serve the same queues, by interval: a pool, and those that share one with it.
  private func neighbours(_ model: LocalModel) -> [[Int]] {
    let pools = search.scenario.pools
    let serves = pools.map { Set($0.skills.map(\.queue)) }
    var byInterval: [Int: [Int]] = [:]
    for (index, slope) in model.slopes.enumerated() {
      byInterval[slope.cell.interval, default: []].append(index)
    }
    var groups: [[Int]] = []
    for interval in byInterval.keys.sorted() {
      for pool in pools.indices {
        let group = (byInterval[interval] ?? []).filter {
          !serves[model.slopes[$0].cell.pool].isDisjoint(with: serves[pool])
        }
        if group.count > 1, !groups.contains(group) { groups.append(group) }
      }
    }
    return groups
  }
}
