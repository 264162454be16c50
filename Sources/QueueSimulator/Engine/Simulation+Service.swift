extension Simulation {
  /// An agent begins to talk to a caller.
  /// - Parameter atOnce: whether the caller comes to the first queue and has not waited at all.
  @inline(__always)
  mutating func startTalk(_ call: inout Call, agent: Int, pool: Int, atOnce: Bool = false) {
    let type = Int(call.type)
    let (handling, wrapUp) = times(of: &call, pool: pool)
    let talkEnds = now + handling
    let wait = now - call.joined
    if call.counts {
      if atOnce {
        totals.dials[dialCell(call)].answeredAtOnce &+= 1
      } else {
        countAnswer(&call, wait: wait)
      }
    }
    totals.pools[totals.currentInterval &* totals.poolCount &+ pool].answered &+= 1
    if !atOnce, wait > 0, !call.isCallback {
      totals.add(
        .waiting(
          type: Int(call.type), queue: Int(call.queue), isContact: !call.isTransferred),
        from: call.joined, to: now)
    }
    totals.add(.talk(pool: pool), from: now, to: talkEnds)
    if wrapUp > 0 { totals.add(.wrapUp(pool: pool), from: talkEnds, to: talkEnds + wrapUp) }
    if talkEnds + wrapUp > centre.ends {
      countWorkAfterEnd(pool: pool, from: now, to: talkEnds + wrapUp)
    }
    let keepsCall =
      centre.types[type].redials || (centre.types[type].hasTransfer && !call.isTransferred)
    agents[agent] = Agent(
      pool: Int32(pool), phase: .talking, keepsCall: keepsCall, holdsLine: call.holdsLine,
      wrapUp: wrapUp,
      lineFrom: call.arrived)
    if keepsCall { inHand[agent] = call }
    agentEvents.set(
      agent, EventKey(at: talkEnds, .agentFree, sequence: nextSequence()))
    record(
      call, .answered, pool: pool, agent: agent &- Int(centre.pools[pool].firstAgent),
      talkEnds: talkEnds, wrapUpEnds: talkEnds + wrapUp)
  }

  @inline(__always)
  private mutating func countAnswer(_ call: inout Call, wait: Double) {
    let queue = Int(call.queue)
    if call.isCallback {
      totals.visits[visitCell(call)].callbacksReached &+= 1
      totals.visits[visitCell(call)].callbackWaitSeconds += wait
      totals.contacts[contactCell(call)].callbacksReached &+= 1
      totals.contacts[contactCell(call)].callbackWaitSeconds += wait
      return
    }
    totals.visits[visitCell(call)].answer(wait: wait, within: centre.queues[queue].within)
    totals.countVisitWait(wait, queue: queue)
    guard !call.isTransferred else { return }
    let contactWait = now - call.since
    let within = centre.queues[firstQueue(of: call)].within
    totals.contacts[contactCell(call)].answer(wait: contactWait, within: within)
    totals.countContactWait(contactWait, type: Int(call.type), interval: Int(call.interval))
  }

  /// How long talk and wrap-up take this agent.
  @inline(__always)
  private mutating func times(of call: inout Call, pool: Int) -> (handling: Double, wrapUp: Double)
  {
    let type = Int(call.type)
    let skill = pool &* totals.queueCount &+ Int(call.queue)
    guard centre.types[type].drawsHandlingAhead, !centre.skills[skill].hasHandling,
      call.attempt == 1 || centre.types[type].samePerson, !call.isTransferred
    else { return otherTimes(of: &call, skill: centre.skills[skill]) }
    let handling = blocks.value(.handling, type: type, call: call.number)
    let wrapUp = centre.types[type].wrapUp
    let speed = centre.skills[skill].speed
    return (
      speed == 1 ? handling : handling / speed,
      wrapUp.kind == .exponential
        ? blocks.value(.wrapUp, type: type, call: call.number) : draw(wrapUp, .wrapUp, call)
    )
  }

  @inline(never)
  private mutating func otherTimes(
    of call: inout Call, skill: Centre.SkillRules
  ) -> (handling: Double, wrapUp: Double) {
    let type = Int(call.type)
    if call.isTransferred {
      let sampler = skill.hasHandling ? skill.handling : centre.types[type].transferHandling
      return (
        draw(sampler, .transferHandling, call) / skill.speed,
        draw(centre.types[type].transferWrapUp, .transferWrapUp, call)
      )
    }
    let traced = tracedCall(call)
    // What an agent needs by a skill's own handling holds for calls of a trace too.
    let handling =
      skill.hasHandling
      ? draw(skill.handling, .handling, call)
      : traced?.handling ?? draw(centre.types[type].handling, .handling, call)
    return (
      (centre.types[type].isTold ? handling * toldFactor(of: call) : handling) / skill.speed,
      traced?.wrapUp ?? draw(centre.types[type].wrapUp, .wrapUp, call)
    )
  }

  /// How much shorter somebody talks who was told before they called.
  private func toldFactor(of call: Call) -> Double {
    let type = Int(call.type)
    let handling = streams[type &* Purpose.count &+ Purpose.handling.rawValue]
    var factor = 1.0
    for (index, told) in centre.scenario.toldBefore.enumerated()
    where told.callTypes.contains(type) && told.fromSeconds <= call.arrived
      && call.arrived < told.untilSeconds
    {
      // A stream of its own, so that who is told says nothing of how long they talk.
      let stream = RandomKeys.mix(handling ^ (Self.toldStream &+ UInt64(index)))
      if RandomKeys.uniform(RandomKeys.bits(stream, call: call.number)) < told.toldAmongCallers {
        factor *= told.handling
      }
    }
    return factor
  }

  private static let toldStream: UInt64 = 0x746F_6C64

  /// An agent's talk, ringing or wrap-up ends.
  @inline(__always)
  mutating func endAgentPhase(_ agent: Int) {
    let state = agents[agent]
    switch state.phase {
    case .talking:
      if state.keepsCall {
        endTalkInHand(agent)
      } else {
        hangUp(state)
        endTalk(agent, wrapUp: state.wrapUp)
      }
    case .wrappingUp: becomeFree(agent)
    case .ringing: endRinging(agent)
    case .idle, .away: break
    }
  }

  @inline(__always)
  private mutating func hangUp(_ agent: Agent) {
    guard agent.holdsLine else { return }
    linesInUse &-= 1
    totals.add(.lines, from: agent.lineFrom, to: now)
  }

  @inline(__always)
  private mutating func endTalk(_ agent: Int, wrapUp: Double) {
    guard wrapUp > 0 else {
      becomeFree(agent)
      return
    }
    agents[agent].phase = .wrappingUp
    agentEvents.set(
      agent, EventKey(at: now + wrapUp, .agentFree, sequence: nextSequence()))
  }

  /// A talk ends after which the caller may be transferred or dial again.
  ///
  /// The agent comes first: it takes the next call before the transferred one joins its queue.
  @inline(never)
  private mutating func endTalkInHand(_ agent: Int) {
    var call = inHand[agent]
    let type = Int(call.type)
    let isTransferred =
      centre.types[type].hasTransfer && !call.isTransferred
      && chance(.transfer, call) < centre.types[type].transferShare
    if !isTransferred { hangUp(agents[agent]) }
    endTalk(agent, wrapUp: agents[agent].wrapUp)
    guard isTransferred else {
      redial(call, centre.types[type].unresolved, .unresolvedRedial, .unresolvedDelay)
      return
    }
    if call.counts {
      totals.contacts[contactCell(call)].transferred &+= 1
      totals.visits[visitCell(call)].transferred &+= 1
    }
    call.isTransferred = true
    call.isCallback = false
    call.deadline = .infinity
    call.list = centre.types[type].transferList
    call.queue = centre.types[type].transferQueue
    if call.menuRow >= 0 { usePriority(ofMenu: &call) }
    if centre.types[type].isTraced { usePriority(ofTraced: &call) }
    if call.counts { totals.visits[visitCell(call)].attempts &+= 1 }
    join(&call)
  }

  /// An agent becomes free: leaves, takes the next call, or is idle.
  @inline(__always)
  mutating func becomeFree(_ agent: Int) {
    let pool = Int(agents[agent].pool)
    if poolStates[pool].leaving > 0 {
      countOvertime(pool: pool, until: now)
      poolStates[pool].leaving -= 1
      sendHome(agent, pool: pool)
      return
    }
    if waitingCount > 0, let slot = firstCall(for: pool) {
      takeWaiting(slot, agent: agent, pool: pool)
      return
    }
    agents[agent] = Agent(pool: Int32(pool), phase: .idle, idleSince: now)
    agentEvents.clear(agent)
    pushIdle(agent, pool: pool)
  }

  /// The slot of the waiting call that an agent of a pool takes next.
  @inline(__always)
  private mutating func firstCall(for pool: Int) -> Int? {
    let rules = centre.pools[pool]
    var search = CallSearch(takes: rules.takes)
    let first = Int(rules.firstCandidate)
    for index in first..<first &+ Int(rules.candidateCount) {
      let candidate = centre.candidates[index]
      let head = Int(waiting[Int(candidate.list)].head)
      guard head >= 0 else { continue }
      let since = calls[head].since
      guard candidate.link.isOpen(toCallWaitingSince: since, at: now) else { continue }
      let list = centre.lists[Int(candidate.list)]
      let ageing = centre.queues[Int(list.queue)].ageing
      let priority = ageing.priority(
        Int(candidate.priority), isCallback: list.isCallback, after: now - since)
      search.consider(
        head, priority: priority, isCallback: list.isCallback, skill: Int(candidate.skill),
        rank: calls[head].rank, place: calls[head].place)
    }
    return search.call
  }

  /// A free agent takes a call that waits, or rings a callback.
  mutating func takeWaiting(_ slot: Int, agent: Int, pool: Int) {
    var call = calls[slot]
    remove(slot: slot, from: Int(call.list))
    release(slot: slot)
    if call.isCallback {
      startRinging(call, agent: agent)
    } else {
      startTalk(&call, agent: agent, pool: pool)
    }
  }

  // MARK: Ringing

  /// An agent begins to ring a caller who asked to be called back.
  mutating func startRinging(_ call: Call, agent: Int) {
    countCallbackWait(call)
    let sampler = centre.queues[Int(call.queue)].callbackRing
    let bits = callbackBits(call, .callbackRing)
    let ends = now + centre.tables.draw(sampler, bits, interval: Int(call.interval))
    let pool = Int(agents[agent].pool)
    agents[agent].phase = .ringing
    inHand[agent] = call
    totals.add(.ring(pool: pool), from: now, to: ends)
    if ends > centre.ends { countWorkAfterEnd(pool: pool, from: now, to: ends) }
    agentEvents.set(
      agent, EventKey(at: ends, .agentFree, sequence: nextSequence()))
    record(
      call, picksUp(call) ? .reached : .missed, pool: pool,
      agent: agent - Int(centre.pools[pool].firstAgent), talkEnds: ends, wrapUpEnds: ends)
  }

  private mutating func endRinging(_ agent: Int) {
    var call = inHand[agent]
    if picksUp(call) {
      startTalk(&call, agent: agent, pool: Int(agents[agent].pool))
    } else {
      becomeFree(agent)
      retryCallback(call)
    }
  }

  private mutating func picksUp(_ call: Call) -> Bool {
    let number = RandomKeys.uniform(callbackBits(call, .callbackReached))
    return number < centre.queues[Int(call.queue)].callbackReached
  }

  private mutating func callbackBits(_ call: Call, _ purpose: Purpose) -> UInt64 {
    RandomKeys.bits(
      stream(call.type, purpose), call: call.number, attempt: Int(call.attempt),
      part: Int(call.tries) + 1)
  }

  /// Counts the time a callback has waited since it was put among the callbacks.
  mutating func countCallbackWait(_ call: Call) {
    totals.add(
      .callbackWaiting(type: Int(call.type), queue: Int(call.queue)), from: call.waitsSince,
      to: now)
  }
}
