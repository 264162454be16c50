internal import AfterSales
internal import Diagnostics
internal import QueueSimulator

extension Exchange {
  /// Does what a client asks.
  /// - Returns: the answer; `nil` if none is due.
  func answer(
    _ request: NumberedMessage, from connection: Connection
  ) throws -> ServerMessage? {
    let number = request.number
    func result(_ refusal: LiveRefusal?) -> ServerMessage {
      refusal.map { .refused(request: number, $0) } ?? .done(request: number)
    }
    if let why = try refusal(of: request.message, from: connection) { return result(why) }
    switch request.message {
    case .alive: return nil
    case .status: return .status(request: number, status)
    case .queues: return .queues(request: number, queuesAlone)
    case .join(let joining):
      return try join(joining, from: connection, request: number)
    case .bookCallback(let joining, let due):
      guard let queue = centre.plan.queue(named: joining.queue) else {
        return .refused(request: number, .unknownQueue)
      }
      return result(bookCallback(joining, queue: queue, due: due))
    case .resume(let call): return resume(call, from: connection, request: number)
    case .hangUp, .leave, .takeCallback:
      guard case .caller(let call) = roles[connection] else { return result(.unknownCall) }
      return result(callerAsks(request.message, call))
    case .logOn(let agent, let pool):
      return try logOn(agent, pool: pool, from: connection, request: number)
    case .ready, .notReady, .accept, .decline, .reached, .notReached, .transfer, .finish, .done,
      .logOff:
      guard case .agent(let agent) = roles[connection] else { return result(.unknownAgent) }
      return result(agentAsks(request.message, agent))
    case .order(let order, let agent, let by):
      guard centre.agents[agent] != nil else {
        return result(try storage.skills(ofAgent: agent) == nil ? .unknownAgent : .notLoggedOn)
      }
      return result(self.order(order, agent, by: try actor(on: connection, as: by)))
    case .plan(let order, let plan, let step, let by):
      return result(
        self.order(order, plan, step: step, by: try actor(on: connection, as: by)))
    case .announce, .open, .close, .addPool:
      return supervise(request.message, by: try actor(on: connection, as: request.message.by))
        ? .done(request: number) : .refused(request: number, .unknownQueue)
    }
  }

  // MARK: Callers

  private func join(
    _ joining: ClientMessage.Joining, from connection: Connection, request: Int?
  ) throws -> ServerMessage {
    // Asked again after a connection broke: it has been done.
    if centre.calls[joining.call] != nil {
      return resume(joining.call, from: connection, request: request)
    }
    guard let queue = centre.plan.queue(named: joining.queue) else {
      return .refused(request: request, .unknownQueue)
    }
    // Or it was done and is over: whoever comes to a queue again after a talk is another call.
    if try answeredInStep.contains(joining.call) || storage.wasAnswered(call: joining.call) {
      return .refused(request: request, .callOver)
    }
    guard hasRoom else {
      send(.queueFull, to: connection)
      return .done(request: request)
    }
    guard takeDown(joining, queue: queue) else {
      return .refused(request: request, .badNumber)
    }
    bind(joining.call, to: connection)
    if !toldToAll.isEmpty { send(.announcement(text: toldToAll), to: connection) }
    let refusal = tell(
      .join(
        call: joining.call, queue: queue, priority: joining.priority,
        nobodyWithin: joining.asksForNobody
          ? joining.maxWaitMilliseconds.map { Double($0) / 1_000 } ?? .infinity : nil))
    if centre.calls[joining.call] != nil { count(queue) { $0.offered += 1 } }
    return refusal.map { .refused(request: request, $0) } ?? .done(request: request)
  }

  /// Whether the memory of a queue that never drains has an end.
  private var hasRoom: Bool { centre.calls.count < centre.plan.limits.calls }

  private func bookCallback(
    _ joining: ClientMessage.Joining, queue: Int, due: Int64?
  ) -> LiveRefusal? {
    if let call = centre.calls[joining.call] { return call.isCallback ? nil : .callExists }
    guard hasRoom else { return .queueFull }
    guard takeDown(joining, queue: queue) else { return .badNumber }
    count(queue) { $0.callbacks += 1 }
    return tell(
      .bookCallback(
        call: joining.call, queue: queue,
        due: due.map { LiveTime.seconds($0) } ?? LiveTime.seconds(now.milliseconds)))
  }

