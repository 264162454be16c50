/// A target with what a study found about it.
package struct TargetVerdict: Sendable {
  package let target: Scenario.Target
  package let value: Estimate
  /// The first interval in which it is missed, if it is in any.
  package let firstBreak: Int?

  package var measure: Scenario.Target.Measure { target.measure }
  package var queue: Int? { target.queue }
  /// A share as 0…1, a time in seconds.
  package var limit: Double { target.limit }
  package var isAtLeast: Bool { target.isAtLeast }

  /// Whether the mean keeps the limit; a target without calls or staff holds.
  package var holds: Bool { target.isKept(by: value.mean) }
}

extension StudyResult {
  /// What the study found about the scenario's targets, in the order of the file.
  package var verdict: [TargetVerdict] { scenario.targets.map(verdict) }

  /// What the study found about a target, whether the scenario states it or not.
  package func verdict(_ target: Scenario.Target) -> TargetVerdict {
    let firstBreak = (0..<scenario.intervalCount).first { interval in
      var part = target
      part.interval = interval
      return !target.isKept(by: value(of: part).mean)
    }
    return TargetVerdict(target: target, value: value(of: target), firstBreak: firstBreak)
  }

  private func value(of target: Scenario.Target) -> Estimate {
    guard let measure = target.measure.ofCalls else { return occupancy(of: target) }
    return switch (target.interval, target.queue) {
    case (let interval?, let queue?): self.interval(interval, queue: queue, measure)
    case (let interval?, nil): self.interval(interval, measure)
    case (nil, let queue?): self.queue(queue, measure)
    case (nil, nil): overall(measure)
    }
  }

  private func occupancy(of target: Scenario.Target) -> Estimate {
    switch (target.interval, target.pool) {
    case (let interval?, let pool?): self.interval(interval, pool: pool, .occupancy)
    case (let interval?, nil): occupancy(interval: interval)
    case (nil, let pool?): self.pool(pool, .occupancy)
    case (nil, nil): centre(.occupancy)
    }
  }

  /// Whether all targets of the scenario are kept.
  package var meetsTargets: Bool { verdict.allSatisfy(\.holds) }
}
