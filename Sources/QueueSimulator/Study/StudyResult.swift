/// What the replications of a study showed.
package struct StudyResult: Sendable {
  package let scenario: Scenario
  package let seed: UInt64
  package let jobs: Int
  /// How long the study ran.
  package let seconds: Double
  let moments: FigureMoments
  /// Whether it was ended before all replications were done.
  package let isPartial: Bool
  /// The relative half-width that was asked for, and whether it was reached.
  package let precision: (asked: Double, isReached: Bool)?
  /// How many replications more it would take to reach the precision; 0 where it is reached or none
  /// was asked for.
  package internal(set) var replicationsWanted = 0

  init(
    scenario: Scenario, seed: UInt64, jobs: Int, seconds: Double, moments: FigureMoments,
    isPartial: Bool, precision: (Double, Bool)?
  ) {
    self.scenario = scenario
    self.seed = seed
    self.jobs = jobs
    self.seconds = seconds
    self.moments = moments
    self.isPartial = isPartial
    self.precision = precision
  }

  package var replications: Int { moments.replications }
  /// All dials of all replications, warm-up included.
  package var calls: Int { moments.calls }

  /// Figures of the whole centre.
  package func overall(_ measure: CallMeasure) -> Estimate { moments.groups[0][measure] }

  /// Figures of a call type; each contact counts once, whatever queues it came through.
  package func callType(_ index: Int, _ measure: CallMeasure) -> Estimate {
    moments.groups[1 + index][measure]
  }

  /// Figures of a queue; each visit counts.
  package func queue(_ index: Int, _ measure: CallMeasure) -> Estimate {
    moments.groups[1 + scenario.callTypes.count + index][measure]
  }

  package func pool(_ index: Int, _ measure: PoolMeasure) -> Estimate {
    Self.estimate(moments.pools[index], measure)
  }

  package func centre(_ measure: CentreMeasure) -> Estimate {
    moments.centre[CentreMeasure.allCases.firstIndex(of: measure) ?? 0].estimate
  }

  /// The busy share of all agents in one interval.
  package func occupancy(interval index: Int) -> Estimate {
    moments.intervalOccupancy[index].estimate
  }

  /// Figures of the whole centre in one interval.
  package func interval(_ index: Int, _ measure: CallMeasure) -> Estimate {
    moments.intervals[index][measure]
  }

  /// Figures of a queue in one interval.
  package func interval(_ index: Int, queue: Int, _ measure: CallMeasure) -> Estimate {
    moments.intervalQueues[index * scenario.queues.count + queue][measure]
  }

  /// Figures of a pool in one interval.
  package func interval(_ index: Int, pool: Int, _ measure: PoolMeasure) -> Estimate {
    Self.estimate(moments.intervalPools[index * scenario.pools.count + pool], measure)
  }

  /// The waits that 50, 80, 90, 95 and 99 % of the offered calls don't exceed, in seconds.
  package func waitPercentiles(queue: Int) -> [Estimate] {
    moments.groups[1 + scenario.callTypes.count + queue].percentiles.map(\.estimate)
  }

  /// The same of the whole centre.
  package var waitPercentiles: [Estimate] { moments.groups[0].percentiles.map(\.estimate) }

  private static func estimate(_ moments: [PairedMoments], _ measure: PoolMeasure) -> Estimate {
    moments[PoolMeasure.allCases.firstIndex(of: measure) ?? 0].estimate
  }
}
