package import QueueSimulator

extension Forecaster {
  /// How the history's intervals lie in a scenario.
  package func slots(in scenario: Scenario) -> ScenarioSlots {
    ScenarioSlots(scenario, minutes: intervalMinutes, offset: offset)
  }

  /// The expected calls an hour in each interval of a scenario's day, to a tenth.
  package func callsPerHour(in scenario: Scenario) -> [Double] {
    slots(in: scenario).perHour(minutes: intervalMinutes) { calls(on: $0) }
  }
}
