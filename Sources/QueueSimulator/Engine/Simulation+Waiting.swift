extension Simulation {
  /// A call joins its queue: it is served, blocked, or balks, leaves its number, or waits.
  @inline(__always)
  mutating func join(_ call: inout Call) {
    call.joined = now
    call.since = now
    call.place = 0
    call.marks.subtract([.isInMenu, .isRedial])
    enter(&call, atOnce: !call.isTransferred)
  }

  /// A call enters the queue it has joined; one from another queue keeps its wait and its place.
  /// - Parameter atOnce: whether an idle agent makes it a first visit without any wait.
  @inline(__always)
  private mutating func enter(_ call: inout Call, atOnce: Bool) {
    if let (agent, pool) = idleAgent(for: &call) {
      startTalk(&call, agent: agent, pool: pool, atOnce: atOnce)
    } else {
      joinWithoutAgent(&call)
    }
  }

  /// The idle agent who serves a call now, taken out of the idle ones.
  @inline(__always)
  mutating func idleAgent(for call: inout Call) -> (agent: Int, pool: Int)? {
    let queue = Int(call.queue)
    return centre.queues[queue].choose == .listed
      ? listedAgent(queue: queue, since: call.since) : comparedAgent(for: &call)
  }

  /// The one idle longest of the first pool with an idle agent that serves the call.
  @inline(__always)
  mutating func listedAgent(queue: Int, since: Double) -> (agent: Int, pool: Int)? {
    var index = Int(centre.queues[queue].firstLink)
    let last = index &+ Int(centre.queues[queue].linkCount)
    while index < last {
      let pool = centre.links[index].pool
      if poolStates[pool].idleCount > 0,
        centre.links[index].isOpen(toCallWaitingSince: since, at: now)
      {
        return (takeIdle(pool: pool, position: 0), pool)
      }
      index &+= 1
    }
    return nil
  }

  /// The same where it isn't the first pool with an idle agent that serves the call.
  @inline(never)
  private mutating func comparedAgent(for call: inout Call) -> (agent: Int, pool: Int)? {
    let choose = centre.queues[Int(call.queue)].choose
    let first = Int(centre.queues[Int(call.queue)].firstLink)
    let links = first..<first &+ Int(centre.queues[Int(call.queue)].linkCount)
    var search = AgentSearch(choose: choose, random: choose == .random ? agentNumber(&call) : 0)
    for index in links {
      let link = centre.links[index]
      let state = poolStates[link.pool]
      guard state.idleCount > 0, link.isOpen(toCallWaitingSince: call.since, at: now) else {
        continue
      }
      let longest = idleRing[state.ringStart &+ (state.idleHead & state.ringMask)]
      search.consider(
        pool: link.pool, idle: state.idleCount, idleSince: agents[Int(longest)].idleSince)
    }
    guard let pool = search.pool else { return nil }
    return (takeIdle(pool: pool, position: search.position), pool)
  }

  private mutating func agentNumber(_ call: inout Call) -> Double {
    RandomKeys.uniform(
      RandomKeys.bits(
        stream(call.type, .agentChoice), call: call.number, attempt: Int(call.attempt),
        part: call.isTransferred ? 1 : 0))
  }

  @inline(never)
  mutating func joinWithoutAgent(_ call: inout Call) {
    let queue = Int(call.queue)
    if call.place == 0 {
      call.place = nextSequence()
      call.rank = now - centre.types[Int(call.type)].headStart
    }
    guard queueLengths[queue] < centre.queues[queue].capacity else {
      block(call, .full)
      return
    }
    if isClosing {
      leave(call, .dropped)
      return
    }
    let type = Int(call.type)
    if call.isFirstVisit {
      let balking = centre.types[type].balking
      if balking > 0, chance(.balking, call) < balking {
        leave(call, .balked)
        return
      }
      if centre.queues[queue].hasCallback, takesCallback(call) {
        leave(call, .callback)
        askForCallback(call)
        return
      }
    }
    if call.deadline == .infinity { call.deadline = now + patience(of: &call) }
    let slot = takeSlot()
    // Before the copy, for which processors wait until the stores above have left their buffer.
    scheduleWaitEvent(slot, of: &call)
    calls[slot] = call
    insert(slot: slot, into: Int(call.list))
  }

  @inline(__always)
  private mutating func patience(of call: inout Call) -> Double {
    if call.marks.contains(.isTraced), let patience = tracedCall(call)?.patience { return patience }
    if call.marks.contains([.drawsPatienceAhead, .hasFirstTraits]) {
      return blocks.value(.patience, type: Int(call.type), call: call.number)
    }
    return draw(centre.types[Int(call.type)].patience, .patience, call)
  }

  /// A number in (0, 1) that decides about this attempt.
  @inline(__always)
  mutating func chance(_ purpose: Purpose, _ call: Call) -> Double {
    RandomKeys.uniform(
      RandomKeys.bits(
        stream(call.type, purpose), call: call.number, attempt: Int(call.attempt)))
  }

  /// A trait of the person: the same at every dial of the same person.
  @inline(__always)
  mutating func draw(_ sampler: Sampler, _ purpose: Purpose, _ call: Call) -> Double {
    if call.marks.contains(.hasFirstTraits) {
      let bits = RandomKeys.bits(stream(call.type, purpose), call: call.number)
      return centre.tables.draw(sampler, bits, interval: Int(call.interval))
    }
    let bits = RandomKeys.bits(
      stream(call.type, purpose), call: call.number, attempt: Int(call.attempt))
    return centre.tables.draw(sampler, bits, interval: Int(call.interval))
  }

  /// Sets the next moment at which a waiting call has to be looked at.
  mutating func scheduleWaitEvent(_ slot: Int, of call: inout Call) {
    let rules = centre.queues[Int(call.queue)]
    var next = WaitingMoment(
      limit: call.isCallback ? .infinity : min(call.deadline, call.joined + rules.maximumWait))
    if rules.overflows {
      let first = Int(rules.firstLink)
      for link in centre.links[first..<first + Int(rules.linkCount)] {
        next.consider(link, since: call.since, now: now)
      }
    }
    if next.at < .infinity {
      let kind: EventKind = next.isOverflow ? .overflow : .deadline
      callEvents.set(slot, EventKey(at: next.at, kind, sequence: call.place))
    } else {
      callEvents.clear(slot)
    }
  }

  /// A call has waited long enough for further pools.
  mutating func overflow(_ slot: Int) {
    var call = calls[slot]
    if let (agent, pool) = idleAgent(for: &call) {
      takeWaiting(slot, agent: agent, pool: pool)
      return
    }
    scheduleWaitEvent(slot, of: &call)
  }

  /// A caller's patience or the queue's maximum wait is over.
  mutating func endWait(_ slot: Int) {
    var call = calls[slot]
    remove(slot: slot, from: Int(call.list))
    release(slot: slot)
    let rules = centre.queues[Int(call.queue)]
    if call.deadline <= now {
      leave(call, .abandoned)
    } else if rules.nextQueue >= 0 {
      leave(call, .movedOn)
      call.joined = now
      move(&call, to: rules.nextQueue)
      enter(&call, atOnce: false)
    } else {
      leave(call, rules.hasVoicemail ? .voicemail : .turnedAway)
    }
  }

  /// Sends a call to another queue, with the priority it has.
  mutating func move(_ call: inout Call, to queue: Int32) {
    let priority = centre.lists[Int(call.list)].priority
    call.queue = queue
    call.list = centre.listOf[.init(queue: queue, priority: priority)] ?? call.list
    if call.counts { totals.visits[visitCell(call)].attempts &+= 1 }
  }
}
