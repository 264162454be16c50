/// Flows that are played to a call which waits in a queue, or talks: what `EventHook`s keep.
extension CallMachine {
  /// A flow that is being played beside what the call is really in.
  struct Aside: Sendable {
    var event: EventHook.Event
    /// The queue in which the call waits meanwhile.
    var queued: Queued?
    /// How many flows waited for others to return before.
    var depth: Int
  }

  /// Begins the flow that is kept for an event, if there is one.
  mutating func beginAside(_ event: EventHook.Event, waitingIn queued: Queued? = nil) {
    guard aside == nil, let hooked = hooks[event], callers.count < Self.maximumNesting else {
      return
    }
    aside = Aside(event: event, queued: queued, depth: callers.count)
    let called = library.flows[hooked]
    enter(hooked, variables: called.variables.map(\.initial), secrets: called.secretSlots)
    run(from: called.start.index)
  }

  /// What the call was really in goes on by itself: the flow beside it has come to its end.
  mutating func asideEnded() {
    guard let event = aside?.event else { return }
    leaveAside()
    if event == .left { end(handedOver ?? .completed) }
  }

  /// Breaks off the flow beside, wherever it is.
  mutating func leaveAside() {
    guard let left = aside else { return }
    aside = nil
    kept = []
    stopPlaying()
    if case .calling = phase { actions.append(.cancelService) }
    while callers.count > left.depth, let caller = callers.last { resume(caller) }
    switch left.event {
    case .waiting: if let queued = left.queued { phase = .queued(queued) }
    case .answered: phase = .talking
    case .left: break
    }
  }

  /// The call gives up its place in the queue in which it waits: the flow beside leads it elsewhere.
  mutating func leaveQueue() {
    guard let left = aside else { return }
    aside = nil
    guard let queued = left.queued else { return }
    actions.append(.leaveQueue)
    if handedOver == .queued(skill: queued.skill, priority: queued.priority) {
      handedOver = queued.before
    }
  }

  /// When the call has waited too long, although a flow is being played to it.
  var waitEnds: Duration? {
    guard let aside, let queued = aside.queued, callers.indices.contains(aside.depth),
      case .queue(let queue) = library.flows[callers[aside.depth].flow]
        .nodes[callers[aside.depth].node].kind
    else { return nil }
    return queue.maxWait.map { queued.since + $0 }
  }
}
