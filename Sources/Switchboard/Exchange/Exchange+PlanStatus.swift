internal import AfterSales
internal import Diagnostics
internal import EmergencyPlans

extension Exchange {
  /// How the emergency plans stand, in the order of their ids.
  var planStatuses: [PlanStatus] {
    zip(watch.plans, watch.states).map(status).sorted { $0.id < $1.id }
  }

  private func status(_ plan: EmergencyPlan, _ state: PlanState) -> PlanStatus {
    let moment = LiveTime.seconds(now.milliseconds)
    return PlanStatus(
      id: plan.id, title: plan.title,
      phase: state.phase.status, since: state.phase == .resting ? nil : moment - state.since,
      trigger: state.phase == .resting ? nil : state.trigger.map { plan.triggers[$0].wording },
      by: state.phase == .running ? state.by : nil,
      steps: zip(plan.steps, state.steps).map { step, own in
        let isDue = state.phase == .running && own.phase == .planned
        return PlanStatus.Step(
          id: step.id, what: step.action.wording, who: step.who,
          phase: state.phase == .running ? own.phase.status : .planned,
          dueIn: isDue ? max(0, state.since + step.afterSeconds - moment) : nil,
          by: state.phase == .running ? own.by : nil)
      })
  }
}

extension PlanState.Phase {
  fileprivate var status: PlanStatus.Phase {
    switch self {
    case .resting: .resting
    case .proposed: .proposed
    case .running: .running
    }
  }
}

extension PlanState.Step.Phase {
  fileprivate var status: PlanStatus.Step.Phase {
    switch self {
    case .planned: .planned
    case .proposed: .proposed
    case .done: .done
    case .undone: .undone
    case .missed: .missed
    }
  }
}
