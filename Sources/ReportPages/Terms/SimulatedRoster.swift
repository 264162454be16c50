package import Diagnostics
package import QueueSimulator
package import Staffing

/// Shifts that cover a need, and what they do in the simulation.
package struct SimulatedRoster {
  let cover: ShiftCover
  let need: StaffingNeed
  let plan: ShiftPlan
  let begins: Instant
  let result: StudyResult?

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
  }
}
