package import Diagnostics
package import QueueSimulator
package import Staffing

/// Shifts, chosen against targets or to cover a need, and what they do in the simulation.
package struct SimulatedRoster {
  let cover: ShiftCover
  let need: StaffingNeed
  let plan: ShiftPlan
  let begins: Instant
  let result: StudyResult?
  /// How the shifts were chosen against targets, where they were.
  let choice: RosterAnswer?

  /// Shifts that were chosen by what they do to the targets.
  /// - Parameters:
  ///   - need: the agents that were found by interval.
  ///   - begins: when the period begins.
  package init(_ choice: RosterAnswer, need: StaffingNeed, plan: ShiftPlan, begins: Instant) {
    cover = choice.cover
    self.need = need
    self.plan = plan
    self.begins = begins
    result = choice.proof
    self.choice = choice
  }

  /// Shifts that cover a need.
  /// - Parameters:
  ///   - begins: when the period begins.
  ///   - result: the simulation of the roster, where there is a scenario.
  package init(
    _ cover: ShiftCover, need: StaffingNeed, plan: ShiftPlan, begins: Instant, result: StudyResult?
  ) {
    self.cover = cover
    self.need = need
    self.plan = plan
    self.begins = begins
    self.result = result
    choice = nil
  }

  /// Each target with what was found about it.
  var verdicts: [TargetVerdict] { choice?.verdicts ?? result?.verdict ?? [] }

  /// Whether every target is kept; without a simulation there is none to be missed.
  package var meetsTargets: Bool { verdicts.allSatisfy(\.holds) }

  /// Who works when, a line a person.
  package var roster: Roster { Roster(cover, plan: plan, begins: begins) }

  /// The scenario with the roster, where there is one.
  package var scenario: Scenario? { result?.scenario }
}
