/// A target with what a study found about it.
package struct TargetVerdict: Sendable {
  package let target: Scenario.Target
  package let value: Estimate
  /// The first interval in which it is missed, if it is in any.
  package let firstBreak: Int?

  package var measure: CallMeasure { target.measure }
  package var queue: Int? { target.queue }
  /// A share as 0…1, a time in seconds.
  package var limit: Double { target.limit }
  package var isAtLeast: Bool { target.isAtLeast }

  /// Whether the mean keeps the limit; a target without calls holds.
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
    switch (target.interval, target.queue) {
    case (let interval?, let queue?): self.interval(interval, queue: queue, target.measure)
    case (let interval?, nil): self.interval(interval, target.measure)
    case (nil, let queue?): self.queue(queue, target.measure)
    case (nil, nil): overall(target.measure)
    }
  }
}

/// A largest occupancy with what a study found about it.
package struct OccupancyVerdict: Sendable {
  package let target: Scenario.OccupancyTarget
  package let value: Estimate
  /// The first interval in which it is missed, if it is in any.
  package let firstBreak: Int?

  /// Whether the mean keeps the limit.
  package var holds: Bool { target.isKept(by: value.mean) }
}

extension StudyResult {
  /// What the study found about how busy agents may be, in the order of the file.
  package var occupancyVerdicts: [OccupancyVerdict] {
    scenario.occupancyTargets.map { target in
      let value = target.pool.map { pool($0, .occupancy) } ?? centre(.occupancy)
      let firstBreak = (0..<scenario.intervalCount).first { interval in
        let part =
          target.pool.map { self.interval(interval, pool: $0, .occupancy) }
          ?? occupancy(interval: interval)
        return !target.isKept(by: part.mean)
      }
      return OccupancyVerdict(target: target, value: value, firstBreak: firstBreak)
    }
  }

  /// Whether all targets of the scenario are kept, those about calls and those about agents.
  package var meetsTargets: Bool {
    verdict.allSatisfy(\.holds) && occupancyVerdicts.allSatisfy(\.holds)
  }
}
