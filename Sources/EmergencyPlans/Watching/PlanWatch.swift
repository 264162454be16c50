/// Watches a centre for its plans, and says when what is due.
///
/// A pure value without a clock: observations go in with their times, news come out. The simulator
/// and the desk that runs both use it, so that a plan means the same in both.
///
/// It doesn't flap: a trigger has to hold for its time without a break, an ending for its own, and
/// after an end the plan rests.
package struct PlanWatch: Sendable {
  package let plans: [EmergencyPlan]
  package internal(set) var states: [PlanState]
  /// By plan: the queues of its triggers, then of what lets it end; -1 where none is named.
  private let triggerQueues: [[Int]]
  private let calmQueues: [[Int]]
  /// The latest moment it was told of, in seconds.
  private(set) var now = -Double.infinity
  /// How long a proposal outlasts its trigger, in seconds.
  package var lapseSeconds = Self.lapse

  /// How long a proposal usually outlasts its trigger, in seconds.
  package static let lapse = 300.0
  /// A step that is due for longer than this, because nobody was there to do it, is missed.
  package static let longestDelay = 600.0

  /// - Parameters:
  ///   - queues: by index, as observations go.
  ///   - kept: how far the plans have come, in any order; of plans that aren't there any more it is
  ///     left out.
  /// - Precondition: the plans name no other queues.
  package init(_ plans: [EmergencyPlan], queues: [String], kept: [PlanState] = []) {
    self.plans = plans
    func indexes(_ conditions: [PlanCondition]) -> [Int] {
      conditions.map { condition in
        guard let name = condition.measure.queue else { return -1 }
        guard let index = queues.firstIndex(of: name) else {
          preconditionFailure("PlanWatch.plans must name known queues (was \(name))")
        }
        return index
      }
    }
    triggerQueues = plans.map { indexes($0.triggers) }
    calmQueues = plans.map { indexes($0.ends.calm) }
    states = plans.map { plan in
      kept.first { $0.id == plan.id }.map { PlanState($0, of: plan) } ?? PlanState(plan)
    }
  }

  // MARK: Observing

  /// Takes note of how things stand.
  package mutating func observe(_ observation: PlanObservation, at time: Double) -> [PlanNews] {
    now = max(now, time)
    return plans.indices.flatMap { plan in
      noteTriggers(of: plan, observation)
      return switch states[plan].phase {
      case .resting: beginIfDue(plan)
      case .proposed: withdrawIfOver(plan)
      case .running: goOn(plan, observation)
      }
    }
  }

  private mutating func noteTriggers(of plan: Int, _ observation: PlanObservation) {
    for (index, condition) in plans[plan].triggers.enumerated() {
      let value = observation.value(of: condition.measure, queue: triggerQueues[plan][index])
      states[plan].holds[index] =
        condition.holds(value) ? states[plan].holds[index] ?? now : nil
    }
  }

  private mutating func beginIfDue(_ plan: Int) -> [PlanNews] {
    let due = plans[plan].triggers.indices.first { index in
      states[plan].holds[index].map { $0 + plans[plan].triggers[index].forSeconds <= now } ?? false
    }
    guard let due, now >= states[plan].restsUntil ?? now else { return [] }
    if plans[plan].carriedOut == .byItself { return start(plan, trigger: due, by: nil) }
    enter(.proposed, plan)
    states[plan].trigger = due
    return [.proposed(plan: plan, trigger: due)]
  }

  private mutating func withdrawIfOver(_ plan: Int) -> [PlanNews] {
    guard states[plan].holds.allSatisfy({ $0 == nil }) else {
      states[plan].quietSince = nil
      return []
    }
    let quiet = states[plan].quietSince ?? now
    states[plan].quietSince = quiet
    guard quiet + lapseSeconds <= now else { return [] }
    enter(.resting, plan)
    return [.withdrawn(plan: plan)]
  }

  private mutating func goOn(_ plan: Int, _ observation: PlanObservation) -> [PlanNews] {
    let news = doDueSteps(of: plan)
    let ends = plans[plan].ends
    let isCalm =
      !ends.calm.isEmpty
      && ends.calm.indices.allSatisfy { index in
        let queue = calmQueues[plan][index]
        return ends.calm[index].holds(
          observation.value(of: ends.calm[index].measure, queue: queue))
      }
    states[plan].calmSince = isCalm ? states[plan].calmSince ?? now : nil
    if let calm = states[plan].calmSince, calm + ends.forSeconds <= now {
      return news + end(plan, .calm)
    }
    if let longest = ends.afterSeconds, states[plan].since + longest <= now {
      return news + end(plan, .tooLong)
    }
    return news
  }

  private mutating func doDueSteps(of plan: Int) -> [PlanNews] {
    let due = plans[plan].steps.indices
      .filter {
        states[plan].steps[$0].phase == .planned
          && states[plan].since + plans[plan].steps[$0].afterSeconds <= now
      }
      .sorted {
        (plans[plan].steps[$0].afterSeconds, $0) < (plans[plan].steps[$1].afterSeconds, $1)
      }
    return due.map { step in
      let late = now - states[plan].since - plans[plan].steps[step].afterSeconds
      if late > Self.longestDelay {
        set(.missed, step, of: plan, by: nil)
        return .stepMissed(plan: plan, step: step)
      }
      if plans[plan].steps[step].isProposed {
        set(.proposed, step, of: plan, by: nil)
        return .stepProposed(plan: plan, step: step)
      }
      set(.done, step, of: plan, by: nil)
      return .stepDone(plan: plan, step: step, lateSeconds: late, by: nil)
    }
  }

  // MARK: Changing

  mutating func enter(_ phase: PlanState.Phase, _ plan: Int) {
    states[plan].phase = phase
    states[plan].since = now
    states[plan].quietSince = nil
    states[plan].calmSince = nil
  }

  mutating func set(_ phase: PlanState.Step.Phase, _ step: Int, of plan: Int, by actor: String?) {
    states[plan].steps[step].phase = phase
    states[plan].steps[step].at = now
    states[plan].steps[step].by = actor
  }

  /// Begins a plan, and does what is due at once.
  mutating func start(_ plan: Int, trigger: Int?, by actor: String?) -> [PlanNews] {
    enter(.running, plan)
    states[plan].trigger = trigger
    states[plan].by = actor
    states[plan].steps = plans[plan].steps.map { PlanState.Step(id: $0.id) }
    return [.started(plan: plan, trigger: trigger, by: actor)] + doDueSteps(of: plan)
  }

  /// Ends a plan; what is in force of it is undone, the last first.
  mutating func end(_ plan: Int, _ why: PlanNews.Ending) -> [PlanNews] {
    let lasting = states[plan].steps.indices
      .filter {
        states[plan].steps[$0].phase == .done && plans[plan].steps[$0].action.isLasting
      }
      .sorted { (states[plan].steps[$0].at, $0) > (states[plan].steps[$1].at, $1) }
    for step in lasting { set(.undone, step, of: plan, by: nil) }
    enter(.resting, plan)
    states[plan].restsUntil = now + plans[plan].restSeconds
    return lasting.map { .stepUndone(plan: plan, step: $0, by: nil) } + [.ended(plan: plan, why)]
  }

  mutating func noteTime(_ time: Double) { now = max(now, time) }

  /// The clock was set: everything lasts as long as it would have.
  package mutating func clockWasSet(by seconds: Double) {
    now += seconds
    for index in states.indices { states[index].clockWasSet(by: seconds) }
  }
}
