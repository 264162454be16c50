internal import QueueSimulator

/// Single shifts left out, moved, exchanged for cheaper ones, and two for one.
extension RosterDescent {
  /// Some shifts away and at most one added.
  private struct Exchange: Hashable {
    var away: [Int]
    var added: Int?
  }

  /// Exchanges that are looked at between two looks at the slopes.
  private static let mostExchanges = 64
  /// Exchanges that are simulated side by side.
  private static let exchangesAtOnce = 8
  /// Beyond these many pairs of shifts only those of a pool are exchanged two for one.
  private static let mostPairs = 40

  /// Makes exchanges while one is found that saves and keeps every target.
  mutating func exchange(_ position: inout Position) throws(StaffingSearch.Interrupted) {
    guard (position.rests.min() ?? 0) >= 0 else { return }
    // Each exchange that is made leaves less slack than before, so that what was refused needs no
    // second look.
    var refused: Set<Exchange> = []
    while try exchange(&position, &refused) {}
  }

  private mutating func exchange(
    _ position: inout Position, _ refused: inout Set<Exchange>
  ) throws(StaffingSearch.Interrupted) -> Bool {
    report(.exchanging)
    var moves = promising(position, refused).prefix(Self.mostExchanges)
    let few = position.stage.slope
    while !moves.isEmpty {
      let some = Array(moves.prefix(Self.exchangesAtOnce))
      moves = moves.dropFirst(some.count)
      let candidates = some.map(exchanged)
      let samples = try trials.samples(
        of: ([people] + candidates).map { .init(people: $0) }, replications: few)
      for (index, move) in some.enumerated() {
        // A first look sorts out what is far from enough.
        let change = slack.change(
          from: samples[0].prefix(few), to: samples[index + 1].prefix(few))
        if zip(position.rests, change).allSatisfy({ $0 + $1 > -0.02 }) {
          let found = try rests(of: candidates[index], from: position)
          if isBetter(candidates[index], found, than: position.rests) {
            people = candidates[index]
            position.rests = found
            return true
          }
        }
        refused.insert(move)
      }
    }
    return false
  }

  private func exchanged(_ exchange: Exchange) -> [Int] {
    var people = people
    for index in exchange.away { people[index] -= 1 }
    if let added = exchange.added { people[added] += 1 }
    return people
  }

  /// Exchanges that save pay, or minutes where nobody is needed for the same pay, and may keep the
  /// targets by the slopes: those that do first, by what they save; then by how near they come.
  private func promising(_ position: Position, _ refused: Set<Exchange>) -> [Exchange] {
    let effects = Effects(position.slopes, choice)
    var found: [(exchange: Exchange, saving: Double, lowest: Double)] = []
    func consider(_ exchange: Exchange) {
      let saving = self.saving(of: exchange)
      guard saving > 0, !refused.contains(exchange) else { return }
      let lowest = effects.lowest(of: exchange.away, exchange.added, from: position.rests)
      // The slopes are straight; a shift may matter more or less than they say.
      guard lowest.rest + 0.3 * lowest.change >= 0 else { return }
      found.append((exchange, saving, lowest.rest))
    }
    let used = choice.candidates.indices.filter { people[$0] > 0 }
    for index in used {
      consider(Exchange(away: [index], added: nil))
      for other in choice.candidates.indices where other != index {
        consider(Exchange(away: [index], added: other))
      }
    }
    let pairs = used.enumerated().flatMap { place, first in
      used[place...].compactMap { second -> (Int, Int)? in
        guard first != second || people[first] > 1 else { return nil }
        return used.count <= Self.mostPairs || choice.pools[first] == choice.pools[second]
          ? (first, second) : nil
      }
    }
    for (first, second) in pairs {
      for other in choice.candidates.indices where other != first && other != second {
        let isNear =
          used.count <= Self.mostPairs || choice.pools[other] == choice.pools[first]
          || choice.pools[other] == choice.pools[second]
        if isNear { consider(Exchange(away: [first, second], added: other)) }
      }
    }
    let sorted = found.sorted {
      ($0.lowest >= 0) == ($1.lowest >= 0)
        ? ($0.lowest >= 0 ? $0.saving > $1.saving : $0.lowest > $1.lowest) : $0.lowest >= 0
    }
    // Most that come near miss limits; those that do are passed over when they are looked at.
    return sorted.lazy.map(\.exchange).filter { choice.allows(exchanged($0)) }
      .prefix(Self.mostExchanges).map(\.self)
  }

  /// The pay saved, and a trace of it for minutes where nobody is needed.
  private func saving(of exchange: Exchange) -> Double {
    var saving = 0.0
    var idle = 0
    for index in exchange.away {
      saving += choice.candidates[index].shift.cost
      idle += choice.candidates[index].idleMinutes
    }
    if let added = exchange.added {
      saving -= choice.candidates[added].shift.cost
      idle -= choice.candidates[added].idleMinutes
    }
    return abs(saving) < 1e-6 ? Double(idle) * 1e-9 : saving
  }

  /// What a person on each candidate matters, by the slopes.
  private struct Effects {
    /// By candidate, the slopes it works along and the share of the interval, ascending.
    private let shares: [[(slope: Int, share: Double)]]
    private let slopes: [Slope]

    init(_ slopes: [Slope], _ choice: RosterChoice) {
      self.slopes = slopes
      let places = Dictionary(
        slopes.indices.map { (slopes[$0].cell, $0) }, uniquingKeysWith: { first, _ in first })
      shares = choice.candidates.indices.map { index in
        choice.candidates[index].shares.compactMap { interval, share in
          places[.init(pool: choice.pools[index], interval: interval)].map { ($0, share) }
        }
      }
    }

    /// The lowest rest after an exchange, and the largest change of any target.
    func lowest(
      of away: [Int], _ added: Int?, from rests: [Double]
    ) -> (rest: Double, change: Double) {
      var changes = away.flatMap { shares[$0].map { (slope: $0.slope, agents: -$0.share) } }
      if let added { changes += shares[added].map { (slope: $0.slope, agents: $0.share) } }
      changes.sort { $0.slope < $1.slope }
      var sum = [Double](repeating: 0, count: rests.count)
      var next = 0
      while next < changes.count {
        let slope = slopes[changes[next].slope]
        var agents = 0.0
        let place = changes[next].slope
        while next < changes.count, changes[next].slope == place {
          agents += changes[next].agents
          next += 1
        }
        guard abs(agents) > 1e-9 else { continue }
        let each = agents > 0 ? slope.gain : slope.loss
        for target in sum.indices { sum[target] += agents * each[target] }
      }
      let lowest = zip(rests, sum).map { $0 + $1 }.min() ?? 0
      return (lowest, sum.map { abs($0) }.max() ?? 0)
    }
  }
}
