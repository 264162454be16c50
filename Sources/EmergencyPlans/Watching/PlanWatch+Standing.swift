/// How plans stand.
extension PlanWatch {
  /// The steps in force of all plans that run, in the order in which they were carried out.
  package var inForce: [(plan: Int, step: Int)] {
    var found: [(plan: Int, step: Int, at: Double)] = []
    for (plan, state) in states.enumerated() where state.phase == .running {
      for (step, own) in state.steps.enumerated()
      where own.phase == .done && plans[plan].steps[step].action.isLasting {
        found.append((plan, step, own.at))
      }
    }
    return found.sorted { ($0.at, $0.plan, $0.step) < ($1.at, $1.plan, $1.step) }
      .map { ($0.plan, $0.step) }
  }

  /// What these steps change of the centre.
  package var effects: PlanEffects {
    PlanEffects(of: inForce.map { plans[$0.plan].steps[$0.step].action })
  }

  /// Whether any plan looks for early warnings.
  package var asksForWarnings: Bool {
    plans.contains { plan in
      (plan.triggers + plan.ends.calm).contains {
        if case .warning = $0.measure { true } else { false }
      }
    }
  }

  /// When something is due if nothing observed changes until then, in seconds; `nil` if nothing is.
  package var nextMoment: Double? {
    var moments: [Double] = []
    for (plan, state) in zip(plans, states) {
      switch state.phase {
      case .resting:
        moments += zip(plan.triggers, state.holds).compactMap { condition, since in
          since.map { max($0 + condition.forSeconds, state.restsUntil ?? $0) }
        }
      case .proposed: moments += state.quietSince.map { [$0 + lapseSeconds] } ?? []
      case .running:
        moments += zip(plan.steps, state.steps).compactMap { step, own in
          own.phase == .planned ? state.since + step.afterSeconds : nil
        }
        moments += state.calmSince.map { [$0 + plan.ends.forSeconds] } ?? []
        moments += plan.ends.afterSeconds.map { [state.since + $0] } ?? []
      }
    }
    return moments.filter { $0 < .infinity }.min()
  }
}
