internal import QueueSimulator

extension StaffingDescent {
  private static let mostExchanges = 32
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
    var moves = promisingExchanges(position.model, position.rests).prefix(Self.mostExchanges)
      .filter { !refused.contains($0.changes) }[...]
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
    for (from, fewer) in model.slopes.enumerated() {
      for (to, more) in model.slopes.enumerated() where from != to {
        for away in 1...3 where away <= fewer.agents {
          for added in 0...3
          where added <= more.room && Double(added) * more.cost < Double(away) * fewer.cost - least
          {
            var changes = nothing
            changes[from] = -away
            changes[to] = added
            let move = model.move(changes)
            // The slopes are straight; further agents may matter more or less than the first.
            let room = away + added > 2 ? 0.5 * (move.promised.map { abs($0) }.max() ?? 0) : 0
            let lowest = zip(rests, move.promised).map { $0 + $1 }.min() ?? 0
            if lowest + room >= 0 { found.append((move, lowest)) }
          }
        }
      }
    }
    // Swift's sort keeps the order of equal elements.
    return found.sorted { $0.lowest > $1.lowest }.map(\.move)
  }
}
