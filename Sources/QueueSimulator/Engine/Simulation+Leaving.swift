extension Simulation {
  /// A call leaves its queue without having been answered.
  mutating func leave(_ call: Call, _ outcome: TraceRecord.Outcome) {
    let wait = now - call.joined
    let isContact = !call.isTransferred
    totals.add(
      .waiting(type: Int(call.type), queue: Int(call.queue), isContact: isContact),
      from: call.joined, to: now)
    if call.counts {
      let queue = Int(call.queue)
      totals.visits[visitCell(call)].observe(wait: wait)
      totals.visits[visitCell(call)].count(
        outcome, within: wait <= centre.queues[queue].within)
      totals.countVisitWait(wait, queue: queue)
      if isContact, outcome != .movedOn {
        countContact(call, outcome, wait: now - call.since)
      }
      if outcome == .abandoned {
        let interval = totals.currentInterval
        totals.visits[interval * totals.queueCount + queue].abandonedHere &+= 1
        if isContact {
          totals.contacts[interval * totals.typeCount + Int(call.type)].abandonedHere &+= 1
        }
      }
    }
    record(call, outcome)
    if outcome != .movedOn { releaseLine(of: call) }
    let type = Int(call.type)
    if call.marks.contains(.mayDialAgain), outcome == .abandoned || outcome == .balked {
      redial(call, centre.types[type].abandoned, .abandonedRedial, .abandonedDelay)
    }
  }

  /// Counts the end of an offered contact's wait without an answer.
  mutating func countContact(_ call: Call, _ outcome: TraceRecord.Outcome, wait: Double) {
    let within = centre.queues[firstQueue(of: call)].within
    totals.contacts[contactCell(call)].observe(wait: wait)
    totals.contacts[contactCell(call)].count(outcome, within: wait <= within)
    totals.countContactWait(wait, type: Int(call.type), interval: Int(call.interval))
  }

  // MARK: Callbacks

  /// Whether a caller who must wait is offered a callback and accepts it.
  mutating func takesCallback(_ call: Call) -> Bool {
    let queue = Int(call.queue)
    let rules = centre.queues[queue]
    guard
      ExpectedWait.callsForCallback(
        beyond: rules.callbackThreshold, expectedWait(of: call, in: queue))
    else { return false }
    return chance(.callbackAccepted, call) < rules.callbackAccepted
  }

  /// Calls ahead × mean handling / agents working for the queue, in seconds.
  private func expectedWait(of call: Call, in queue: Int) -> Double {
    let priority = centre.lists[Int(call.list)].priority
    var ahead = 0
    for (index, list) in centre.lists.enumerated() where Int(list.queue) == queue {
      let isAhead = ExpectedWait.isAhead(
        priority: Int(list.priority), isCallback: list.isCallback, of: Int(priority))
      if isAhead { ahead += waiting[index].count - countBehind(call, in: index) }
    }
    let first = Int(centre.queues[queue].firstLink)
    var working = 0
    for link in centre.links[first..<first + Int(centre.queues[queue].linkCount)]
    where link.afterSeconds < .infinity {
      working += poolStates[link.pool].present - poolStates[link.pool].leaving
    }
    let mean = centre.meanHandling[Int(call.type) * centre.intervalCount + Int(call.interval)]
    return ExpectedWait.seconds(ahead: ahead, meanHandling: mean, working: working)
  }

  /// How many of a list a call with a head start goes before.
  private func countBehind(_ call: Call, in list: Int) -> Int {
    guard centre.hasHeadStarts, list == Int(call.list) else { return 0 }
    var count = 0
    var slot = waiting[list].tail
    while slot >= 0, calls[Int(slot)].rank > call.rank {
      count += 1
      slot = calls[Int(slot)].previous
    }
    return count
  }

  /// The caller has hung up and keeps a place among the callbacks.
  mutating func askForCallback(_ call: Call) {
    var callback = call
    callback.isCallback = true
    callback.holdsLine = false
    callback.deadline = .infinity
    let list = centre.queues[Int(call.queue)].callbackList
    if list < 0 {
      keepWaiting(callback)
    } else {
      callback.list = list
      enqueueCallback(callback)
    }
  }

  /// Puts a callback behind the others.
  private mutating func enqueueCallback(_ callback: Call) {
    var callback = callback
    callback.place = nextSequence()
    callback.rank = now
    keepWaiting(callback)
  }

  private mutating func keepWaiting(_ callback: Call) {
    var callback = callback
    callback.waitsSince = now
    let slot = store(callback)
    insert(slot: slot, into: Int(callback.list))
    scheduleWaitEvent(slot, of: &callback)
  }

  /// Puts an unanswered callback behind the others, or gives it up.
  mutating func retryCallback(_ call: Call) {
    var again = call
    again.tries += 1
    guard Int(again.tries) < centre.queues[Int(call.queue)].callbackTries, !isClosing else {
      return
    }
    again.waitsSince = now
    if let (agent, _) = idleAgent(for: &again) {
      startRinging(again, agent: agent)
    } else {
      enqueueCallback(again)
    }
  }
}
