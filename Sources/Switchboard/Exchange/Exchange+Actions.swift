internal import AfterSales
internal import Diagnostics
internal import QueueSimulator

extension Exchange {
  /// Tells clients what the centre decided, and keeps what it means for calls and figures.
  func perform(_ action: CentreAction) {
    switch action {
    case .waiting(let call, let position, let expected):
      send(.waiting(position: position, expectedSeconds: expected), toCaller: call)
    case .queueFull(let call): refuse(call, .full)
    case .queueClosed(let call): refuse(call, .closed)
    case .nobody(let call): refuse(call, .nobody)
    case .offerCallback(let call): send(.callbackOffered, toCaller: call)
    case .connected(let call, let agent): connected(call, agent)
    case .agentLeft(let call, _):
      endTalk(call)
      send(.agentLeft, toCaller: call)
    case .transferred(let call, let agent, let queue): transferred(call, agent, queue)
    case .movedOn(let call, let queue): movedOn(call, queue)
    case .timedOut(let call, let toVoicemail):
      note(call.id, [.waited(wait(of: call))])
      endWait(of: call.id, toVoicemail ? .toVoicemail : .timedOut)
    case .abandoned(let call): abandoned(call)
    case .callbackKept(let call): callbackKept(call)
    case .callbackGivenUp(let call):
      givenUp.insert(call)
      note(call, [.ended(disposition: "callbackNotReached")])
      release(call)
    case .offer(let call, let agent, let isCallback):
      endWrapUp(of: agent)
      offer(call, to: agent, isCallback: isCallback)
    case .withdrawn(let call, let agent, let why):
      endTalk(call)
      send(.withdrawn(call: call, why: why), toAgent: agent)
    case .ring(let call, let agent):
      auditPop(call, agent)
      send(.ringing(call: call), toAgent: agent)
    case .wrapUp(let call, let agent):
      endTalk(call)
      wrapUps[agent] = (call, now)
      send(.wrapUp(call: call), toAgent: agent)
    case .agent(let agent, let phase):
      endWrapUp(of: agent)
      send(.phase(phase), toAgent: agent)
    case .loggedOff(let agent):
      endWrapUp(of: agent)
      send(.loggedOff, toAgent: agent)
      if let connection = agentConnections.removeValue(forKey: agent) {
        roles[connection] = nil
        heard[connection] = nil
      }
    case .refused: break
    }
  }

  // MARK: Callers

  private func refuse(_ call: String, _ ending: EndedWait) {
    if let queue = notes[call]?.queue { count(queue) { $0.refused += 1 } }
    endWait(of: call, ending)
  }

  /// Tells the caller how the wait ended, and keeps it for the case that it isn't heard.
  private func endWait(of call: String, _ ending: EndedWait) {
    send(ending.message, toCaller: call)
    endedWaits.note(ending, of: call, at: now)
    release(call)
  }

  private func movedOn(_ call: String, _ queue: Int) {
    let name = centre.plan.queues[queue].id
    note(call, [.movedOn(toQueue: name)])
    notes[call]?.queue = queue
    if centre.calls[call] != nil { count(queue) { $0.offered += 1 } }
    send(.movedOn(queue: centre.plan.queues[queue].title), toCaller: call)
  }

  private func abandoned(_ call: LiveCall) {
    let waited = CallFact.waited(wait(of: call))
    note(call.id, leaving == call.id ? [waited] : [waited, .ended(disposition: "abandoned")])
    if leaving != call.id, !call.wasAnswered { count(call.queue) { $0.abandoned += 1 } }
    release(call.id)
  }

  /// How long a caller has waited by now, without the waits before this one.
  private func wait(of call: LiveCall) -> Duration {
    .milliseconds(LiveTime.milliseconds(max(0, centre.now - call.since)))
  }

  private func callbackKept(_ call: String) {
    send(.callbackKept, toCaller: call)
    // Nobody holds the line any more.
    if let connection = callerConnections.removeValue(forKey: call) {
      roles[connection] = nil
      if let queue = centre.calls[call]?.queue { count(queue) { $0.callbacks += 1 } }
    }
    note(call, [.ended(disposition: "callback")])
  }

  /// The client of a call that is over may join again.
  private func release(_ call: String) {
    if let connection = callerConnections.removeValue(forKey: call) { roles[connection] = nil }
  }

  // MARK: Talks

  private func offer(_ id: String, to agent: String, isCallback: Bool) {
    guard let call = centre.calls[id] else { return }
    let queue = centre.plan.queues[call.queue]
    send(
      .offer(
        .init(
          call: id, queue: queue.id, title: queue.title == queue.id ? nil : queue.title,
          isCallback: isCallback,
          isTransferred: call.isTransferred, waitedSeconds: centre.now - call.since,
          number: notes[id]?.masked)),
      toAgent: agent)
  }

  /// A call is picked up: the look-up stands in the audit before the agent hears of it.
  private func connected(_ id: String, _ agent: String) {
    guard let call = centre.calls[id] else { return }
    let queue = centre.plan.queues[call.queue]
    let wait = max(0, centre.now - call.joined)
    note(
      id,
      [
        .waited(self.wait(of: call)),
        .answered(
          by: agent, from: queue.id, waited: .milliseconds(LiveTime.milliseconds(wait)),
          isCallback: call.isCallback),
      ])
    answeredInStep.insert(id)
    if !call.wasAnswered, !call.isCallback {
      count(call.queue) { tally in
        tally.answered += 1
        tally.waitedSeconds += wait
        if wait <= queue.withinSeconds { tally.inTime += 1 }
      }
    }
    talks[id] = now
    // Of a callback it was written when the agent began to ring.
    if !call.isCallback { auditPop(id, agent) }
    send(.answered(agent: agent), toCaller: id)
    send(.connected(call: id), toAgent: agent)
  }

  private func auditPop(_ id: String, _ agent: String) {
    audit(.lookUp, by: actor(as: agent), "pop of call \(id)", ofCall: id)
  }

  private func transferred(_ id: String, _ agent: String, _ queue: Int) {
    endTalk(id)
    let name = centre.plan.queues[queue].id
    note(id, [.handedOn(by: agent, toQueue: name, note: transferNote)])
    notes[id]?.queue = queue
    count(queue) { $0.offered += 1 }
    send(.transferred(queue: centre.plan.queues[queue].title), toCaller: id)
  }

  /// Adds the time of the talk that just ended.
  private func endTalk(_ id: String) {
    guard let began = talks.removeValue(forKey: id) else { return }
    note(id, [.talked(.milliseconds(max(0, now.milliseconds - began.milliseconds)))])
  }

  /// Adds the time of the wrap-up that just ended, if the agent was wrapping up.
  private func endWrapUp(of agent: String) {
    guard let (call, began) = wrapUps.removeValue(forKey: agent) else { return }
    note(
      call,
      [.wrappedUp(by: agent, .milliseconds(max(0, now.milliseconds - began.milliseconds)))])
  }

  /// Keeps what is new of a call.
  func note(_ call: String, _ facts: [CallFact]) { step.records.append(.call(call, facts)) }
}
