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

  /// Whether the proof of chosen shifts was made to its end; those that cover a need have none.
  package var isProved: Bool { choice?.isProved ?? true }

  /// Whether there are people enough for the lines of the week.
  package var hasEnoughPeople: Bool { cover.short(need: need, plan: plan).isEmpty }

  /// What overtime beyond the hours of weeks costs, in the currency of the plan.
  var overtimePay: Double { cover.overtimePay(need: need, plan: plan) }

  /// Of all shifts and the overtime of weeks, in the currency of the plan.
  var pay: Double { cover.cost + overtimePay }

  /// The pay of the shifts of each pool, in the currency of the plan.
  var payByPool: [(pool: String, pay: Double)] {
    need.agents.map { part in
      let own = cover.shifts.filter { $0.pool == part.pool }
      return (part.pool, own.reduce(0) { $0 + Double($1.people) * $1.cost })
    }
  }

  /// How many people work; of a plan of several days each once.
  var people: Int {
    guard need.isSeveralDays else { return cover.shifts.reduce(0) { $0 + $1.people } }
    return need.agents.reduce(0) {
      $0 + cover.lines(of: $1.pool, need: need, plan: plan).people
    }
  }

  /// Where no shift could bring anybody, of shifts that were chosen against targets; `nil` if there
  /// is no such interval.
  var uncovered: UncoveredText? {
    guard choice != nil else { return nil }
    let open = ShiftCover.uncoverable(need, plan)
    return open.isEmpty ? nil : UncoveredText(uncovered: open, need: need)
  }

  /// Who works when, a line a person.
  package var roster: Roster { Roster(cover, need: need, plan: plan, begins: begins) }

  /// The scenario with the roster, where there is one.
  package var scenario: Scenario? { result?.scenario }
}
