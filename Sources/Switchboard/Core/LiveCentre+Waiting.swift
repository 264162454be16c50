package import AfterSales
internal import QueueSimulator

extension LiveCentre {
  // MARK: Joining

  mutating func join(_ id: String, queue: Int, priority: Int, nobodyWithin: Double?) {
    guard calls[id] == nil else { return refuse(.callExists) }
    guard plan.isOpen[queue] else {
      actions.append(.queueClosed(call: id))
      return
    }
    if let nobodyWithin, !hasSomebody(for: queue, within: nobodyWithin) {
      actions.append(.nobody(call: id))
      return
    }
    var call = LiveCall(id: id, queue: queue, priority: priority, joined: now, since: now)
    call.place = nextSequence()
    enter(call)
  }

  /// Whether an agent of one of a queue's pools is logged on, or planned within some seconds from now.
  private func hasSomebody(for queue: Int, within seconds: Double) -> Bool {
    let pools = plan.queues[queue].pools.map(\.pool)
    return agents.values.contains { pools.contains($0.pool) }
      || pools.contains { pool in
        plan.staffed[pool].contains { span in
          span.lowerBound <= now - begins + seconds && now - begins < span.upperBound
        }
      }
  }

  /// A call enters the queue it has joined: it is offered to an agent, refused, or waits.
  mutating func enter(_ call: LiveCall) {
    if let agent = takeIdleAgent(for: call) {
      offer(call, to: agent)
      return
    }
    guard lines[call.queue].liveCount < plan.queues[call.queue].capacity ?? .max else {
      forget(call)
      actions.append(.queueFull(call: call.id))
      return
    }
    let expected = expectedWait(of: call)
    wait(call)
    offerCallback(call, expected: expected)
  }

  /// Offers a callback to a call that waits for the first time, if the wait is long.
  mutating func offerCallback(_ call: LiveCall, expected: Double) {
    let isFirstVisit = !call.isTransferred && !call.wasAnswered && call.since == call.joined
    if isFirstVisit, let callback = plan.queues[call.queue].callback,
      ExpectedWait.callsForCallback(beyond: callback.whenWaitExceedsSeconds, expected)
    {
      actions.append(.offerCallback(call: call.id))
    }
  }

  /// Puts a call among those who wait, at its place, and tells it so.
  mutating func wait(_ waiting: LiveCall) {
    if hold(waiting) { return }
    var call = waiting
    call.stage = .waiting
    keep(call)
    lines[call.queue].insert(
      .init(call: call.id, place: call.place, since: call.since), priority: call.listPriority,
      isCallback: call.isCallback)
    schedule(call)
    if call.isCallback {
      actions.append(.callbackKept(call: call.id))
    } else {
      tellPosition(of: call)
      schedulePositions(of: call.queue)
    }
  }

  mutating func stopWaiting(_ call: LiveCall) {
    lines[call.queue].remove(
      place: call.place, priority: call.listPriority, isCallback: call.isCallback)
    deadlines.set(.call(call.id), nil)
  }

  /// Sets the next moment at which a waiting call has to be looked at.
  func nextMoment(of call: LiveCall) -> WaitingMoment {
    let queue = plan.queues[call.queue]
    let limit = call.isCallback ? hoursEnd : queue.maximumWait.map { call.joined + $0.afterSeconds }
    var next = WaitingMoment(limit: limit ?? .infinity)
    for link in queue.pools { next.consider(link, since: call.since, now: now) }
    return next
  }

  mutating func schedule(_ call: LiveCall) {
    let next = nextMoment(of: call)
    deadlines.set(
      .call(call.id),
      Deadline(
        at: max(next.at, now), kind: next.isOverflow ? .overflow : .limit, order: call.place,
        subject: .call(call.id)))
  }

  // MARK: Expected waits

  /// Which one to be served of its queue a waiting call is, from 1.
  package func position(of call: LiveCall) -> Int {
    lines[call.queue].position(
      place: call.place, priority: call.listPriority, isCallback: call.isCallback)
  }

  /// How long the call at a position of a queue is likely to wait, in seconds.
  /// - Returns: `nil` if nobody works for the queue.
  package func expectedWait(position: Int, queue: Int) -> Double? {
    let seconds = ExpectedWait.seconds(
      ahead: position - 1, meanHandling: plan.meanHandling[queue], working: working(for: queue))
    return seconds.isFinite ? seconds : nil
  }

  /// The expected wait of a call that is about to join its queue, in seconds.
  private func expectedWait(of call: LiveCall) -> Double {
    ExpectedWait.seconds(
      ahead: lines[call.queue].countAhead(of: call.priority),
      meanHandling: plan.meanHandling[call.queue], working: working(for: call.queue))
  }

  private func working(for queue: Int) -> Int {
    plan.queues[queue].pools.reduce(0) { $0 + working[$1.pool] }
  }

  // MARK: Leaving

  mutating func hangUp(_ id: String) {
    guard let call = calls[id] else { return refuse(.unknownCall) }
    switch call.stage {
    case .waiting where !call.isCallback:
      stopWaiting(call)
      forget(call)
      actions.append(.abandoned(call))
    case .offered(let agent) where !call.isCallback:
      forget(call)
      actions.append(.abandoned(call))
      withdraw(id, from: agent, .callerHungUp)
      becomeFree(agent)
    case .talking(let agent):
      forget(call)
      beginWrapUp(of: agent, after: id)
    case .waiting, .offered, .ringing, .booked: refuse(.notNow)
    }
  }

  /// A call has waited long enough for further pools.
  mutating func overflow(_ call: LiveCall) {
    if holdInLine(call) { return }
    if let agent = takeIdleAgent(for: call) {
      stopWaiting(call)
      offer(call, to: agent)
    } else {
      schedule(call)
    }
  }

  /// The queue's longest wait is over, or of a callback the hours in which customers are rung.
  mutating func endWait(of call: LiveCall) {
    if call.isCallback {
      if !holdInLine(call) { schedule(call) }
      return
    }
    guard let limit = plan.queues[call.queue].maximumWait else { return }
    stopWaiting(call)
    switch limit.to {
    case .queue(let next):
      var moved = call
      moved.queue = next
      moved.joined = now
      moved.wasAnswered = false
      actions.append(.movedOn(call: call.id, queue: next))
      enter(moved)
    case .voicemail, .hangUp:
      forget(call)
      actions.append(.timedOut(call, toVoicemail: limit.to == .voicemail))
    }
  }

  // MARK: Callers whose connection broke

  mutating func callerLost(_ id: String) {
    guard var call = calls[id] else { return refuse(.unknownCall) }
    guard call.holdsLine, call.lost == nil else { return }
    call.lost = now
    keep(call)
    deadlines.set(
      .callerAbsence(id),
      Deadline(
        at: now + plan.limits.absence, kind: .limit, order: call.place, subject: .callerAbsence(id))
    )
  }

  mutating func callerBack(_ id: String) {
    guard var call = calls[id] else { return refuse(.unknownCall) }
    call.lost = nil
    keep(call)
    deadlines.set(.callerAbsence(id), nil)
    guard call.stage == .waiting, !call.isCallback else { return }
    // What was said when the connection broke may not have been heard.
    tellPosition(of: call)
    let expected = ExpectedWait.seconds(
      ahead: position(of: call) - 1, meanHandling: plan.meanHandling[call.queue],
      working: working(for: call.queue))
    offerCallback(call, expected: expected)
  }
}
