/// A target with what a study found about it.
package struct TargetVerdict: Sendable {
  package let measure: CallMeasure
  /// The queue it is about; `nil` for the whole centre.
  package let queue: Int?
  package let limit: Double
  /// Whether the value must not be below the limit; if not, not above.
  package let isAtLeast: Bool
  package let value: Estimate
  /// The first interval in which it is missed, if it is in any.
  package let firstBreak: Int?

  /// Whether the mean keeps the limit; a target without calls holds.
  package var holds: Bool { Self.keeps(value.mean, limit: limit, isAtLeast: isAtLeast) }

  static func keeps(_ value: Double, limit: Double, isAtLeast: Bool) -> Bool {
    value.isNaN || (isAtLeast ? value >= limit : value <= limit)
  }
}

extension StudyResult {
  /// The targets of `accept`, then those of the queues, in the order of the file.
  package var verdict: [TargetVerdict] {
    let accept = scenario.accept
    let targets: [(CallMeasure, Double?, isAtLeast: Bool)] = [
      (.serviceLevel, accept.serviceLevel, true), (.abandonment, accept.abandonment, false),
      (.blocking, accept.blocking, false), (.asa, accept.averageSpeedOfAnswerSeconds, false),
    ]
    var result: [TargetVerdict] = []
    for case (let measure, let limit?, let isAtLeast) in targets {
      result.append(verdict(measure, limit, isAtLeast: isAtLeast, queue: nil))
    }
    for (index, queue) in scenario.queues.enumerated() {
      guard let answered = queue.answered else { continue }
      result.append(verdict(.serviceLevel, answered, isAtLeast: true, queue: index))
    }
    return result
  }

  private func verdict(
    _ measure: CallMeasure, _ limit: Double, isAtLeast: Bool, queue: Int?
  ) -> TargetVerdict {
    let firstBreak = (0..<scenario.intervalCount).first { interval in
      let value =
        queue.map { self.interval(interval, queue: $0, measure) }
        ?? self.interval(interval, measure)
      return !TargetVerdict.keeps(value.mean, limit: limit, isAtLeast: isAtLeast)
    }
    return TargetVerdict(
      measure: measure, queue: queue, limit: limit, isAtLeast: isAtLeast,
      value: queue.map { self.queue($0, measure) } ?? overall(measure), firstBreak: firstBreak)
  }
}
