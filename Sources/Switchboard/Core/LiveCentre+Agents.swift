internal import AfterSales
internal import QueueSimulator

extension LiveCentre {
  // MARK: Who takes which call

  /// The idle agent who takes a call now, no longer among the idle ones.
  mutating func takeIdleAgent(for call: LiveCall) -> String? {
    let queue = plan.queues[call.queue]
    var search = AgentSearch(choose: queue.choose, random: Self.evenNumber(call.place))
    for link in queue.pools where link.isOpen(toCallWaitingSince: call.since, at: now) {
      guard let longest = idle[link.pool].first else { continue }
      search.consider(
        pool: link.pool, idle: idle[link.pool].count, idleSince: longest.since)
    }
    guard let pool = search.pool else { return nil }
    return idle[pool].remove(at: search.position).id
  }

  /// A number in 0..<1 that differs from place to place (the finaliser of SplitMix64,
  /// https://doi.org/10.1145/2714064.2660195).
  private static func evenNumber(_ place: UInt64) -> Double {
    var bits = place &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ bits &>> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits &>> 27) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ bits &>> 31) &>> 11) * 0x1p-53
  }

  /// The waiting call that an agent of a pool takes next.
  private func firstCall(for pool: Int) -> LiveCall? {
    var search = CallSearch(takes: plan.pools[pool].takes)
    // What `CallSearch` gives back is the index of a head in this list.
    var heads: [String] = []
    for (place, skill) in plan.pools[pool].skills.enumerated() {
      let queue = plan.queues[skill.queue]
      guard let link = queue.pools.first(where: { $0.pool == pool }) else { continue }
      for list in lines[skill.queue].lists {
        guard let head = list.waiters.first,
          link.isOpen(toCallWaitingSince: head.since, at: now)
        else { continue }
        let priority =
          queue.ageing?.priority(
            list.priority, isCallback: list.isCallback, after: now - head.since) ?? list.priority
        search.consider(
          heads.count, priority: priority + plan.raises[skill.queue], isCallback: list.isCallback,
          skill: place,
          place: head.place)
        heads.append(head.call)
      }
    }
    return search.call.flatMap { calls[heads[$0]] }
  }

  /// An agent becomes free: leaves, takes the next call, or is idle.
  mutating func becomeFree(_ id: String) {
    guard var agent = agents[id] else { return }
    deadlines.set(.agentPhase(id), nil)
    switch agent.next {
    case .home:
      forget(agent)
      return
    case .notReady(let reason):
      rest(agent, reason: reason)
      return
    case .idle: break
    }
    agent.phase = .idle
    agent.since = now
    agent.turn = nextSequence()
    keep(agent)
    guard agent.lost == nil else { return }
    if let call = firstCall(for: agent.pool) {
      stopWaiting(call)
      offer(call, to: id)
    } else {
      idle[agent.pool].append(IdleAgent(id: id, since: now))
      actions.append(.agent(id, .idle))
    }
  }

  mutating func rest(_ resting: LiveAgent, reason: NotReadyReason) {
    var agent = resting
    deadlines.set(.agentPhase(agent.id), nil)
    agent.phase = .notReady(reason)
    agent.since = now
    agent.next = .idle
    keep(agent)
    actions.append(.agent(agent.id, agent.phase))
  }

  // MARK: Offers

  /// Rings a call at the desk of an agent who is not among the idle ones.
  mutating func offer(_ offered: LiveCall, to id: String) {
    guard var agent = agents[id] else { return }
    var call = offered
    call.stage = .offered(agent: id)
    keep(call)
    agent.phase = .offered(call: call.id)
    agent.since = now
    keep(agent)
    deadlines.set(.call(call.id), nil)
    limitPhase(of: agent, to: plan.limits.ring)
    actions.append(.offer(call: call.id, agent: id, isCallback: call.isCallback))
  }

  mutating func limitPhase(of agent: LiveAgent, to seconds: Double) {
    deadlines.set(
      .agentPhase(agent.id),
      Deadline(
        at: max(agent.since + seconds, now), kind: .agent, order: nextSequence(),
        subject: .agentPhase(agent.id)))
  }

  mutating func accept(_ callID: String, by id: String) {
    guard let agent = agents[id] else { return refuse(.unknownAgent) }
    // Asked again after a connection broke: it has been done.
    if agent.phase == .talking(call: callID) || agent.phase == .ringing(call: callID) { return }
    guard agent.phase == .offered(call: callID), var call = calls[callID] else {
      return refuse(.notYours)
    }
    deadlines.set(.agentPhase(id), nil)
    guard call.isCallback else {
      connect(call, to: agent)
      return
    }
    call.stage = .ringing(agent: id)
    keep(call)
    var ringing = agent
    ringing.phase = .ringing(call: callID)
    ringing.since = now
    keep(ringing)
    actions.append(.ring(call: callID, agent: id))
  }

  mutating func connect(_ connected: LiveCall, to answering: LiveAgent) {
    var (call, agent) = (connected, answering)
    call.stage = .talking(agent: agent.id)
    call.answered = now
    keep(call)
    agent.phase = .talking(call: call.id)
    agent.since = now
    keep(agent)
    actions.append(.connected(call: call.id, agent: agent.id))
  }

  mutating func decline(_ callID: String, by id: String) {
    guard let agent = agents[id] else { return refuse(.unknownAgent) }
    guard agent.phase == .offered(call: callID) else { return refuse(.notYours) }
    lose(agent, .declined)
  }

  mutating func withdraw(_ call: String, from agent: String, _ why: OfferWithdrawal) {
    actions.append(.withdrawn(call: call, agent: agent, why))
  }

  /// An agent doesn't take an offered call: the next one gets it, before all others.
  ///
  /// The agent is not ready from then on, or the call would ring there again and again.
  mutating func lose(_ agent: LiveAgent, _ why: OfferWithdrawal) {
    guard case .offered(let callID) = agent.phase, let call = calls[callID] else { return }
    withdraw(callID, from: agent.id, why)
    switch agent.next {
    case .home: forget(agent)
    case .notReady(let reason): rest(agent, reason: reason)
    case .idle: rest(agent, reason: .callLost(why))
    }
    giveBack(call)
  }

  /// A call that an agent lost goes to the next agent, or to the front.
  mutating func giveBack(_ lost: LiveCall) {
    var call = lost
    call.stage = .waiting
    call.isReturned = true
    if call.answered != nil {
      call.answered = nil
      call.wasAnswered = true
      call.joined = now
      call.since = now
    }
    offerOrWait(call)
  }

  mutating func phaseLastedTooLong(_ id: String) {
    guard let agent = agents[id] else { return }
    switch agent.phase {
    case .offered: lose(agent, .notAnswered)
    case .wrappingUp: becomeFree(id)
    case .notReady, .idle, .ringing, .talking: break
    }
  }

  // MARK: Talks

  mutating func endTalk(of id: String) {
    guard let agent = agents[id] else { return refuse(.unknownAgent) }
    guard case .talking(let callID) = agent.phase, let call = calls[callID] else {
      return refuse(.notNow)
    }
    forget(call)
    actions.append(.agentLeft(call: callID, agent: id))
    beginWrapUp(of: id, after: callID)
  }

  mutating func beginWrapUp(of id: String, after call: String) {
    guard var agent = agents[id] else { return }
    agent.phase = .wrappingUp(call: call)
    agent.since = now
    keep(agent)
    limitPhase(of: agent, to: plan.limits.wrapUp)
    actions.append(.wrapUp(call: call, agent: id))
  }

  mutating func endWrapUp(of id: String) {
    guard let agent = agents[id] else { return refuse(.unknownAgent) }
    guard case .wrappingUp = agent.phase else { return refuse(.notNow) }
    becomeFree(id)
  }

  /// Unlike in a simulation, a queue that is full or closed refuses: the agent keeps the caller.
  mutating func transfer(by id: String, to queue: Int) {
    guard let agent = agents[id] else { return refuse(.unknownAgent) }
    guard case .talking(let callID) = agent.phase, var call = calls[callID] else {
      return refuse(.notNow)
    }
    guard plan.isOpen[queue] else { return refuse(.queueClosed) }
    guard lines[queue].liveCount < plan.queues[queue].capacity ?? .max else {
      return refuse(.queueFull)
    }
    call.isTransferred = true
    call.isCallback = false
    call.isReturned = false
    call.wasAnswered = false
    call.queue = queue
    call.joined = now
    call.since = now
    call.answered = nil
    call.place = nextSequence()
    actions.append(.transferred(call: callID, agent: id, queue: queue))
    beginWrapUp(of: id, after: callID)
    enter(call)
  }
}
