/// What people decide about plans.
extension PlanWatch {
  /// Agrees to what is proposed: the plan, or a step of one that runs.
  /// - Throws: `PlanRefusal`.
  package mutating func accept(
    _ plan: String, step: String? = nil, by actor: String, at time: Double
  ) throws(PlanRefusal) -> [PlanNews] {
    let index = try self.index(of: plan, at: time)
    guard let step else {
      guard states[index].phase == .proposed else { throw .planNotNow }
      return start(index, trigger: states[index].trigger, by: actor)
    }
    let place = try self.index(of: step, in: index)
    // Also a step that was missed or undone, once somebody wants it after all.
    guard states[index].phase == .running,
      [.proposed, .missed, .undone].contains(states[index].steps[place].phase)
    else { throw .planNotNow }
    set(.done, place, of: index, by: actor)
    let due = states[index].since + plans[index].steps[place].afterSeconds
    return [.stepDone(plan: index, step: place, lateSeconds: max(0, now - due), by: actor)]
  }

  /// Doesn't want what is proposed; it rests for a while then.
  /// - Throws: `PlanRefusal`.
  package mutating func decline(
    _ plan: String, by actor: String, at time: Double
  ) throws(PlanRefusal) -> [PlanNews] {
    let index = try self.index(of: plan, at: time)
    guard states[index].phase == .proposed else { throw .planNotNow }
    enter(.resting, index)
    states[index].restsUntil = now + plans[index].restSeconds
    return [.declined(plan: index, by: actor)]
  }

  /// Begins a plan by hand, proposed or not.
  /// - Throws: `PlanRefusal`.
  package mutating func begin(
    _ plan: String, by actor: String, at time: Double
  ) throws(PlanRefusal) -> [PlanNews] {
    let index = try self.index(of: plan, at: time)
    guard states[index].phase != .running else { throw .planNotNow }
    let trigger = states[index].phase == .proposed ? states[index].trigger : nil
    return start(index, trigger: trigger, by: actor)
  }

  /// Ends a plan that runs; everything that lasts is undone.
  /// - Throws: `PlanRefusal`.
  package mutating func end(
    _ plan: String, by actor: String, at time: Double
  ) throws(PlanRefusal) -> [PlanNews] {
    let index = try self.index(of: plan, at: time)
    guard states[index].phase == .running else { throw .planNotNow }
    return end(index, .byHand(actor))
  }

  /// Takes a step back that was done, or leaves out one that is still to come; the plan goes on.
  /// - Throws: `PlanRefusal`.
  package mutating func undo(
    _ step: String, of plan: String, by actor: String, at time: Double
  ) throws(PlanRefusal) -> [PlanNews] {
    let index = try self.index(of: plan, at: time)
    let place = try self.index(of: step, in: index)
    guard states[index].phase == .running else { throw .planNotNow }
    switch states[index].steps[place].phase {
    case .undone: throw .planNotNow
    case .done where !plans[index].steps[place].action.isLasting: throw .stepStands
    case .done, .planned, .proposed, .missed: break
    }
    set(.undone, place, of: index, by: actor)
    return [.stepUndone(plan: index, step: place, by: actor)]
  }

  private mutating func index(of plan: String, at time: Double) throws(PlanRefusal) -> Int {
    guard let index = plans.firstIndex(where: { $0.id == plan }) else { throw .unknownPlan }
    noteTime(time)
    return index
  }

  private func index(of step: String, in plan: Int) throws(PlanRefusal) -> Int {
    guard let index = plans[plan].steps.firstIndex(where: { $0.id == step }) else {
      throw .unknownStep
    }
    return index
  }
}
