internal import AfterSales
internal import Diagnostics
internal import QueueSimulator

extension LiveCentre {
  /// How often a caller is rung at most where the plan says nothing.
  private static let usualTries = 3

  /// A caller who is not answered yet hangs up and keeps a place among the callbacks.
  mutating func takeCallback(_ id: String) {
    guard var call = calls[id] else { return refuse(.unknownCall) }
    guard !call.isCallback else { return refuse(.notNow) }
    var offeredTo: String?
    switch call.stage {
    case .waiting: stopWaiting(call)
    case .offered(let agent): offeredTo = agent
    case .ringing, .talking, .booked: return refuse(.notNow)
    }
    deadlines.set(.callerAbsence(id), nil)
    call.lost = nil
    becomeCallback(&call)
    wait(call)
    if let offeredTo {
      withdraw(id, from: offeredTo, .callerHungUp)
      becomeFree(offeredTo)
    }
  }

  mutating func bookCallback(_ id: String, queue: Int, due: Double, tries: Int) {
    guard calls[id] == nil else { return refuse(.callExists) }
    var call = LiveCall(id: id, queue: queue, priority: 0, joined: now, since: now)
    call.tries = tries
    becomeCallback(&call)
    guard due > now else {
      offerOrWait(call)
      return
    }
    let due = hoursBegin(from: due)
    call.stage = .booked(due: due)
    keep(call)
    scheduleBooked(call, due: due)
    actions.append(.callbackKept(call: id))
  }

  mutating func scheduleBooked(_ call: LiveCall, due: Double) {
    deadlines.set(
      .call(call.id),
      // Those that were held come first, whenever the others were booked.
      Deadline(
        at: due, kind: call.isHeld ? .limit : .arrival, order: call.place, subject: .call(call.id)))
  }

  mutating func callbackIsDue(_ call: LiveCall) {
    var due = call
    due.joined = now
    if !call.isHeld {
      due.since = now
      due.place = nextSequence()
    }
    due.isHeld = false
    offerOrWait(due)
  }

  /// The agent who rings a callback reached the caller, or nobody answered.
  mutating func endRinging(by id: String, isReached: Bool) {
    guard let agent = agents[id] else { return refuse(.unknownAgent) }
    guard case .ringing(let callID) = agent.phase, let call = calls[callID] else {
      return refuse(.notNow)
    }
    if isReached {
      connect(call, to: agent)
    } else {
      becomeFree(id)
      retry(call)
    }
  }

  /// Puts an unanswered callback behind the others, some time later and within the hours in which
  /// customers are rung, or gives it up.
  /// - Parameter isAtOnce: whether it was the agent who was gone.
  mutating func retry(_ call: LiveCall, isAtOnce: Bool = false) {
    var again = call
    again.tries += 1
    again.isReturned = false
    guard again.tries < plan.queues[call.queue].callback?.tries ?? Self.usualTries else {
      forget(call)
      actions.append(.callbackGivenUp(call: call.id))
      return
    }
    again.place = nextSequence()
    guard !isAtOnce, plan.limits.retry > 0 else { return offerOrWait(again) }
    let later = Instant(stored: LiveTime.milliseconds(now + plan.limits.retry))
    let due = LiveTime.seconds(CallBackHours.first(from: later).milliseconds)
    again.stage = .booked(due: due)
    keep(again)
    scheduleBooked(again, due: due)
  }

  private mutating func becomeCallback(_ call: inout LiveCall) {
    call.isCallback = true
    call.holdsLine = false
    call.isReturned = false
    call.callbackPriority = plan.queues[call.queue].callback?.priority ?? 0
    call.place = nextSequence()
  }

  mutating func offerOrWait(_ call: LiveCall) {
    if hold(call) { return }
    if let agent = takeIdleAgent(for: call) {
      offer(call, to: agent)
    } else {
      wait(call)
    }
  }
}
