import QueueSimulator

extension Comparison {
  /// Another scenario beside that of a study, over the same replications.
  static func run(_ study: Study, with other: Scenario) -> Comparison {
    Comparisons.run(study, named: study.scenario.id, with: [(other.id, other)]).pairs[0]
  }
}