  /// Keeps what is known of a call, as an earlier call of whoever calls.
  /// - Returns: whether the number is one, or withheld.
  private func takeDown(_ joining: ClientMessage.Joining, queue: Int) -> Bool {
    let number = CallingNumber(joining.number)
    if number == .unreadable { return false }
    step.records.append(
      .arrival(
        .init(
          call: joining.call, number: number, queue: joining.queue, flow: joining.flow,
          path: joining.path, way: joining.way,
          entered: joining.entered.map { ClearText($0, .text) },
          began: joining.beganMilliseconds.map { Instant(milliseconds: $0, offset: 28_800) }
            ?? now)))
    var note = CallNote(queue: queue)
    if case .number(let phone) = number { note.masked = phone.masked }
    notes[joining.call] = note
    endedWaits.forget(joining.call)
    return true
  }

  private func resume(
    _ call: String, from connection: Connection, request: Int?
  ) -> ServerMessage {
    guard let live = centre.calls[call] else {
      if let ending = endedWaits[call] {
        send(ending.message, to: connection)
        return .line(request: request, state: .over)
      }
      return .refused(request: request, .unknownCall)
    }
    guard live.holdsLine else { return .line(request: request, state: .callback) }
    bind(call, to: connection)
    tell(.callerBack(call: call))
    guard let resumed = centre.calls[call] else {
      return .refused(request: request, .unknownCall)
    }
    if case .talking = resumed.stage { return .line(request: request, state: .talking) }
    return .line(request: request, state: .waiting)
  }

  private func bind(_ call: String, to connection: Connection) {
    if let old = callerConnections[call], old != connection { roles[old] = nil }
    roles[connection] = .caller(call)
    callerConnections[call] = connection
  }

  private func callerAsks(
    _ message: ClientMessage, _ call: String
  ) -> LiveRefusal? {
    guard message != .takeCallback else { return tell(.takeCallback(call: call)) }
    leaving = message == .leave ? call : nil
    defer { leaving = nil }
    return tell(.hangUp(call: call))
  }

  // MARK: Agents

  private func logOn(
    _ agent: String, pool name: String?, from connection: Connection, request: Int?
  ) throws -> ServerMessage {
    func refused(_ why: LiveRefusal) -> ServerMessage { .refused(request: request, why) }
    if let known = centre.agents[agent] {
      guard agentConnections[agent] == nil || agentConnections[agent] == connection else {
        return refused(.agentExists)
      }
      bind(agent: agent, to: connection)
      try noteHand(of: agent, on: connection)
      if known.lost != nil { tell(.agentBack(agent: agent)) }
    } else {
      guard let skills = try storage.skills(ofAgent: agent) else { return refused(.unknownAgent) }
      let pool =
        if let name {
          centre.plan.pool(named: name)
        } else {
          centre.plan.pool(forSkills: skills)
            ?? (centre.plan.pools.count == 1 ? 0 : nil)
        }
      guard let pool else { return refused(.unknownPool) }
      bind(agent: agent, to: connection)
      try noteHand(of: agent, on: connection)
      tell(.logOn(agent: agent, pool: pool))
    }
    guard let present = centre.agents[agent] else { return refused(.unknownAgent) }
    return .desk(
      request: request, pool: centre.plan.pools[present.pool].id, phase: present.phase)
  }

  private func bind(agent: String, to connection: Connection) {
    roles[connection] = .agent(agent)
    agentConnections[agent] = connection
    heard[connection] = now
  }

  private func agentAsks(
    _ message: ClientMessage, _ agent: String
  ) -> LiveRefusal? {
    switch message {
    case .ready: return tell(.ready(agent: agent))
    case .notReady(let reason): return tell(.notReady(agent: agent, .own(reason)))
    case .accept(let call): return tell(.accept(agent: agent, call: call))
    case .decline(let call): return tell(.decline(agent: agent, call: call))
    case .reached: return tell(.reached(agent: agent))
    case .notReached: return tell(.notReached(agent: agent))
    case .transfer(let name, let note):
      // Agents see queues by their titles.
      guard let queue = centre.plan.queue(named: name) ?? centre.plan.queue(titled: name) else {
        return .unknownQueue
      }
      self.transferNote = note
      defer { self.transferNote = "" }
      return tell(.transfer(agent: agent, queue: queue))
    case .finish(let disposition): return finish(agent, disposition: disposition)
    case .done: return tell(.endWrapUp(agent: agent))
    case .logOff: return tell(.logOff(agent: agent))
    case .join, .resume, .hangUp, .leave, .takeCallback, .bookCallback, .logOn, .alive, .queues,
      .announce, .open, .close, .addPool, .order, .plan, .status:
      return .notNow
    }
  }

