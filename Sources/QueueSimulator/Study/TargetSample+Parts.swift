/// Days put together from intervals: where two plans differ for a while only, so do their days.
extension TargetSample {
  /// The targets' figures for each interval by itself: what a day's figures are the sums of.
  package static func parts(
    of targets: [Scenario.Target], intervals: Int
  ) -> [Scenario.Target] {
    kinds(of: targets).flatMap { kind in
      (0..<intervals).map { interval in
        var part = kind
        part.interval = interval
        return part
      }
    }
  }

  /// Each figure once, whatever its limit and interval.
  private static func kinds(of targets: [Scenario.Target]) -> [Scenario.Target] {
    var kinds: [Scenario.Target] = []
    for target in targets where !kinds.contains(where: { $0.isSameFigure(as: target) }) {
      var kind = target
      kind.interval = nil
      kinds.append(kind)
    }
    return kinds
  }

  /// The sample of targets, from one of their parts.
  /// - Precondition: this is a sample of `parts(of: targets, intervals: intervals)`.
  package func assembled(_ targets: [Scenario.Target], intervals: Int) -> TargetSample {
    var sample = TargetSample(targets: targets)
    let kinds = Self.kinds(of: targets)
    for (index, target) in targets.enumerated() {
      let first = (kinds.firstIndex { $0.isSameFigure(as: target) } ?? 0) * intervals
      if let interval = target.interval {
        sample.pairs[index] = pairs[first + interval]
      } else {
        sample.pairs[index] = sum(first..<first + intervals)
      }
    }
    return sample
  }

  /// A sample of the same days with some intervals as another plan has them.
  ///
  /// - Parameters:
  ///   - day: of this plan, from its parts.
  ///   - other: parts of the other plan.
  package func changed(
    _ day: TargetSample, intervals: Int, during window: Range<Int>, as other: TargetSample
  ) -> TargetSample {
    var sample = day
    let kinds = Self.kinds(of: day.targets)
    let count = min(day.replications, other.replications)
    for (index, target) in day.targets.enumerated() {
      let first = (kinds.firstIndex { $0.isSameFigure(as: target) } ?? 0) * intervals
      var own = Array(sample.pairs[index].prefix(count))
      for interval in window where target.interval == nil || target.interval == interval {
        let (mine, others) = (pairs[first + interval], other.pairs[first + interval])
        for replication in 0..<count {
          own[replication].numerator += others[replication].numerator - mine[replication].numerator
          own[replication].denominator +=
            others[replication].denominator - mine[replication].denominator
        }
      }
      sample.pairs[index] = own
    }
    return sample
  }

  private func sum(_ parts: Range<Int>) -> [ReplicationFigures.Pair] {
    var sum = [ReplicationFigures.Pair](repeating: (0, 0), count: replications)
    for part in parts {
      for replication in sum.indices {
        sum[replication].numerator += pairs[part][replication].numerator
        sum[replication].denominator += pairs[part][replication].denominator
      }
    }
    return sum
  }
}

extension Scenario.Target {
  fileprivate func isSameFigure(as other: Self) -> Bool {
    measure == other.measure && queue == other.queue && pool == other.pool
  }
}
