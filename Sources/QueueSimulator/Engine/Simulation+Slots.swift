extension Simulation {
  // MARK: Events

  /// An agent's talk, ringing or wrap-up is to end.
  @inline(__always)
  mutating func setAgentEvent(_ agent: Int, at time: Double) {
    agentEvents.set(agent, EventKey(at: time, .agentFree, sequence: nextSequence()))
  }

  // MARK: Calls that are not in an agent's hand

  /// Keeps a call under a slot of its own.
  mutating func store(_ call: Call) -> Int {
    let slot = takeSlot()
    calls[slot] = call
    return slot
  }

  /// A slot that no call uses.
  @inline(__always)
  mutating func takeSlot() -> Int {
    if freeCount > 0 {
      freeCount &-= 1
      return Int(freeSlots[freeCount])
    }
    if slotCount == callEvents.capacity { growSlots() }
    slotCount &+= 1
    return slotCount &- 1
  }

  /// Gives a slot back; its next event is forgotten.
  @inline(__always)
  mutating func release(slot: Int) {
    callEvents.clear(slot)
    pushFree(slot)
  }

  @inline(__always)
  mutating func pushFree(_ slot: Int) {
    freeSlots[freeCount] = Int32(truncatingIfNeeded: slot)
    freeCount &+= 1
  }

  @inline(never)
  private mutating func growSlots() {
    callEvents.grow()
    rootMask |= callEvents.ownerMask
    let capacity = callEvents.capacity
    centre.callRoom.widen(to: capacity)
    precondition(
      capacity <= Int(Int32.max), "Simulation.calls must not exceed 2³¹ (were \(capacity))")
    calls = calls.extended(by: .none, to: capacity)
    freeSlots = freeSlots.extended(by: 0, to: capacity)
  }

  // MARK: Waiting lists

  /// Puts a call into a list, before those who began to wait later.
  ///
  /// That is at the end, but for calls with a head start and those that come from another queue
  /// after a maximum wait.
  @inline(__always)
  mutating func insert(slot: Int, into list: Int) {
    let place = calls[slot].place
    let rank = calls[slot].rank
    var before = waiting[list].tail
    var after: Int32 = -1
    while before >= 0,
      calls[Int(before)].rank > rank
        || (calls[Int(before)].rank == rank && calls[Int(before)].place > place)
    {
      after = before
      before = calls[Int(before)].previous
    }
    calls[slot].next = after
    calls[slot].previous = before
    if before >= 0 {
      calls[Int(before)].next = Int32(slot)
    } else {
      waiting[list].head = Int32(slot)
    }
    if after >= 0 {
      calls[Int(after)].previous = Int32(slot)
    } else {
      waiting[list].tail = Int32(slot)
    }
    waiting[list].count &+= 1
    waitingCount &+= 1
    if !calls[slot].isCallback { queueLengths[Int(calls[slot].queue)] &+= 1 }
  }

  @inline(__always)
  mutating func remove(slot: Int, from list: Int) {
    let previous = calls[slot].previous
    let next = calls[slot].next
    if previous >= 0 { calls[Int(previous)].next = next } else { waiting[list].head = next }
    if next >= 0 { calls[Int(next)].previous = previous } else { waiting[list].tail = previous }
    waiting[list].count &-= 1
    waitingCount &-= 1
    if !calls[slot].isCallback { queueLengths[Int(calls[slot].queue)] &-= 1 }
  }

  // MARK: Idle agents

  @inline(__always)
  mutating func pushIdle(_ agent: Int, pool: Int) {
    let state = poolStates[pool]
    let place = state.ringStart &+ ((state.idleHead &+ state.idleCount) & state.ringMask)
    idleRing[place] = Int32(agent)
    poolStates[pool].idleCount = state.idleCount &+ 1
  }

  /// Takes an idle agent out.
  /// - Parameter position: 0 for the one idle longest.
  @inline(__always)
  mutating func takeIdle(pool: Int, position: Int) -> Int {
    let state = poolStates[pool]
    let first = idleRing[state.ringStart &+ (state.idleHead & state.ringMask)]
    poolStates[pool].idleCount = state.idleCount &- 1
    poolStates[pool].idleHead = (state.idleHead &+ 1) & state.ringMask
    if position == 0 { return Int(first) }
    return takeIdle(pool: pool, head: state.idleHead, position: position)
  }

  /// Takes an agent from the middle by moving those before it up one place.
  @inline(never)
  private mutating func takeIdle(pool: Int, head: Int, position: Int) -> Int {
    let start = poolStates[pool].ringStart
    let mask = poolStates[pool].ringMask
    func place(_ offset: Int) -> Int { start + ((head + offset) & mask) }
    let taken = idleRing[place(position)]
    for offset in stride(from: position, to: 0, by: -1) {
      idleRing[place(offset)] = idleRing[place(offset - 1)]
    }
    return Int(taken)
  }

  /// Takes the agent out who has been idle shortest.
  mutating func takeShortestIdle(pool: Int) -> Int {
    let state = poolStates[pool]
    poolStates[pool].idleCount = state.idleCount - 1
    let place = (state.idleHead + state.idleCount - 1) & state.ringMask
    return Int(idleRing[state.ringStart + place])
  }

  // MARK: Places of figures

  /// The type's route that the call takes.
  @inline(__always)
  private func route(of call: Call) -> Int {
    Int(call.menuRow >= 0 ? centre.menuRows[Int(call.menuRow)].route : call.type)
  }

  /// The queue the call comes to first, or the type's own if it comes to none.
  @inline(__always)
  func firstQueue(of call: Call) -> Int { centre.routes[route(of: call)].queue }

  @inline(__always)
  func dialCell(_ call: Call) -> Int {
    Int(call.interval) &* totals.routeCount &+ route(of: call)
  }

  @inline(__always)
  func contactCell(_ call: Call) -> Int {
    Int(call.interval) &* totals.typeCount &+ Int(call.type)
  }

  @inline(__always)
  func visitCell(_ call: Call) -> Int {
    Int(call.interval) &* totals.queueCount &+ Int(call.queue)
  }

  /// Writes down what became of a call, if a trace is kept.
  @inline(__always)
  mutating func record(
    _ call: Call, _ outcome: TraceRecord.Outcome, pool: Int? = nil, agent: Int? = nil,
    talkEnds: Double? = nil, wrapUpEnds: Double? = nil
  ) {
    guard traces else { return }
    trace.append(
      TraceRecord(
        outcome: outcome, type: Int(call.type), call: call.number, attempt: Int(call.attempt),
        isTransferred: call.isTransferred, isCallback: call.isCallback, queue: Int(call.queue),
        priority: Int(centre.lists[Int(call.list)].priority), arrived: call.arrived,
        joined: call.joined, left: now, waitedBefore: call.joined - call.since, pool: pool,
        agent: agent,
        talkEnds: talkEnds, wrapUpEnds: wrapUpEnds))
  }
}
