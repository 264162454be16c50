internal import AfterSales
internal import CallerProfiles
internal import Diagnostics
internal import QueueSimulator

extension Exchange {
  /// Tells clients what the centre decided, and keeps what it means for calls and figures.
  func perform(_ action: CentreAction) throws {
    switch action {
    case .waiting(let call, let position, let expected):
      send(.waiting(position: position, expectedSeconds: expected), toCaller: call)
    case .queueFull(let call), .queueClosed(let call): try refuse(call, action)
    case .offerCallback(let call): send(.callbackOffered, toCaller: call)
    case .connected(let call, let agent): try connected(call, agent)
    case .agentLeft(let call, _):
      try endTalk(call)
      send(.agentLeft, toCaller: call)
    case .transferred(let call, let agent, let queue): try transferred(call, agent, queue)
    case .movedOn(let call, let queue): try movedOn(call, queue)
    case .timedOut(let call, let toVoicemail):
      try update(call.id) { $0.waited = wholeWait(of: call, $0) }
      endWait(of: call.id, toVoicemail ? .toVoicemail : .timedOut)
    case .abandoned(let call): try abandoned(call)
    case .callbackKept(let call): try callbackKept(call)
    case .callbackGivenUp(let call):
      try update(call) { $0.disposition = "callbackNotReached" }
      release(call)
    case .offer(let call, let agent, let isCallback):
      offer(call, to: agent, isCallback: isCallback)
    case .withdrawn(let call, let agent, let why):
      try endTalk(call)
      send(.withdrawn(call: call, why: why.rawValue), toAgent: agent)
    case .ring(let call, let agent):
      try auditPop(call, agent)
      send(.ringing(call: call), toAgent: agent)
    case .wrapUp(let call, let agent):
      try endTalk(call)
      send(.wrapUp(call: call), toAgent: agent)
    case .agent(let agent, let phase): tell(agent, phase)
    case .loggedOff(let agent):
      send(.loggedOff, toAgent: agent)
      if let connection = agentConnections.removeValue(forKey: agent) {
        roles[connection] = nil
        heard[connection] = nil
      }
    case .refused: break
    }
  }

  private func tell(_ agent: String, _ phase: AgentPhase) {
    if case .notReady(let reason) = phase {
      send(.phase(phase.name, reason: reason), toAgent: agent)
    } else {
      send(.phase(phase.name, reason: nil), toAgent: agent)
    }
  }

  // MARK: Callers

  private func refuse(_ call: String, _ action: CentreAction) throws {
    let isFull = action == .queueFull(call: call)
    if let name = try store.store.contact(call)?.contact.skill,
      let queue = centre.plan.queue(named: name)
    {
      count(queue) { $0.refused += 1 }
    }
    endWait(of: call, isFull ? .full : .closed)
  }

  /// Tells the caller how the wait ended, and keeps it for the case that it isn't heard.
  private func endWait(of call: String, _ ending: EndedWaits.Ending) {
    send(ending.message, toCaller: call)
    endedWaits.note(ending, of: call, at: now)
    release(call)
  }

  private func movedOn(_ call: String, _ queue: Int) throws {
    let name = centre.plan.queues[queue].id
    try update(call) { $0.skill = name }
    if centre.calls[call] != nil { count(queue) { $0.offered += 1 } }
    send(.movedOn(queue: name), toCaller: call)
  }

  private func abandoned(_ call: LiveCall) throws {
    try update(call.id) { contact in
      contact.waited = wholeWait(of: call, contact)
      if leaving != call.id { contact.disposition = "abandoned" }
    }
    if leaving != call.id, !call.wasAnswered { count(call.queue) { $0.abandoned += 1 } }
    release(call.id)
  }

  /// How long a caller has waited by now, with the waits before this one.
  private func wholeWait(of call: LiveCall, _ contact: Contact) -> Duration {
    (contact.waited ?? .zero)
      + .milliseconds(LiveStore.milliseconds(max(0, centre.now - call.since)))
  }

  private func callbackKept(_ call: String) throws {
    send(.callbackKept, toCaller: call)
    // Nobody holds the line any more.
    if let connection = callerConnections.removeValue(forKey: call) {
      roles[connection] = nil
      if let queue = centre.calls[call]?.queue { count(queue) { $0.callbacks += 1 } }
    }
    try update(call) { $0.disposition = "callback" }
  }

  /// The client of a call that is over may join again.
  private func release(_ call: String) {
    if let connection = callerConnections.removeValue(forKey: call) { roles[connection] = nil }
  }

  // MARK: Talks

  private func offer(_ id: String, to agent: String, isCallback: Bool) {
    guard let call = centre.calls[id] else { return }
    send(
      .offer(
        .init(
          call: id, queue: centre.plan.queues[call.queue].id, isCallback: isCallback,
          isTransferred: call.isTransferred, waitedSeconds: centre.now - call.since,
          number: notes[id]?.masked)),
      toAgent: agent)
  }

  /// A call is picked up: the look-up stands in the audit before the agent hears of it.
  private func connected(_ id: String, _ agent: String) throws {
    guard let call = centre.calls[id] else { return }
    try update(id) { contact in
      contact.waited = wholeWait(of: call, contact)
      contact.agent = agent
      // It isn't over with the callback or the transfer.
      contact.disposition = nil
    }
    if !call.wasAnswered, !call.isCallback {
      let queue = centre.plan.queues[call.queue]
      let wait = centre.now - call.joined
      count(call.queue) { tally in
        tally.answered += 1
        tally.waitedSeconds += wait
        if wait <= queue.withinSeconds { tally.inTime += 1 }
      }
    }
    talks[id] = now
    // Of a callback it was written when the agent began to ring.
    if !call.isCallback { try auditPop(id, agent) }
    send(.answered(agent: agent), toCaller: id)
    send(.connected(call: id), toAgent: agent)
  }

  private func auditPop(_ id: String, _ agent: String) throws {
    let number = try newNumbers[id].map { CallingNumber(kept: $0) } ?? store.number(ofCall: id)
    var subject: AuditSubject?
    var found = 0
    if case .number(let phone)? = number {
      subject = .number(phone)
      found = try store.store.callers(of: phone).count
    }
    try audit(.lookUp, by: agent, "pop of call \(id)", subject: subject, found: found)
  }

  private func transferred(_ id: String, _ agent: String, _ queue: Int) throws {
    try endTalk(id)
    let name = centre.plan.queues[queue].id
    try update(id) { contact in
      contact.path.append("\(agent) → \(name)")
      contact.skill = name
      contact.disposition = "transferred"
    }
    count(queue) { $0.offered += 1 }
    if !transferNote.isEmpty { try store.store.addNote("\(agent): \(transferNote)", toCall: id) }
    send(.transferred(queue: name), toCaller: id)
  }

  /// Adds the time of the talk that just ended.
  private func endTalk(_ id: String) throws {
    guard let began = talks.removeValue(forKey: id) else { return }
    try update(id) { contact in
      contact.talked =
        (contact.talked ?? .zero) + .milliseconds(max(0, now.milliseconds - began.milliseconds))
    }
  }

  /// Changes what is kept of a call; nothing if its caller was erased meanwhile.
  func update(_ id: String, _ change: (inout Contact) -> Void) throws {
    do {
      guard var contact = try store.store.contact(id)?.contact else { return }
      change(&contact)
      _ = try store.store.save(contact, of: nil)
    } catch StoreError.erased {
      return
    }
  }
}
