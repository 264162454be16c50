package import QueueSimulator

/// Shifts that were chosen by what they do to the targets, with their proof.
package struct RosterAnswer: Sendable {
  /// What becomes of the targets when one person is taken from a shift.
  package struct Removal: Sendable {
    package var shift: ShiftCover.Shift
    /// The target that comes nearest to its limit or farthest below, by its place in `verdicts`.
    package var target: Int
    /// Its value without that person.
    package var value: Double
    /// How far it is still kept, in its own units; negative is missed.
    package var distance: Double

    package var isMissed: Bool { distance < 0 }
  }

  /// What the shifts cost beside what they could be compared with, in the currency of the plan.
  package struct Price: Sendable, Hashable {
    /// The agents that were found by interval, each interval paid by itself at the wages of the shift
    /// file: what it would cost if people came and went as needed.
    package var ideal: Double
    /// The shifts that cover those agents in every interval, which the choice began with.
    package var covering: Double
  }

  /// The chosen shifts; without a bound.
  package var cover: ShiftCover
  package var goal: StaffingSearch.Goal
  package var price: Price
  /// 0…1.
  package var confidence: Double
  /// Each target with its value in replications not used for the choice.
  package var verdicts: [TargetVerdict]
  /// All figures of those replications.
  package var proof: StudyResult
  /// One entry for each kind of shift that somebody works; empty where the search was stopped.
  package var without: [Removal]
  /// How many replications were simulated to choose.
  package var replications: Int
  /// Whether it is the best so far of a choice that was stopped.
  package var isPartial: Bool
  /// Whether the proof was made to its end; else a few replications tell how the targets stand.
  package var isProved: Bool

  package var meetsTargets: Bool { verdicts.allSatisfy(\.holds) }

  /// The shifts without one person of which every target would still be kept.
  package var dispensable: [Removal] { without.filter { !$0.isMissed } }
}
