extension Simulation {
  /// The busyness of the intervals beside that of the first day, by type × interval; empty where no
  /// type is dispersed.
  ///
  /// A dispersed type's factor is the gamma quantile of a latent normal, and these go from interval
  /// to interval as z = correlation · z + √(1 - correlation²) · ε.
  /// - Parameter days: by type × day.
  static func dispersion(_ centre: Centre, streams: [UInt64], days: [Double]) -> [Double] {
    guard centre.types.contains(where: \.isDispersed) else { return [] }
    let dayCount = centre.scenario.dayCount
    var factors = [Double](repeating: 1, count: centre.types.count * centre.intervalCount)
    for (index, type) in centre.scenario.callTypes.enumerated() {
      for interval in 0..<centre.intervalCount where dayCount > 1 {
        let day = min(Int(Double(interval) * centre.intervalSeconds / 86_400), dayCount - 1)
        factors[index * centre.intervalCount + interval] =
          days[index * dayCount + day] / days[index * dayCount]
      }
      guard let rules = type.dispersion, rules.variation > 0 else { continue }
      let stream = streams[index * Purpose.count + Purpose.dispersion.rawValue]
      let shape = 1 / (rules.variation * rules.variation)
      let rest = max(0, 1 - rules.correlation * rules.correlation).squareRoot()
      var latent = 0.0
      for interval in 0..<centre.intervalCount {
        let own = RealFunctions.normalQuantile(
          RandomKeys.uniform(RandomKeys.bits(stream, call: interval)))
        latent = interval == 0 ? own : rules.correlation * latent + rest * own
        let factor = GammaDistribution.quantile(shape: shape, ofNormal: latent) / shape
        factors[index * centre.intervalCount + interval] *= max(factor, 1e-9)
      }
    }
    return factors
  }

  /// The busyness of the days of 24 hours, by type × day: the centre's times the type's own.
  static func dayFactors(
    _ scenario: Scenario, seed: UInt64, replication: Int, streams: [UInt64]
  ) -> [Double] {
    let all = RandomKeys.stream(
      seed: seed, replication: replication, owner: "", purpose: .dayFactor)
    return scenario.callTypes.enumerated().flatMap { index, type in
      (0..<scenario.dayCount).map { day in
        dayFactor(scenario.dayFactorVariation, all, day: day)
          * dayFactor(
            type.dayFactorVariation,
            streams[index * Purpose.count + Purpose.dayFactor.rawValue], day: day)
      }
    }
  }

  /// The busyness of a day: gamma distributed with mean 1.
  private static func dayFactor(_ variation: Double, _ stream: UInt64, day: Int) -> Double {
    guard variation > 0 else { return 1 }
    let shape = 1 / (variation * variation)
    let bits = RandomKeys.bits(stream, call: day)
    return max(SamplerTables.standardGamma(shape: shape, bits) / shape, 1e-9)
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
