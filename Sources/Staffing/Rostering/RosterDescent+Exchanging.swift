internal import QueueSimulator

/// Single shifts left out, moved, exchanged for cheaper ones, and two for one.
extension RosterDescent {
  /// Some shifts away and some added.
  private struct Exchange: Hashable {
    var away: [Int]
    var added: [Int]
  }

  /// Exchanges that are looked at between two looks at the slopes.
  private static let mostExchanges = 64
  /// Exchanges that are simulated side by side.
  private static let exchangesAtOnce = 8
  /// Beyond these many pairs of shifts only those of a pool are exchanged two for one.
  private static let mostPairs = 40

  /// Makes exchanges while one is found that saves and keeps every target, or where a budget is spent,
  /// keeps the worst kept one better.
  mutating func exchange(_ position: inout Position) throws(StaffingSearch.Interrupted) {
    guard spends != nil || (position.rests.min() ?? 0) >= 0 else { return }
    // Each exchange that is made leaves less slack, or money, than before, so that what was refused
    // needs no second look.
    var refused: Set<Exchange> = []
    while try exchange(&position, &refused) {}
  }

  private mutating func exchange(
    _ position: inout Position, _ refused: inout Set<Exchange>
  ) throws(StaffingSearch.Interrupted) -> Bool {
    report(.exchanging)
    let found = spends.map { affordable(position, refused, $0) } ?? promising(position, refused)
    var moves = found.prefix(Self.mostExchanges)
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
        let least = spends == nil ? 0 : position.rests.min() ?? 0
        if zip(position.rests, change).allSatisfy({ $0 + $1 > least - 0.02 }) {
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
    for index in exchange.added { people[index] += 1 }
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
      let changes = effects.changes(by: exchange)
      let lowest = zip(position.rests, changes).map { $0 + $1 }.min() ?? 0
      // The slopes are straight; a shift may matter more or less than they say.
      guard lowest + 0.3 * (changes.map { abs($0) }.max() ?? 0) >= 0 else { return }
      found.append((exchange, saving, lowest))
    }
    let used = choice.candidates.indices.filter { people[$0] > 0 }
    for index in used {
      consider(Exchange(away: [index], added: []))
      for other in choice.candidates.indices where other != index {
        consider(Exchange(away: [index], added: [other]))
      }
    }
    for (first, second) in pairs(of: used) {
      for other in choice.candidates.indices where other != first && other != second {
        let isNear =
          used.count <= Self.mostPairs || choice.pools[other] == choice.pools[first]
          || choice.pools[other] == choice.pools[second]
        if isNear { consider(Exchange(away: [first, second], added: [other])) }
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

  /// Exchanges and additions that the budget pays for and that may keep the worst kept target better, by
  /// the slopes; the best first.
  private func affordable(
    _ position: Position, _ refused: Set<Exchange>, _ budget: Double
  ) -> [Exchange] {
    let effects = Effects(position.slopes, choice)
    let lowest = position.rests.min() ?? 0
    let left = budget - choice.pay(of: people)
    var found: [(exchange: Exchange, rests: [Double])] = []
    func consider(_ exchange: Exchange) {
      guard -pay(savedBy: exchange) <= left + 1e-6, !refused.contains(exchange) else { return }
      let changes = effects.changes(by: exchange)
      let rests = zip(position.rests, changes).map { $0 + $1 }
      let doubt = 0.3 * (changes.map { abs($0) }.max() ?? 0)
      if (rests.min() ?? 0) + doubt >= lowest { found.append((exchange, rests.sorted())) }
    }
    let used = choice.candidates.indices.filter { people[$0] > 0 }
    for added in choice.candidates.indices {
      consider(Exchange(away: [], added: [added]))
      for index in used where index != added { consider(Exchange(away: [index], added: [added])) }
    }
    for (first, second) in pairs(of: used) {
      for added in choice.candidates.indices where added != first && added != second {
        consider(Exchange(away: [first, second], added: [added]))
      }
    }
    if choice.candidates.count <= Self.mostPairs {
      for index in used {
        for (first, second) in pairs(of: Array(choice.candidates.indices))
        where first != index && second != index {
          consider(Exchange(away: [index], added: [first, second]))
        }
      }
    }
    found.sort { $1.rests.lexicographicallyPrecedes($0.rests) }
    return found.lazy.map(\.exchange).filter { choice.allows(exchanged($0)) }
      .prefix(Self.mostExchanges).map(\.self)
  }

  /// Two of some shifts, of one pool where there are many.
  private func pairs(of shifts: [Int]) -> [(Int, Int)] {
    shifts.enumerated().flatMap { place, first in
      shifts[place...].compactMap { second -> (Int, Int)? in
        guard first != second || people[first] > 1 else { return nil }
        return shifts.count <= Self.mostPairs || choice.pools[first] == choice.pools[second]
          ? (first, second) : nil
      }
    }
  }

  private func pay(savedBy exchange: Exchange) -> Double {
    func pay(_ shifts: [Int]) -> Double {
      shifts.reduce(0) { $0 + choice.candidates[$1].shift.cost }
    }
    return pay(exchange.away) - pay(exchange.added)
  }

  /// The pay saved, and a trace of it for minutes where nobody is needed.
  private func saving(of exchange: Exchange) -> Double {
    let saving = pay(savedBy: exchange)
    func idle(_ shifts: [Int]) -> Int {
      shifts.reduce(0) { $0 + choice.candidates[$1].idleMinutes }
    }
    let idle = idle(exchange.away) - idle(exchange.added)
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

    /// What an exchange does to each target's slack.
    func changes(by exchange: Exchange) -> [Double] {
      var changes = exchange.away.flatMap {
        shares[$0].map { (slope: $0.slope, agents: -$0.share) }
      }
      changes += exchange.added.flatMap { shares[$0].map { (slope: $0.slope, agents: $0.share) } }
      changes.sort { $0.slope < $1.slope }
      var sum = [Double](repeating: 0, count: slopes.first?.gain.count ?? 0)
      var next = 0
      while next < changes.count {
        let place = changes[next].slope
        let slope = slopes[place]
        var agents = 0.0
        while next < changes.count, changes[next].slope == place {
          agents += changes[next].agents
          next += 1
        }
        guard abs(agents) > 1e-9 else { continue }
        let each = agents > 0 ? slope.gain : slope.loss
        for target in sum.indices { sum[target] += agents * each[target] }
      }
      return sum
    }
  }
}
