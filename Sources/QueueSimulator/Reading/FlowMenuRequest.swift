package import Diagnostics

/// What a scenario says of a menu that is to be sampled from its flow.
///
/// The simulator knows nothing of flows: whoever reads the scenario has it sampled.
package struct FlowMenuRequest {
  /// A name in the scenario and where it stands.
  package struct Name {
    package var text: String
    package var offset: Int
  }

  /// The paths of the flow and of the population, relative to the scenario.
  package var flow: Name
  package var population: Name
  package var behaviour: LocatedValue?
  /// The reasons to call that count; empty for all.
  package var goals: [Name]
  /// How many calls to play, in all.
  package var calls: Int
  package var seed: UInt64
  /// When the scenario begins.
  package var begins: Instant
  /// How long the scenario lasts.
  package var lastsSeconds: Double
  /// The width of the scenario's intervals; calls are played for each.
  package var intervalSeconds: Double
  package var intervalCount: Int
  /// By skill of the flow: when somebody works for its queue, in seconds from the beginning.
  package var staffed: [String: [Range<Double>]] = [:]
  /// The words in front of messages about it.
  package var path: String
  /// Reports problems in the scenario.
  package var reader: DocumentReader

  /// So many calls are played unless the scenario says otherwise.
  package static let usualCalls = 20_000
}

/// Calls played for a `FlowMenuRequest`.
package struct FlowMenuSample: Sendable {
  /// A played call; the skill is an index among `skills`, -1 for none.
  package struct Row: Sendable, Hashable {
    /// The time in the menu.
    package var seconds: Double
    package var outcome: Scenario.SampledMenu.Outcome
    package var skill: Int
    package var priority: Int
    package var opensCase: Bool

    package init(
      seconds: Double, outcome: Scenario.SampledMenu.Outcome, skill: Int, priority: Int,
      opensCase: Bool
    ) {
      self.seconds = seconds
      self.outcome = outcome
      self.skill = skill
      self.priority = priority
      self.opensCase = opensCase
    }
  }

  package var flow: String
  package var population: String
  package var skills: [String]
  /// Whole tables, one after the other.
  package var rows: [Row]
  package var rowsPerTable: Int
  package var tableOfInterval: [Int]

  package init(
    flow: String, population: String, skills: [String], rows: [Row], rowsPerTable: Int,
    tableOfInterval: [Int]
  ) {
    self.flow = flow
    self.population = population
    self.skills = skills
    self.rows = rows
    self.rowsPerTable = rowsPerTable
    self.tableOfInterval = tableOfInterval
  }
}
