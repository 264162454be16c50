internal import ParallelWork

/// How near the simulated days come to the recorded ones.
package struct Validation: Sendable {
  /// Shares and waits of a day or a part of it.
  package struct Figures: Sendable, Hashable {
    /// Calls; of simulations their mean, as all here.
    package var offered = 0.0
    /// Calls that hung up in the queue.
    package var abandoned = 0.0
    /// Calls answered within `Validation.withinSeconds`.
    package var answeredWithin = 0.0
    /// The sum of the waits of all offered calls, in seconds.
    package var waited = 0.0

    package init() {}

    /// Abandoned / offered, 0…1.
    package var abandonment: Double { offered > 0 ? abandoned / offered : 0 }
    /// In seconds, of all offered calls.
    package var meanWait: Double { offered > 0 ? waited / offered : 0 }
    /// Answered within the time / offered, 0…1.
    package var serviceLevel: Double { offered > 0 ? answeredWithin / offered : 0 }

    mutating func add(waited: Double, isAbandoned: Bool) {
      offered += 1
      self.waited += waited
      if isAbandoned {
        abandoned += 1
      } else if waited <= Validation.withinSeconds {
        answeredWithin += 1
      }
    }

    static func += (a: inout Figures, b: Figures) {
      a.offered += b.offered
      a.abandoned += b.abandoned
      a.answeredWithin += b.answeredWithin
      a.waited += b.waited
    }

    /// One of so many simulations, so that they add up to their mean.
    func divided(by count: Double) -> Figures {
      var result = self
      result.offered /= count
      result.abandoned /= count
      result.answeredWithin /= count
      result.waited /= count
      return result
    }
  }

  /// A recorded day beside its simulations.
  package struct Day: Sendable {
    /// Since 1970-01-01.
    package var day: Int
    /// Whether it was among those that the estimates are from.
    package var isFitted: Bool
    package var actual = Figures()
    /// The mean of the simulations.
    package var simulated = Figures()
    /// Within which 95 % of the simulations' abandonment lie.
    package var abandonmentRange = 0.0...0.0
    /// Within which 95 % of the simulations' mean waits lie, in seconds.
    package var waitRange = 0.0...0.0
    /// By interval of the day.
    package var actualIntervals: [Figures]
    package var simulatedIntervals: [Figures]
    /// How much the simulations' sums of an interval vary from one to the other: variances of the
    /// number abandoned, and of the seconds waited.
    package var intervalVariances: [(abandoned: Double, waited: Double)] = []
  }

  /// The acceptable wait of the service level, in seconds.
  package static let withinSeconds = 20.0

  package let days: [Day]
  /// The width of the intervals of a day.
  package let intervalSeconds: Double
  /// How often each day was simulated.
  package let replications: Int

  package init(
    _ recorded: RecordedDays, fitted: Set<Int>, centre: LearntCentre,
    intervalSeconds: Double, replications: Int = 20, seed: UInt64 = 1, jobs: Int = 1
  ) {
    self.intervalSeconds = intervalSeconds
    self.replications = replications
    days = OrderedLoop(threads: jobs).map(recorded.count) { index in
      Self.compare(
        recorded[index], isFitted: fitted.contains(recorded[index].day), centre,
        intervalSeconds, replications, seed)
    }
  }

  private static func compare(
    _ recorded: RecordedDay, isFitted: Bool, _ centre: LearntCentre, _ width: Double,
    _ replications: Int, _ seed: UInt64
  ) -> Day {
    let intervals = Int((86_400 / width).rounded(.up))
    func interval(_ time: Double) -> Int { max(0, min(intervals - 1, Int(time / width))) }
    var day = Day(
      day: recorded.day, isFitted: isFitted,
      actualIntervals: [Figures](repeating: Figures(), count: intervals),
      simulatedIntervals: [Figures](repeating: Figures(), count: intervals))
    for fate in recorded.fates {
      day.actual.add(waited: fate.waited, isAbandoned: fate.isAbandoned)
      day.actualIntervals[interval(fate.joined)].add(
        waited: fate.waited, isAbandoned: fate.isAbandoned)
    }
    let replay = DayReplay(recorded, centre)
    var all = Figures()
    var shares: [Double] = []
    var waits: [Double] = []
    var runs: [[Figures]] = []
    for number in 0..<replications {
      var own = Figures()
      var parts = [Figures](repeating: Figures(), count: intervals)
      for call in replay.run(number, seed: seed) {
        own.add(waited: call.waited, isAbandoned: call.isAbandoned)
        parts[interval(call.joined)].add(waited: call.waited, isAbandoned: call.isAbandoned)
      }
      runs.append(parts)
      all += own
      shares.append(own.abandonment)
      waits.append(own.meanWait)
    }
    let count = Double(max(1, replications))
    day.simulated = all.divided(by: count)
    for index in day.simulatedIntervals.indices {
      var sum = Figures()
      for parts in runs { sum += parts[index] }
      day.simulatedIntervals[index] = sum.divided(by: count)
      day.intervalVariances.append(
        (
          Numbers.variance(runs.map { $0[index].abandoned }),
          Numbers.variance(runs.map { $0[index].waited })
        ))
    }
    day.abandonmentRange = range(shares)
    day.waitRange = range(waits)
    return day
  }

  /// The 95 % of values around their mean.
  private static func range(_ values: [Double]) -> ClosedRange<Double> {
    let mean = Numbers.mean(values)
    let spread = 1.96 * Numbers.variance(values).squareRoot()
    return max(0, mean - spread)...mean + spread
  }

  /// The days that weren't fitted, or all if there are none.
  package var scored: [Day] {
    let kept = days.filter { !$0.isFitted }
    return kept.isEmpty ? days : kept
  }

  /// The mean absolute error of the day's abandonment, a share.
  package var abandonmentError: Double {
    Numbers.mean(scored.map { abs($0.actual.abandonment - $0.simulated.abandonment) })
  }

  /// The mean absolute error of the day's mean wait, in seconds.
  package var waitError: Double {
    Numbers.mean(scored.map { abs($0.actual.meanWait - $0.simulated.meanWait) })
  }

  /// The mean absolute error of guessing the mean abandonment of these days for each, a share.
  package var guessError: Double {
    let mean = Numbers.mean(scored.map(\.actual.abandonment))
    return Numbers.mean(scored.map { abs($0.actual.abandonment - mean) })
  }

  /// All calls of the scored days.
  package var total: (actual: Figures, simulated: Figures) {
    var actual = Figures()
    var simulated = Figures()
    for day in scored {
      actual += day.actual
      simulated += day.simulated
    }
    return (actual, simulated)
  }
}
