internal import AfterSales

extension LiveCentre {
  mutating func logOn(_ id: String, pool: Int) {
    guard agents[id] == nil else { return refuse(.agentExists) }
    rest(
      LiveAgent(id: id, pool: pool, phase: .notReady(.loggedOn), since: now),
      reason: .loggedOn)
  }

  mutating func ready(_ id: String) {
    guard var agent = agents[id] else { return refuse(.unknownAgent) }
    agent.next = .idle
    keep(agent)
    if case .notReady = agent.phase { becomeFree(id) }
  }

  /// An agent stops taking calls, now or after the call in hand.
  ///
  /// A call that rings at the desk goes to the next agent; wrap-up is cut short by going home.
  mutating func leaveWork(_ id: String, for next: LiveAgent.Next) {
    guard var agent = agents[id] else { return refuse(.unknownAgent) }
    agent.next = next
    keep(agent)
    switch agent.phase {
    case .offered: lose(agent, .declined)
    case .notReady, .idle:
      idle[agent.pool].removeAll { $0.id == id }
      becomeFree(id)
    case .wrappingUp: if next == .home { becomeFree(id) }
    case .ringing, .talking: break
    }
  }

  /// Offers a waiting call to an agent who has nothing to do, whatever pools serve its queue.
  mutating func assign(_ callID: String, to id: String) {
    guard let call = calls[callID] else { return refuse(.unknownCall) }
    guard let agent = agents[id] else { return refuse(.unknownAgent) }
    guard call.stage == .waiting, agent.phase == .idle, agent.lost == nil else {
      return refuse(.notNow)
    }
    idle[agent.pool].removeAll { $0.id == id }
    stopWaiting(call)
    offer(call, to: id)
  }

  /// A pool serves a further queue, and its idle agents take calls that wait there.
  mutating func link(_ pool: Int, to queue: Int, afterSeconds: Double) {
    plan.link(pool: pool, to: queue, afterSeconds: afterSeconds)
    lookAtWaiting(in: queue)
  }

  // MARK: Agents whose connection broke

  mutating func agentLost(_ id: String) {
    guard var agent = agents[id] else { return refuse(.unknownAgent) }
    guard agent.lost == nil else { return }
    agent.lost = now
    keep(agent)
    idle[agent.pool].removeAll { $0.id == id }
    if case .offered = agent.phase { lose(agent, .agentLost) }
    deadlines.set(
      .agentAbsence(id),
      Deadline(
        at: now + plan.limits.absence, kind: .agent, order: nextSequence(),
        subject: .agentAbsence(id)))
  }

  mutating func agentBack(_ id: String) {
    guard var agent = agents[id] else { return refuse(.unknownAgent) }
    agent.lost = nil
    keep(agent)
    deadlines.set(.agentAbsence(id), nil)
    if agent.phase == .idle { becomeFree(id) }
  }

  /// An agent did not come back: the call in hand goes to the next one.
  mutating func agentStayedAway(_ id: String) {
    guard let agent = agents[id] else { return }
    idle[agent.pool].removeAll { $0.id == id }
    switch agent.phase {
    case .offered:
      var leaving = agent
      leaving.next = .home
      lose(leaving, .agentLost)
    case .ringing(let callID):
      forget(agent)
      if let call = calls[callID] { retry(call, isAtOnce: true) }
    case .talking(let callID):
      forget(agent)
      if let call = calls[callID] {
        withdraw(callID, from: id, .agentLost)
        giveBack(call)
      }
    case .notReady, .idle, .wrappingUp: forget(agent)
    }
  }
}