  private func finish(
    _ agent: String, disposition: String?
  ) -> LiveRefusal? {
    guard let phase = centre.agents[agent]?.phase, let call = phase.call else { return .notNow }
    switch phase {
    case .talking:
      if let refusal = tell(.endTalk(agent: agent)) { return refusal }
    case .wrappingUp: break
    case .notReady, .idle, .offered, .ringing: return .notNow
    }
    guard let disposition else { return nil }
    // A call that was handed on ends with whoever has it now.
    let isOver = centre.calls[call] == nil
    note(
      call,
      [.finished(by: agent, disposition: disposition)]
        + (isOver ? [.ended(disposition: disposition)] : []))
    return nil
  }

  // MARK: Supervisors

  /// - Returns: whether the parts named are in the plan.
  private func supervise(_ message: ClientMessage, by actor: String) -> Bool {
    // Supervisors see queues by their titles, too; what is kept has their ids.
    func queue(_ name: String) -> (index: Int, id: String)? {
      let index = centre.plan.queue(named: name) ?? centre.plan.queue(titled: name)
      return index.map { ($0, centre.plan.queues[$0].id) }
    }
    let what: String
    switch message {
    case .announce(let text, _):
      announcement = text
      step.records.append(.setting(.announcement(text)))
      if !text.isEmpty {
        for call in centre.calls.keys.sorted() where centre.calls[call]?.stage == .waiting {
          send(.announcement(text: text), toCaller: call)
        }
      }
      what = text.isEmpty ? "announcement ended" : "announcement"
    case .open(let name, _):
      guard let (queue, id) = queue(name) else { return false }
      tell(.open(queue: queue))
      step.records.append(.setting(.queue(id, isOpen: true)))
      what = "queue \(id) opened"
    case .close(let name, _):
      guard let (queue, id) = queue(name) else { return false }
      tell(.close(queue: queue))
      step.records.append(.setting(.queue(id, isOpen: false)))
      what = "queue \(id) closed"
    case .addPool(let poolName, let name, let after, _):
      guard let (queue, id) = queue(name), let pool = centre.plan.pool(named: poolName) else {
        return false
      }
      tell(.link(pool: pool, queue: queue, afterSeconds: LiveTime.seconds(after)))
      step.records.append(
        .setting(.link(pool: poolName, queue: id, afterMilliseconds: after)))
      what = "pool \(poolName) serves \(id)"
    case .join, .resume, .hangUp, .leave, .takeCallback, .bookCallback, .logOn, .ready, .notReady,
      .accept, .decline, .reached, .notReached, .transfer, .finish, .done, .logOff, .alive,
      .queues, .status, .order, .plan:
      return false
    }
    audit(.change, by: actor, "switchboard: \(what)", reason: announcementText(of: message))
    return true
  }

  /// Has an agent do something, and keeps who wanted it.
  private func order(_ order: AgentOrder, _ agent: String, by who: String) -> LiveRefusal? {
    let event: CentreEvent =
      switch order {
      case .ready: .ready(agent: agent)
      case .rest(let reason): .notReady(agent: agent, .own(reason))
      case .home: .logOff(agent: agent)
      case .take(let call): .assign(call: call, agent: agent)
      }
    if let refusal = tell(event) { return refusal }
    var (call, reason): (String?, String?)
    if case .take(let taken) = order { call = taken }
    if case .rest(let why) = order, !why.isEmpty { reason = why }
    audit(
      .change, by: who,
      "switchboard: agent \(agent) \(order.name.rawValue)\(call.map { " " + $0 } ?? "")",
      reason: reason, ofCall: call)
    return nil
  }

  /// What was announced stands in the audit as the reason, encrypted like all of them.
  private func announcementText(of message: ClientMessage) -> String? {
    if case .announce(let text, _) = message, !text.isEmpty { return text }
    return nil
  }

  func audit(
    _ action: AuditAction, by actor: String, _ object: String, reason: String? = nil,
    ofCall call: String? = nil
  ) {
    step.records.append(
      .audit(
        AuditEntry(at: now, actor: actor, action, object: object, reason: reason), ofCall: call))
  }
}
