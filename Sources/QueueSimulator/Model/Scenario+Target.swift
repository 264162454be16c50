extension Scenario {
  /// A figure that must not fall below a limit, or not rise above it.
  package struct Target: Sendable, Hashable, Codable {
    /// What can have a limit.
    package enum Measure: String, Sendable, Hashable, Codable {
      case serviceLevel, abandonment, blocking, asa
      /// Of agents: (talk + wrap-up) / staffed time.
      case occupancy

      /// The figure about calls that it is, if it is one.
      package var ofCalls: CallMeasure? {
        switch self {
        case .serviceLevel: .serviceLevel
        case .abandonment: .abandonment
        case .blocking: .blocking
        case .asa: .asa
        case .occupancy: nil
        }
      }
    }

    package var measure: Measure
    /// The queue it is about; `nil` for the whole centre.
    package var queue: Int?
    /// The pool it is about; `nil` for all agents together, or for a figure about calls.
    package var pool: Int?
    /// The interval it is about, of arrival for a figure about calls; `nil` for the whole day.
    package var interval: Int?
    /// A share as 0…1, a time in seconds.
    package var limit: Double

    package init(
      _ measure: Measure, queue: Int? = nil, pool: Int? = nil, interval: Int? = nil, limit: Double
    ) {
      self.measure = measure
      self.queue = queue
      self.pool = pool
      self.interval = interval
      self.limit = limit
    }

    /// Whether the figure must not be below the limit; if not, not above.
    package var isAtLeast: Bool { measure == .serviceLevel }

    /// Whether a value keeps the limit; without calls or staff, as NaN, it does.
    package func isKept(by value: Double) -> Bool {
      value.isNaN || (isAtLeast ? value >= limit : value <= limit)
    }
  }

  /// The targets about calls, those of `accept`, then those of the queues, in the order of the file; then
  /// those about agents in the same way.
  package var targets: [Target] {
    var result = Self.targets(of: accept, queue: nil)
    for (index, queue) in queues.enumerated() {
      if let answered = queue.answered {
        result.append(Target(.serviceLevel, queue: index, limit: answered))
      }
      result += Self.targets(of: queue.accept, queue: index)
    }
    if let limit = accept.occupancy { result.append(Target(.occupancy, limit: limit)) }
    for (index, pool) in pools.enumerated() {
      if let limit = pool.acceptedOccupancy {
        result.append(Target(.occupancy, pool: index, limit: limit))
      }
    }
    return result
  }

  private static func targets(of accept: Targets, queue: Int?) -> [Target] {
    let limits: [(Target.Measure, Double?)] = [
      (.serviceLevel, accept.serviceLevel), (.abandonment, accept.abandonment),
      (.blocking, accept.blocking), (.asa, accept.averageSpeedOfAnswerSeconds),
    ]
    return limits.compactMap { measure, limit in
      limit.map { Target(measure, queue: queue, limit: $0) }
    }
  }
}
