internal import QueueSimulator

/// Some queues with targets of one kind that must be kept together, for agents of all pools that serve
/// any.
struct PooledQueues: Hashable {
  /// What becomes of a call in time.
  enum Kind: Hashable {
    /// It is answered within the time of a service level, the longest of the queues, in seconds.
    case serviceLevel(within: Double)
    /// It is answered before the caller hangs up.
    case abandonment
  }

  var kind: Kind
  /// Ascending.
  var queues: [Int]
  /// The share of first dials offered that each must answer in time.
  var shares: [Double]
  /// How many fewer they must answer for each dial that is blocked.
  var fewerABlocked: Double
  /// The pools that may serve any of them, ascending.
  var pools: [Int]
  /// By call type: what its talks, wrap-ups and patience are multiplied with so that all are of one law,
  /// no talk longer than it is and nobody less patient.
  var scales: [Scale?]

  struct Scale: Hashable {
    var handling: Double
    var wrapUp: Double
    var patience: Double
  }

  /// - Returns: `nil` where talks differ by more than their length, or a target of abandonment by more
  ///   than how patient callers are who hang up at a constant rate.
  init?(
    _ measure: Scenario.Target.Measure, _ queues: [Int], shares: [Double], _ lost: LostCalls,
    in scenario: Scenario
  ) {
    self.queues = queues
    switch measure {
    case .serviceLevel:
      kind = .serviceLevel(within: queues.map { scenario.queues[$0].withinSeconds }.max() ?? 0)
    case .abandonment: kind = .abandonment
    case .blocking, .asa, .occupancy: return nil
    }
    let pools = Set(queues.flatMap { scenario.queues[$0].pools.map(\.pool) }).sorted()
    self.pools = pools
    let skills = pools.flatMap { pool in
      scenario.pools[pool].skills.filter { queues.contains($0.queue) }
    }
    guard skills.allSatisfy({ $0.handling == nil }) else { return nil }
    let speed = max(1, skills.map(\.speed).max() ?? 1)
    let types = scenario.types(reaching: queues)
    // A target of the whole is kept by all together, whoever of them dials again.
    let isOne = shares.allSatisfy { $0 == shares.first }
    var needed: [Double] = []
    fewerABlocked = 0
    for (queue, share) in zip(queues, shares) {
      let own = isOne ? types : scenario.types(reaching: [queue])
      guard let part = lost.needed(share, of: own) else { return nil }
      needed.append(part.share)
      fewerABlocked = max(fewerABlocked, part.fewerABlocked)
    }
    self.shares = needed
    guard
      let handling = Self.scales(types.map { scenario.callTypes[$0].handling }),
      let wrapUp = Self.scales(types.map { scenario.callTypes[$0].wrapUp })
    else { return nil }
    var patience = types.map { _ in 1.0 }
    if case .abandonment = kind {
      guard queues.allSatisfy({ scenario.queues[$0].losesOnlyTheImpatient }),
        let means = Self.constantRates(types.map { scenario.callTypes[$0].patience })
      else { return nil }
      patience = means.map { (means.max() ?? $0) / $0 }
    }
    scales = scenario.callTypes.map { _ in nil }
    for (place, type) in types.enumerated() {
      scales[type] = Scale(
        handling: handling[place] / speed, wrapUp: wrapUp[place], patience: patience[place])
    }
  }

  /// The means of laws of patience that are exponential; `nil` if one isn't.
  private static func constantRates(_ laws: [Distribution]) -> [Double]? {
    var means: [Double] = []
    for law in laws {
      guard case .exponential(let mean) = law, mean > 0 else { return nil }
      means.append(mean)
    }
    return means
  }

  /// What each law is multiplied with to become the shortest; `nil` if they differ otherwise.
  private static func scales(_ laws: [Distribution]) -> [Double]? {
    guard let first = laws.first else { return [] }
    let ratios = laws.map { $0.ratio(to: first) }
    guard let least = ratios.map({ $0 ?? 0 }).min(), ratios.allSatisfy({ $0 != nil }) else {
      return nil
    }
    return ratios.map { ratio in
      guard let ratio, ratio > 0 else { return 1 }
      return least / ratio
    }
  }
}

extension Distribution {
  /// How many times as long as another law of the same shape this one is; `nil` if of another shape.
  fileprivate func ratio(to other: Distribution) -> Double? {
    if self == other { return 1 }
    func ratio(_ mean: Double, _ others: Double) -> Double? { others > 0 ? mean / others : nil }
    switch (self, other) {
    case (.constant(let mean), .constant(let others)): return ratio(mean, others)
    case (.exponential(let mean), .exponential(let others)): return ratio(mean, others)
    case (.lognormal(let mean, let spread), .lognormal(let others, let itsSpread)),
      (.gamma(let mean, let spread), .gamma(let others, let itsSpread)):
      return spread == itsSpread ? ratio(mean, others) : nil
    case (.erlang(let mean, let stages), .erlang(let others, let itsStages)):
      return stages == itsStages ? ratio(mean, others) : nil
    case (.never, _), (.constant, _), (.exponential, _), (.lognormal, _), (.gamma, _),
      (.erlang, _), (.uniform, _), (.weibull, _), (.empirical, _), (.weighted, _),
      (.byInterval, _):
      return nil
    }
  }
}

extension Scenario {
  /// The call types that come to any of these queues at some time.
  fileprivate func types(reaching queues: [Int]) -> [Int] {
    callTypes.indices.filter { type in
      queues.contains { queue in
        (0..<intervalCount).contains { callTypes[type].share(reaching: queue, interval: $0) > 0 }
      }
    }
  }
}

extension Scenario.Queue {
  /// Whether who isn't answered has hung up.
  fileprivate var losesOnlyTheImpatient: Bool { callback == nil && maximumWait == nil }
}

extension PooledQueues {
  /// The groups of a scenario whose relaxations say something, for each kind of target: the queues that
  /// have one all together, each by itself, and those that share a pool.
  static func all(
    of targets: [Scenario.Target], _ lost: LostCalls, in scenario: Scenario
  ) -> [PooledQueues] {
    let kinds = [Scenario.Target.Measure.abandonment, .serviceLevel].map {
      groups($0, targets, lost, scenario)
    }
    // The widest of each kind first.
    return kinds.flatMap { $0.prefix(1) } + kinds.flatMap { $0.dropFirst() }
  }

  private static func groups(
    _ measure: Scenario.Target.Measure, _ targets: [Scenario.Target], _ lost: LostCalls,
    _ scenario: Scenario
  ) -> [PooledQueues] {
    var shares: [Int: Double] = [:]
    var whole: Double?
    for target in targets where target.measure == measure && target.interval == nil {
      let share = target.isAtLeast ? target.limit : 1 - target.limit
      if let queue = target.queue { shares[queue] = share } else { whole = share }
    }
    let own = shares.keys.sorted()
    let sets =
      [own] + own.map { [$0] }
      + scenario.pools.indices.map { pool in
        own.filter { queue in scenario.queues[queue].pools.contains { $0.pool == pool } }
      }
    var wanted = sets.map { queues in (queues, queues.compactMap { shares[$0] }) }
    if let whole {
      let queues = Array(scenario.queues.indices)
      wanted.insert((queues, queues.map { _ in whole }), at: 0)
    }
    var found: [PooledQueues] = []
    for (queues, shares) in wanted where !queues.isEmpty {
      let group = PooledQueues(measure, queues, shares: shares, lost, in: scenario)
      if let group, !found.contains(group) { found.append(group) }
    }
    return found
  }
}
