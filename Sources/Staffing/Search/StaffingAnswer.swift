package import QueueSimulator

/// A staffing that was found, with its proof.
package struct StaffingAnswer: Sendable {
  /// What becomes of the targets when one agent at work is taken from an interval.
  package struct Removal: Sendable, Hashable {
    package var pool: Int
    package var interval: Int
    /// The target that comes nearest to its limit or farthest below, by its place in `verdicts`.
    package var target: Int
    /// Its value without the agent.
    package var value: Double
    /// How far it is still kept, in its own units; negative is missed.
    package var distance: Double

    package var isMissed: Bool { distance < 0 }
  }

  /// Agents to plan, shrinkage included.
  package var table: StaffingTable
  /// What Erlang A asks for, each queue and interval for itself, shrinkage included.
  package var formula: StaffingTable
  /// Of `table`, in the scenario's currency; hours of agents where no pool costs anything.
  package var pay: Double
  package var goal: StaffingSearch.Goal
  /// 0…1.
  package var confidence: Double
  /// Each target with its value in replications not used for the search.
  package var verdicts: [TargetVerdict]
  /// All figures of those replications.
  package var proof: StudyResult
  /// One entry for each pool and interval with agents; empty where the search was stopped.
  package var without: [Removal]
  /// What no plan that keeps the targets costs less than, or why that isn't known; `nil` where it wasn't
  /// looked for, with a budget or after a stop.
  package var bound: Result<PayBound, PayBound.Absence>?
  /// How many replications were simulated for the search.
  package var replications: Int
  /// Whether it is the best so far of a search that was stopped.
  package var isPartial: Bool
  /// Whether the proof was made to its end; else a few replications tell how the targets stand.
  package var isProved: Bool

  package var meetsTargets: Bool { verdicts.allSatisfy(\.holds) }

  /// The single agents without whom every target would still be kept.
  package var dispensable: [Removal] { without.filter { !$0.isMissed } }
}
