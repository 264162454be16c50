import EmergencyPlans

/// What one replication saw of a plan.
struct PlanTally: Sendable, Equatable {
  /// How often it began, false alarms included.
  var starts = 0
  /// How often it began though nothing was wrong.
  var falseStarts = 0
  /// When it began first, in seconds from the beginning; 0 if it didn't.
  var firstStart = 0.0
  /// How long it was in force, in seconds.
  var activeSeconds = 0.0
  /// In yuan.
  var cost = 0.0
  /// How often each step was carried out.
  var steps: [Int]

  init(steps: Int) { self.steps = [Int](repeating: 0, count: steps) }

  /// The tallies of a scenario's plans, all nothing.
  static func none(of scenario: Scenario) -> [PlanTally] {
    scenario.plans.map { PlanTally(steps: $0.plan.steps.count) }
  }

  func write(to writer: inout ByteWriter) {
    for count in [starts, falseStarts] + steps { writer.write(count) }
    for number in [firstStart, activeSeconds, cost] { writer.write(number) }
  }

  /// Reads what `write` wrote; whether that was all there.
  mutating func read(from reader: inout ByteReader) -> Bool {
    guard let starts = reader.count(), let falseStarts = reader.count() else { return false }
    (self.starts, self.falseStarts) = (starts, falseStarts)
    for index in steps.indices {
      guard let count = reader.count() else { return false }
      steps[index] = count
    }
    guard let first = reader.number(), let active = reader.number(), let cost = reader.number()
    else { return false }
    (firstStart, activeSeconds, self.cost) = (first, active, cost)
    return true
  }
}
