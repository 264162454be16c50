extension Scenario {
  /// A figure that must not fall below a limit, or not rise above it.
  package struct Target: Sendable, Hashable, Codable {
    package var measure: CallMeasure
    /// The queue it is about; `nil` for the whole centre.
    package var queue: Int?
    /// The interval of arrival it is about; `nil` for the whole day.
    package var interval: Int?
    /// A share as 0…1, a time in seconds.
    package var limit: Double

    package init(_ measure: CallMeasure, queue: Int? = nil, interval: Int? = nil, limit: Double) {
      self.measure = measure
      self.queue = queue
      self.interval = interval
      self.limit = limit
    }

    /// Whether the figure must not be below the limit; if not, not above.
    package var isAtLeast: Bool { measure == .serviceLevel }

    /// Whether a value keeps the limit; without calls, as NaN, it does.
    package func isKept(by value: Double) -> Bool {
      value.isNaN || (isAtLeast ? value >= limit : value <= limit)
    }
  }

  /// A largest share of the staffed time that agents may be busy.
  package struct OccupancyTarget: Sendable, Hashable {
    /// The pool it is about; `nil` for all agents together.
    package var pool: Int?
    /// 0…1.
    package var limit: Double

    /// Whether an occupancy keeps the limit; without staff, as NaN, it does.
    package func isKept(by value: Double) -> Bool { value.isNaN || value <= limit }
  }

  /// The targets about agents: that of `accept`, then those of the pools.
  package var occupancyTargets: [OccupancyTarget] {
    let whole = accept.occupancy.map { OccupancyTarget(pool: nil, limit: $0) }
    return (whole.map { [$0] } ?? [])
      + pools.enumerated().compactMap { index, pool in
        pool.acceptedOccupancy.map { OccupancyTarget(pool: index, limit: $0) }
      }
  }

  /// The targets about calls: those of `accept`, then those of the queues, in the order of the file.
  package var targets: [Target] {
    var result = Self.targets(of: accept, queue: nil)
    for (index, queue) in queues.enumerated() {
      if let answered = queue.answered {
        result.append(Target(.serviceLevel, queue: index, limit: answered))
      }
      result += Self.targets(of: queue.accept, queue: index)
    }
    return result
  }

  private static func targets(of accept: Targets, queue: Int?) -> [Target] {
    let limits: [(CallMeasure, Double?)] = [
      (.serviceLevel, accept.serviceLevel), (.abandonment, accept.abandonment),
      (.blocking, accept.blocking), (.asa, accept.averageSpeedOfAnswerSeconds),
    ]
    return limits.compactMap { measure, limit in
      limit.map { Target(measure, queue: queue, limit: $0) }
    }
  }
}
