/// What a plan looks at in a centre, at one moment; queues go by their index.
package struct PlanObservation: Sendable, Hashable {
  /// Callers waiting on the line, by queue.
  package var waiting: [Int]
  /// The wait that a caller who joins now is likely to have, in seconds; infinite where nobody works.
  package var expectedWait: [Double]
  /// The share of the lines in use, 0…1; `nil` if lines have no number.
  package var lines: Double?
  package var warnings: Set<PlanWarning>

  package init(
    waiting: [Int], expectedWait: [Double], lines: Double? = nil, warnings: Set<PlanWarning> = []
  ) {
    self.waiting = waiting
    self.expectedWait = expectedWait
    self.lines = lines
    self.warnings = warnings
  }

  /// The value of a measure.
  /// - Parameter queue: the index of the queue that it names, if it names one.
  func value(of measure: PlanCondition.Measure, queue: Int) -> Double? {
    switch measure {
    case .waiting: Double(waiting[queue])
    case .expectedWait: expectedWait[queue]
    case .lines: lines
    case .warning(let meant): warnings.contains(where: meant.means) ? 1 : 0
    }
  }
}
