/// Something observed of a centre that begins a plan, or lets it end.
package struct PlanCondition: Sendable, Hashable, Codable {
  /// What is looked at.
  package enum Measure: Sendable, Hashable, Codable {
    /// How many callers wait on the line in a queue, by its id.
    case waiting(String)
    /// How long a caller who joins the queue now is likely to wait, in seconds.
    case expectedWait(String)
    /// The share of all lines that are in use, 0…1.
    case lines
    /// Whether there is an early warning of this kind: 1 or 0.
    case warning(PlanWarning)

    package var queue: String? {
      switch self {
      case .waiting(let queue), .expectedWait(let queue): queue
      case .lines, .warning: nil
      }
    }
  }

  package var measure: Measure
  /// Whether the measure has to be above the limit; else below it.
  package var isAbove: Bool
  /// In the unit of the measure.
  package var limit: Double
  /// How long it has to hold without a break, in seconds.
  package var forSeconds: Double

  package init(_ measure: Measure, isAbove: Bool, limit: Double, forSeconds: Double = 0) {
    self.measure = measure
    self.isAbove = isAbove
    self.limit = limit
    self.forSeconds = forSeconds
  }

  /// Whether a value of the measure fulfils it; a measure that isn't known fulfils nothing.
  package func holds(_ value: Double?) -> Bool {
    guard let value else { return false }
    return isAbove ? value > limit : value < limit
  }
}

/// An early warning that the complaints of the last hour gave, or which of them a plan means.
package struct PlanWarning: Sendable, Hashable, Codable {
  /// By what complaints are counted.
  package enum Subject: String, Sendable, Hashable, Codable, CaseIterable {
    case product, region, kind
  }

  package var subject: Subject
  /// Which product, region or kind; `*` means any, in a plan alone.
  package var name: String

  package init(_ subject: Subject, _ name: String) {
    self.subject = subject
    self.name = name
  }

  /// Whether a warning that was given is meant.
  package func means(_ given: PlanWarning) -> Bool {
    subject == given.subject && (name == "*" || name == given.name)
  }
}
