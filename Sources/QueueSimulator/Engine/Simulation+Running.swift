import Synchronization

/// The event loop.
///
/// The next event is the first of four: an agent's (talk, ringing or wrap-up ends), a call's (menu
/// ends, a wait reaches a limit, a person dials again), a first dial, or one of the clock (an
/// interval begins, staffing changes, the day ends). At equal times they go by kind, then first in,
/// first out; `EventKey` orders them so.
extension Simulation {
  /// Runs the day, and what comes after its end.
  /// - Returns: whether it ran through; not if `stop` was raised meanwhile.
  mutating func run(until stop: borrowing Atomic<Bool>) -> Bool {
    begin()
    guard runEvents(until: stop) else { return false }
    finish()
    return true
  }

  /// Makes the day ready for its first event.
  mutating func begin() {
    for type in centre.types.indices { scheduleArrival(of: type) }
    setClock()
  }

  /// Lets all events up to a time happen, those at that very time included.
  /// - Returns: whether there are more.
  mutating func advance(to time: Double) -> Bool {
    pause = .after(time)
    setClock()
    _ = runEvents(until: Atomic<Bool>(false))
    now = max(now, time)
    let isOver =
      agentEvents.first.isNever && arrivalEvents.first.isNever && callEvents.first.isNever
      && intervalKey.isNever && staffingKey.isNever && endKey.isNever
    return clockEvent == pause && !isOver
  }

  /// Lets events happen until none is left or the clock says so.
  /// - Returns: whether it came to that; not if `stop` was raised meanwhile.
  private mutating func runEvents(until stop: borrowing Atomic<Bool>) -> Bool {
    while !stop.load(ordering: .relaxed) {
      switch nextBringer() {
      case .arrival:
        now = arrivalEvents.first.time
        arrive(type: arrivalEvents.firstOwner)
      case .agent:
        now = agentEvents.first.time
        endAgentPhase(agentEvents.firstOwner)
      case .call:
        now = callEvents.first.time
        continueCall(callEvents.firstOwner, kind: callEvents.first.kind)
      case .clock:
        if !passClockEvent() { return true }
      }
    }
    return false
  }

  /// What brings the next event about.
  private enum Bringer { case arrival, agent, call, clock }

  /// Told by the first times where they differ in more than the low bits of roots, else by the whole
  /// keys.
  @inline(__always)
  private mutating func nextBringer() -> Bringer {
    let arrival = arrivalEvents.root
    let agent = agentEvents.root
    let call = callEvents.root
    let other = min(call, clockRoot)
    if arrival &+ rootMask < min(agent, other) { return .arrival }
    if agent &+ rootMask < min(arrival, other) { return .agent }
    if call &+ rootMask < min(arrival, agent), call &+ rootMask < clockRoot { return .call }
    return exactBringer()
  }

  /// Mutating, because the compiler copies the whole value for a call of a function that isn't.
  @inline(never)
  private mutating func exactBringer() -> Bringer {
    let agent = agentEvents.first
    let arrival = arrivalEvents.first
    let call = callEvents.first
    let other = min(call, clockEvent)
    if arrival < agent, arrival < other { return .arrival }
    if agent < other { return .agent }
    return call < clockEvent ? .call : .clock
  }

  /// What a call under way comes to.
  private mutating func continueCall(_ slot: Int, kind: UInt64) {
    switch kind {
    case EventKind.overflow.rawValue: overflow(slot)
    case EventKind.deadline.rawValue: endWait(slot)
    default: resume(slot)
    }
  }

  /// Sets the next interval, change of staffing, or end of the day, whichever comes first.
  private mutating func setClock() {
    clockEvent = min(min(min(intervalKey, staffingKey), min(endKey, pause)), planKey)
    // A tree without events has a root above all times, and above this.
    clockRoot = min(clockEvent.timeBits, 1 << 63)
  }

  /// Lets the clock's event happen.
  /// - Returns: whether the day goes on.
  private mutating func passClockEvent() -> Bool {
    let event = clockEvent
    if event.isNever || event == pause { return false }
    if event == intervalKey {
      totals.beginNextInterval()
    } else if event == staffingKey {
      now = event.time
      changeStaffing()
    } else if event == planKey {
      now = event.time
      observePlans()
    } else {
      endDay()
      if centre.scenario.atEnd == .cut { return false }
    }
    setClock()
    return true
  }

  private var intervalKey: EventKey {
    totals.currentEnd == .infinity ? .never : .before(totals.currentEnd)
  }

  private var staffingKey: EventKey {
    nextStaffing < staffing.count
      ? EventKey(
        at: staffing[nextStaffing].at, .staffing, sequence: UInt64(nextStaffing)) : .never
  }

  private var endKey: EventKey {
    endsAtOnce && !isClosing ? .after(centre.ends) : .never
  }
}
