extension Simulation {
  /// The busyness of the intervals, by type × interval; empty where no type is dispersed.
  ///
  /// Each factor is the gamma quantile of a latent normal, and these go from interval to interval
  /// as z = correlation · z + √(1 - correlation²) · ε.
  static func dispersion(_ centre: Centre, streams: [UInt64]) -> [Double] {
    guard centre.types.contains(where: \.isDispersed) else { return [] }
    var factors = [Double](repeating: 1, count: centre.types.count * centre.intervalCount)
    for (index, type) in centre.scenario.callTypes.enumerated() {
      guard centre.types[index].isDispersed, let rules = type.dispersion else { continue }
      let stream = streams[index * Purpose.count + Purpose.dispersion.rawValue]
      let shape = 1 / (rules.variation * rules.variation)
      let rest = max(0, 1 - rules.correlation * rules.correlation).squareRoot()
      var latent = 0.0
      for interval in 0..<centre.intervalCount {
        let own = RealFunctions.normalQuantile(
          RandomKeys.uniform(RandomKeys.bits(stream, call: interval)))
        latent = interval == 0 ? own : rules.correlation * latent + rest * own
        let factor = GammaDistribution.quantile(shape: shape, ofNormal: latent) / shape
        factors[index * centre.intervalCount + interval] = max(factor, 1e-9)
      }
    }
    return factors
  }

  /// The changes of staffing, with those away taken off whose absence is random.
  ///
  /// Whether an agent is away in an interval is drawn by pool, interval and the agent's number on
  /// the roster, so that in two variants of a roster the same people are away.
  static func staffing(
    _ centre: Centre, seed: UInt64, replication: Int
  ) -> [Centre.StaffingChange] {
    let pools = centre.scenario.pools
    guard pools.contains(where: \.isAbsenceRandom) else { return centre.staffing }
    var changes = centre.staffing.filter { !pools[Int($0.pool)].isAbsenceRandom }
    for (index, pool) in pools.enumerated() where pool.isAbsenceRandom {
      let stream = RandomKeys.stream(
        seed: seed, replication: replication, owner: pool.id, purpose: .absence)
      var before: Int32?
      var steps = centre.scenario.planned(of: pool)[...]
      var rostered = 0
      for interval in 0..<centre.intervalCount {
        let start = Double(interval) * centre.intervalSeconds
        let end = min(start + centre.intervalSeconds, centre.ends)
        var plan = [Scenario.StaffingStep(at: start, agents: rostered)]
        while let step = steps.first, step.at < end {
          if step.at <= start { plan.removeLast() }
          plan.append(.init(at: max(step.at, start), agents: step.agents))
          steps.removeFirst()
        }
        rostered = plan[plan.count - 1].agents
        let present = presence(
          plan.map(\.agents).max() ?? 0, share: pool.shrinkage, stream: stream, interval: interval)
        for step in plan {
          let agents = Int32(present[step.agents])
          guard agents != before else { continue }
          before = agents
          changes.append(.init(at: step.at, pool: Int32(index), agents: agents))
        }
      }
    }
    return changes.sorted { ($0.at, $0.pool) < ($1.at, $1.pool) }
  }

  /// How many of the first n agents of a roster are there, by n.
  private static func presence(
    _ most: Int, share: Double, stream: UInt64, interval: Int
  ) -> [Int] {
    var present = [0]
    present.reserveCapacity(most + 1)
    for agent in 0..<most {
      let number = RandomKeys.uniform(RandomKeys.bits(stream, call: interval << 20 | agent))
      present.append(present[agent] + (number < share ? 0 : 1))
    }
    return present
  }
}
