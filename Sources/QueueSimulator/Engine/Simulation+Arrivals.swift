extension Simulation {
  /// A person dials for the first time.
  @inline(__always)
  mutating func arrive(type: Int) {
    let number = cursors[type].number
    cursors[type].number = number &+ 1
    scheduleArrival(of: type)
    dial(type: type, number: number, attempt: 1)
  }

  /// A person dials again, or a call comes out of the menu.
  mutating func resume(_ slot: Int) {
    var call = calls[slot]
    // Who has to wait, or gets a menu, takes this slot again.
    callEvents.clearForNow(slot)
    pushFree(slot)
    if call.isRedial {
      dial(type: Int(call.type), number: call.number, attempt: call.attempt)
    } else {
      leaveMenu(&call)
    }
    callEvents.settle(slot)
  }

  @inline(__always)
  private mutating func dial(type: Int, number: Int, attempt: Int32) {
    callCount &+= 1
    var marks = cursors[type].marks
    if now >= centre.warmUp { marks.insert(.counts) }
    if attempt == 1 { marks.insert(.hasFirstTraits) }
    if marks.contains([.talksPlainly, .hasFirstTraits]) {
      dialPlainly(type: type, number: number, attempt: attempt, marks: marks)
      return
    }
    if marks.contains(.hasMenu), marks.isDisjoint(with: [.samplesMenu, .isTraced]) {
      dialIntoMenu(type: type, number: number, attempt: attempt, marks: marks)
      return
    }
    var call = newCall(type: type, number: number, attempt: attempt, marks: marks)
    if marks.contains(.samplesMenu) { drawMenu(of: &call) }
    if marks.contains(.isTraced) { usePriority(ofTraced: &call) }
    if call.counts { totals.dials[dialCell(call)].countDial(isRedial: attempt > 1) }
    guard takeLine() else {
      block(call, .blocked)
      return
    }
    if marks.contains(.hasMenu) {
      call.marks.formUnion(
        marks.contains(.samplesMenu)
          ? .isInMenu : menuMarks(type: type, number: number, attempt: attempt))
      let slot = store(call)
      let ends = now + menuSeconds(of: &call)
      callEvents.set(slot, EventKey(at: ends, .arrival, sequence: nextSequence()))
    } else {
      goToAgent(&call)
    }
  }

  /// The same for a type marked `talksPlainly`: who is answered at once needs no record at all.
  @inline(__always)
  private mutating func dialPlainly(
    type: Int, number: Int, attempt: Int32, marks: CallMarks
  ) {
    let cell = totals.currentInterval &* totals.routeCount &+ type
    if marks.contains(.counts) { totals.dials[cell].countDial(isRedial: attempt > 1) }
    guard takeLine() else {
      block(newCall(type: type, number: number, attempt: attempt, marks: marks), .blocked)
      return
    }
    guard let (agent, pool) = listedAgent(queue: Int(cursors[type].queue), since: now) else {
      var call = newCall(type: type, number: number, attempt: attempt, marks: marks)
      joinWithoutAgent(&call)
      return
    }
    if marks.contains(.counts) { totals.dials[cell].answeredAtOnce &+= 1 }
    startPlainTalk(type: type, number: number, marks: marks, agent: agent, pool: pool)
  }

  /// The same where nothing but the menu's time has to be drawn yet.
  ///
  /// The call is made where it is kept: made elsewhere and copied, it would be read before its
  /// fields have left the processor's store buffer.
  @inline(__always)
  private mutating func dialIntoMenu(
    type: Int, number: Int, attempt: Int32, marks: CallMarks
  ) {
    let interval = totals.currentInterval
    if marks.contains(.counts) {
      totals.dials[interval &* totals.routeCount &+ type].countDial(isRedial: attempt > 1)
    }
    guard takeLine() else {
      block(newCall(type: type, number: number, attempt: attempt, marks: marks), .blocked)
      return
    }
    let slot = takeSlot()
    calls[slot] = newCall(
      type: type, number: number, attempt: attempt,
      marks: marks.union(menuMarks(type: type, number: number, attempt: attempt)))
    let ends = now + drawnMenuSeconds(type: type, number: number, attempt: attempt)
    callEvents.set(slot, EventKey(at: ends, .arrival, sequence: nextSequence()))
  }

  @inline(__always)
  private mutating func newCall(
    type: Int, number: Int, attempt: Int32, marks: CallMarks
  ) -> Call {
    Call(
      number: number, arrived: now, joined: now, since: now, attempt: attempt,
      type: Int32(truncatingIfNeeded: type), queue: cursors[type].queue, list: cursors[type].list,
      interval: Int32(truncatingIfNeeded: totals.currentInterval), marks: marks)
  }

  /// A call that wants an agent joins its queue, unless a plan has made that needless.
  @inline(__always)
  private mutating func goToAgent(_ call: inout Call) {
    if hasPlans, isEndedByPlan(call) {
      endInMenu(call, .contained)
    } else {
      join(&call)
    }
  }

  /// Draws which call of the menu's sample this one is, and with it its queue and priority.
  @inline(__always)
  private mutating func drawMenu(of call: inout Call) {
    let type = Int(call.type)
    let bits = RandomKeys.bits(
      stream(call.type, .menu), call: call.number, attempt: Int(call.attempt))
    let start = centre.menuTables[Int(centre.types[type].firstMenuTable &+ call.interval)]
    let place = RandomKeys.uniform(bits) * centre.types[type].menuTableSize
    call.menuRow = start &+ Int32(truncatingIfNeeded: Int(place))
    call.queue = centre.menuRows[Int(call.menuRow)].queue
    call.list = centre.menuRows[Int(call.menuRow)].list
  }

  @inline(__always)
  private mutating func menuSeconds(of call: inout Call) -> Double {
    if call.menuRow >= 0 { return centre.menuRows[Int(call.menuRow)].seconds }
    return drawnMenuSeconds(type: Int(call.type), number: call.number, attempt: call.attempt)
  }

  @inline(__always)
  private mutating func drawnMenuSeconds(type: Int, number: Int, attempt: Int32) -> Double {
    if attempt == 1, centre.types[type].menu.kind == .exponential {
      return blocks.value(.menu, type: type, call: number)
    }
    let bits = RandomKeys.bits(
      stream(Int32(truncatingIfNeeded: type), .menu), call: number, attempt: Int(attempt))
    return centre.tables.draw(centre.types[type].menu, bits, interval: totals.currentInterval)
  }

  /// What a call is marked with while it is in a menu that isn't of played calls.
  ///
  /// Whether the menu serves it is decided when it comes: decided when it leaves, what happens next
  /// would wait for the number.
  @inline(__always)
  private mutating func menuMarks(type: Int, number: Int, attempt: Int32) -> CallMarks {
    let bits = RandomKeys.bits(
      stream(Int32(truncatingIfNeeded: type), .containment), call: number, attempt: Int(attempt))
    let isContained = RandomKeys.uniform(bits) < centre.types[type].contained
    return isContained ? [.isInMenu, .isContained] : .isInMenu
  }

  private mutating func leaveMenu(_ call: inout Call) {
    if call.menuRow >= 0 {
      leaveSampledMenu(&call)
      return
    }
    if call.marks.contains(.isContained) {
      endInMenu(call, .contained)
    } else {
      goToAgent(&call)
    }
  }

  private mutating func leaveSampledMenu(_ call: inout Call) {
    let row = centre.menuRows[Int(call.menuRow)]
    if row.opensCase, call.counts {
      totals.contacts[contactCell(call)].casesInMenu &+= 1
      totals.visits[visitCell(call)].casesInMenu &+= 1
    }
    switch row.outcome {
    case .queued: goToAgent(&call)
    case .contained: endInMenu(call, .contained)
    case .callback: endInMenu(call, .callbackInMenu)
    case .voicemail: endInMenu(call, .voicemailInMenu)
    case .abandoned: endUnserved(call, .abandonedInMenu)
    case .failed: endUnserved(call, .failedInMenu)
    }
  }

  private mutating func endInMenu(_ call: Call, _ outcome: TraceRecord.Outcome) {
    if call.counts {
      totals.contacts[contactCell(call)].countInMenu(outcome)
      totals.visits[visitCell(call)].countInMenu(outcome)
    }
    record(call, outcome)
    releaseLine(of: call)
  }

  /// Who gave up in the menu, or was thrown out of it, dials again like one who gave up waiting.
  private mutating func endUnserved(_ call: Call, _ outcome: TraceRecord.Outcome) {
    endInMenu(call, outcome)
    let type = Int(call.type)
    if call.marks.contains(.mayDialAgain) {
      redial(call, centre.types[type].abandoned, .abandonedRedial, .abandonedDelay)
    }
  }

  /// Puts a call that the menu's flow gave a priority into the list of that priority.
  mutating func usePriority(ofMenu call: inout Call) {
    let priority = centre.lists[Int(centre.menuRows[Int(call.menuRow)].list)].priority
    guard let list = centre.listOf[.init(queue: call.queue, priority: priority)] else { return }
    call.list = list
  }

  /// Puts a call that was recorded with a priority of its own into the list of that priority.
  mutating func usePriority(ofTraced call: inout Call) {
    guard let priority = tracedCall(call)?.priority,
      let list = centre.listOf[.init(queue: call.queue, priority: Int32(priority))]
    else { return }
    call.list = list
  }

  mutating func tracedCall(_ call: Call) -> Scenario.TracedCall? {
    call.marks.contains(.isTraced)
      ? centre.arrivals[Int(call.type)].traced[call.number] : nil
  }

  /// A busy signal, from the lines or from a full queue.
  ///
  /// A call that came from another queue has been offered already and counts as turned away.
  mutating func block(_ call: Call, _ outcome: TraceRecord.Outcome) {
    if call.counts {
      totals.visits[visitCell(call)].blocked &+= 1
      if call.isFirstVisit {
        totals.contacts[contactCell(call)].blocked &+= 1
      } else if !call.isTransferred {
        countContact(call, .turnedAway, wait: now - call.since)
      }
    }
    record(call, outcome)
    if outcome == .full { releaseLine(of: call) }
    let type = Int(call.type)
    if call.marks.contains(.mayDialAgain) {
      redial(call, centre.types[type].busy, .busyRedial, .busyDelay)
    }
  }

  /// Lets the person dial again, if so decided.
  mutating func redial(
    _ call: Call, _ chance: Centre.RedialRules, _ decision: Purpose, _ delay: Purpose
  ) {
    if redials(call, chance, decision) { dialAgain(call, chance, delay) }
  }

  /// Decides whether the person dials again.
  @inline(__always)
  mutating func redials(_ call: Call, _ chance: Centre.RedialRules, _ decision: Purpose) -> Bool {
    let attempt = Int(call.attempt)
    guard chance.share > 0, attempt < centre.types[Int(call.type)].attempts,
      attempt < Int(Int32.max)
    else { return false }
    let bits = RandomKeys.bits(stream(call.type, decision), call: call.number, attempt: attempt)
    return RandomKeys.uniform(bits) < chance.share
  }

  /// The person dials again after a while, unless the day is over by then.
  mutating func dialAgain(_ call: Call, _ chance: Centre.RedialRules, _ delay: Purpose) {
    let bits = RandomKeys.bits(
      stream(call.type, delay), call: call.number, attempt: Int(call.attempt))
    let time = now + centre.tables.draw(chance.delay, bits, interval: Int(call.interval))
    guard time < centre.ends else { return }
    var again = call
    again.attempt += 1
    again.marks.subtract(.isInMenu)
    again.marks.insert(.isRedial)
    let slot = store(again)
    callEvents.set(slot, EventKey(at: time, .arrival, sequence: nextSequence()))
  }
}
