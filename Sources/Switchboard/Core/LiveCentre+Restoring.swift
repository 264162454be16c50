internal import AfterSales

extension LiveCentre {
  /// The centre as it was kept, after its process ended in whatever way.
  ///
  /// Nobody is connected yet, so everybody counts as lost from now on: those who come back in time
  /// go on as if nothing had happened. An offer stands until then. Nothing of it can be later than
  /// now: if it is, the clock was set back meanwhile.
  package init(
    _ plan: CentrePlan, calls keptCalls: [LiveCall], agents keptAgents: [LiveAgent],
    at now: Double
  ) {
    let setBack = Self.setBack(keptCalls, keptAgents, now: now)
    let kept = keptCalls.map { $0.moved(by: -setBack) }
    let staff = keptAgents.map { $0.moved(by: -setBack) }
    self.init(plan, at: now)
    continueSequence(after: max(kept.map(\.place).max() ?? 0, staff.map(\.turn).max() ?? 0))
    for call in kept { restore(call) }
    for agent in staff.sorted(by: { ($0.turn, $0.id) < ($1.turn, $1.id) }) { restore(agent) }
    for call in kept.sorted(by: { $0.place < $1.place }) where !isHeld(call) { giveBack(call) }
    actions = []
  }

  private mutating func restore(_ kept: LiveCall) {
    var call = kept
    call.lost = nil
    keep(call)
    switch call.stage {
    case .waiting:
      lines[call.queue].insert(
        .init(call: call.id, place: call.place, since: call.since), priority: call.listPriority,
        isCallback: call.isCallback)
      schedule(call)
      schedulePositions(of: call.queue)
    case .booked(let due): scheduleBooked(call, due: due)
    case .offered, .ringing, .talking: break
    }
    callerLost(call.id)
  }

  private mutating func restore(_ kept: LiveAgent) {
    var agent = kept
    agent.lost = now
    switch agent.phase {
    case .offered:
      // It rings anew when the agent is back.
      agent.since = now
      limitPhase(of: agent, to: plan.limits.ring)
    case .wrappingUp: limitPhase(of: agent, to: plan.limits.wrapUp)
    case .notReady, .idle, .ringing, .talking: break
    }
    keep(agent)
    deadlines.set(
      .agentAbsence(agent.id),
      Deadline(
        at: now + plan.limits.absence, kind: .agent, order: nextSequence(),
        subject: .agentAbsence(agent.id)))
  }

  /// Whether the agent who is to have a call knows of it.
  private func isHeld(_ call: LiveCall) -> Bool {
    guard let agent = call.agent else { return true }
    return agents[agent]?.phase.call == call.id
  }
}
