package import Diagnostics
package import EmergencyPlans

extension StudyResult {
  /// What became of an emergency plan over the replications.
  package struct PlanResult: Sendable {
    package let plan: EmergencyPlan
    /// The share of replications in which it began, 0…1.
    package let begun: Estimate
    /// How often a replication began it though nothing was wrong.
    package let falselyBegun: Estimate
    /// When it began first, in seconds from the beginning, where it began.
    package let firstBegun: Estimate
    /// How long it was in force in a replication, in seconds.
    package let inForce: Estimate
    /// What its steps cost a replication, in yuan.
    package let cost: Estimate
    /// How often each step was carried out in a replication.
    package let steps: [Estimate]
    /// What of it changes nothing in a simulation.
    package let notes: [Scenario.PlanNote]
  }

  /// The emergency plans, in the order of the scenario.
  package var plans: [PlanResult] {
    zip(scenario.plans, moments.plans).map { setting, moments in
      PlanResult(
        plan: setting.plan, begun: moments.begun.estimate,
        falselyBegun: moments.falselyBegun.estimate, firstBegun: moments.firstStart.estimate,
        inForce: moments.activeSeconds.estimate, cost: moments.cost.estimate,
        steps: moments.steps.map(\.estimate), notes: scenario.notes(on: setting))
    }
  }

  /// The moment that lies so many seconds after the beginning.
  package func moment(at seconds: Double) -> Instant? {
    seconds.isFinite ? scenario.begins + .milliseconds(Int64(seconds * 1_000)) : nil
  }

  /// How plans went; nothing where none was tried.
  var plansJSON: JSONValue? {
    guard !scenario.plans.isEmpty else { return nil }
    func json(_ estimate: Estimate) -> JSONValue {
      .object(["mean": .number(estimate.mean), "halfWidth": .number(estimate.halfWidth)])
    }
    return .object(
      plans.map { result in
        .init(
          result.plan.id,
          .object([
            "begun": json(result.begun), "falselyBegun": json(result.falselyBegun),
            "firstBegunSeconds": json(result.firstBegun),
            "firstBegunAt": moment(at: result.firstBegun.mean).map { .text($0.description) },
            "inForceSeconds": json(result.inForce), "cost": json(result.cost),
            "steps": .object(
              zip(result.plan.steps, result.steps).map { step, estimate in
                .init(step.id, .object(["done": json(estimate)]))
              }),
            "withoutEffect": .array(
              result.notes.map { note in
                .object(["step": note.step.map { .text($0) }, "why": .text(note.why.en)])
              }),
          ]))
      })
  }
}
