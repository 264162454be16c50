extension Simulation {
  /// An agent begins to talk to a caller.
  /// - Parameter atOnce: whether the caller comes to the first queue and has not waited at all.
  @inline(never)
  mutating func startTalk(_ call: inout Call, agent: Int, pool: Int, atOnce: Bool = false) {
    let (handling, wrapUp) = times(of: &call, pool: pool)
    let talkEnds = now + handling
    let wait = now - call.joined
    let afterTalk = afterTalk(of: &call)
    if call.counts {
      if atOnce {
        totals.dials[dialCell(call)].answeredAtOnce &+= 1
      } else {
        countAnswer(&call, wait: wait)
      }
    }
    if !atOnce, wait > 0, !call.isCallback {
      totals.add(
        .waiting(
          type: Int(call.type), queue: Int(call.queue), isContact: !call.isTransferred),
        from: call.joined, to: now)
    }
    if afterTalk != .hangsUp { inHand[agent] = call }
    engage(
      agent, pool: pool, marks: call.marks, arrived: call.arrived, talkEnds: talkEnds,
      wrapUp: wrapUp, afterTalk: afterTalk)
    record(
      call, .answered, pool: pool, agent: agent &- Int(centre.pools[pool].firstAgent),
      talkEnds: talkEnds, wrapUpEnds: talkEnds + wrapUp)
  }

  /// The same for a call of a type marked `talksPlainly` that has just been dialled.
  @inline(__always)
  mutating func startPlainTalk(
    type: Int, number: Int, marks: CallMarks, agent: Int, pool: Int
  ) {
    engage(
      agent, pool: pool, marks: marks, arrived: now,
      talkEnds: now + blocks.value(.handling, type: type, call: number),
      wrapUp: marks.contains(.wrapsUp) ? blocks.value(.wrapUp, type: type, call: number) : 0,
      afterTalk: .hangsUp)
  }

  /// An agent is busy with a caller until talk and wrap-up are over.
  @inline(__always)
  private mutating func engage(
    _ agent: Int, pool: Int, marks: CallMarks, arrived: Double, talkEnds: Double, wrapUp: Double,
    afterTalk: Agent.AfterTalk
  ) {
    let free = talkEnds + wrapUp
    totals.countTalk(pool: pool, from: now, to: talkEnds, wrapUpTo: free)
    if free > centre.ends { countWorkAfterEnd(pool: pool, from: now, to: free) }
    let holdsLine = marks.contains(.holdsLine)
    let isEngaged =
      afterTalk == .hangsUp
      && (wrapUp == 0 || marks.contains(.talksDiffer) && !(holdsLine && linesAreShort))
    agents[agent] = Agent(
      pool: Int32(truncatingIfNeeded: pool), phase: isEngaged ? .engaged : .talking,
      afterTalk: afterTalk, holdsLine: holdsLine, wrapUp: wrapUp, talkEnds: talkEnds)
    if holdsLine, afterTalk != .isTransferred {
      totals.add(.lines, from: arrived, to: talkEnds)
    }
    setAgentEvent(agent, at: isEngaged ? free : talkEnds)
  }

  /// What becomes of a caller after the talk that begins.
  @inline(__always)
  private mutating func afterTalk(of call: inout Call) -> Agent.AfterTalk {
    let type = Int(call.type)
    if call.marks.contains(.mayBeTransferred), !call.isTransferred,
      chance(.transfer, call) < centre.types[type].transferShare
    {
      return .isTransferred
    }
    if call.marks.contains(.mayDialAgain),
      redials(call, centre.types[type].unresolved, .unresolvedRedial)
    {
      return .dialsAgain
    }
    return .hangsUp
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
    guard call.marks.contains([.drawsHandlingAhead, .hasFirstTraits]), !call.isTransferred,
      !centre.skills[skill].hasHandling
    else { return otherTimes(of: &call, skill: centre.skills[skill]) }
    let handling = blocks.value(.handling, type: type, call: call.number)
    let speed = centre.skills[skill].speed
    return (speed == 1 ? handling : handling / speed, wrapUp(of: &call))
  }

  /// How long the agent has to wrap up, where nothing but the call's type decides about it.
  @inline(__always)
  private mutating func wrapUp(of call: inout Call) -> Double {
    let type = Int(call.type)
    guard call.marks.contains(.wrapsUp) else { return 0 }
    return call.marks.contains(.drawsWrapUpAhead)
      ? blocks.value(.wrapUp, type: type, call: call.number)
      : draw(centre.types[type].wrapUp, .wrapUp, call)
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
    // Asked for apart, for it is nearly always so.
    if agents[agent].phase == .engaged {
      hangUp(agent)
      becomeFree(agent)
    } else {
      endOtherPhase(agent)
    }
  }

  @inline(never)
  private mutating func endOtherPhase(_ agent: Int) {
    switch agents[agent].phase {
    case .talking: endTalk(agent)
    case .wrappingUp: becomeFree(agent)
    case .ringing: endRinging(agent)
    case .engaged, .idle, .away: break
    }
  }

  /// A talk ends before the agent does anything else.
  ///
  /// The agent comes first: it takes the next call before a transferred one joins its queue.
  @inline(never)
  private mutating func endTalk(_ agent: Int) {
    let afterTalk = agents[agent].afterTalk
    // The agent may take another call into the hand.
    let call = inHand[agent]
    if afterTalk != .isTransferred { hangUp(agent) }
    let wrapUp = agents[agent].wrapUp
    if wrapUp > 0 {
      agents[agent].phase = .wrappingUp
      setAgentEvent(agent, at: now + wrapUp)
    } else {
      becomeFree(agent)
    }
    switch afterTalk {
    case .hangsUp: break
    case .dialsAgain:
      dialAgain(call, centre.types[Int(call.type)].unresolved, .unresolvedDelay)
    case .isTransferred: transfer(call)
    }
  }

  private mutating func transfer(_ transferred: Call) {
    var call = transferred
    let type = Int(call.type)
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
    if call.marks.contains(.isTraced) { usePriority(ofTraced: &call) }
    if call.counts { totals.visits[visitCell(call)].attempts &+= 1 }
    join(&call)
  }

  /// An agent becomes free: leaves, takes the next call, or is idle.
  @inline(__always)
  mutating func becomeFree(_ agent: Int) {
    let pool = Int(agents[agent].pool)
    if poolStates[pool].leaving > 0 || waitingCount > 0 {
      findWork(for: agent, pool: pool)
    } else {
      rest(agent, pool: pool)
    }
  }

  /// The same where somebody waits or has to leave.
  @inline(never)
  private mutating func findWork(for agent: Int, pool: Int) {
    if poolStates[pool].leaving > 0 {
      countOvertime(pool: pool, until: now)
      poolStates[pool].leaving -= 1
      sendHome(agent, pool: pool)
      return
    }
    if let slot = firstCall(for: pool) {
      takeWaiting(slot, agent: agent, pool: pool)
    } else {
      rest(agent, pool: pool)
    }
  }

  @inline(__always)
  private mutating func rest(_ agent: Int, pool: Int) {
    agents[agent].phase = .idle
    agents[agent].idleSince = now
    agentEvents.clear(agent)
    pushIdle(agent, pool: pool)
  }

  /// The slot of the waiting call that an agent of a pool takes next.
  @inline(__always)
  private mutating func firstCall(for pool: Int) -> Int? {
    let rules = centre.pools[pool]
    let first = Int(rules.firstCandidate)
    // Where the pool serves a single list, there is nothing to compare.
    if rules.candidateCount == 1 { return openHead(of: first) }
    var search = CallSearch(takes: rules.takes)
    for index in first..<first &+ Int(rules.candidateCount) {
      guard let head = openHead(of: index) else { continue }
      let candidate = centre.candidates[index]
      let since = calls[head].since
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

  /// The slot of a candidate list's first call, if the pool may serve it by now.
  @inline(__always)
  private mutating func openHead(of candidate: Int) -> Int? {
    let head = Int(waiting[Int(centre.candidates[candidate].list)].head)
    guard head >= 0,
      centre.candidates[candidate].link.isOpen(toCallWaitingSince: calls[head].since, at: now)
    else { return nil }
    return head
  }

  /// A free agent takes a call that waits, or rings a callback.
  @inline(__always)
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
    setAgentEvent(agent, at: ends)
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
