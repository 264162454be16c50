internal import AfterSales
internal import CallerProfiles
internal import Diagnostics
internal import QueueSimulator

extension Exchange {
  /// Does what a client asks.
  /// - Returns: the answer; `nil` if none is due.
  func answer(
    _ request: NumberedMessage, from connection: Connection
  ) throws -> ServerMessage? {
    let number = request.number
    func result(_ refusal: CentreAction.Refusal?) -> ServerMessage {
      refusal.map { .refused(request: number, code: $0.rawValue) } ?? .done(request: number)
    }
    switch request.message {
    case .alive: return nil
    case .status: return .status(request: number, json: status.compact)
    case .queues: return .status(request: number, json: queuesAlone.compact)
    case .join(let joining):
      return try join(joining, from: connection, request: number)
    case .bookCallback(let joining, let due):
      guard let queue = centre.plan.queue(named: joining.queue) else {
        return .refused(request: number, code: "unknownQueue")
      }
      return result(try bookCallback(joining, queue: queue, due: due))
    case .resume(let call): return try resume(call, from: connection, request: number)
    case .hangUp, .leave, .takeCallback:
      guard case .caller(let call) = roles[connection] else { return result(.unknownCall) }
      return result(try callerAsks(request.message, call))
    case .logOn(let agent, let pool):
      return try logOn(agent, pool: pool, from: connection, request: number)
    case .ready, .notReady, .accept, .decline, .reached, .notReached, .transfer, .finish, .done,
      .logOff:
      guard case .agent(let agent) = roles[connection] else { return result(.unknownAgent) }
      return result(try agentAsks(request.message, agent))
    case .announce, .open, .close, .addPool:
      return try supervise(request.message)
        ? .done(request: number) : .refused(request: number, code: "unknownQueue")
    }
  }

  // MARK: Callers

  private func join(
    _ joining: ClientMessage.Joining, from connection: Connection, request: Int?
  ) throws -> ServerMessage {
    // Asked again after a connection broke: it has been done.
    if centre.calls[joining.call] != nil {
      return try resume(joining.call, from: connection, request: request)
    }
    guard let queue = centre.plan.queue(named: joining.queue) else {
      return .refused(request: request, code: "unknownQueue")
    }
    // Or it was done and is over: whoever comes to a queue again after a talk is another call.
    if try store.store.contact(joining.call)?.contact.agent != nil {
      return .refused(request: request, code: "callOver")
    }
    guard try takeDown(joining) else { return .refused(request: request, code: "badNumber") }
    bind(joining.call, to: connection)
    if !announcement.isEmpty {
      send(.announcement(text: announcement), to: connection)
    }
    let refusal = try tell(
      .join(call: joining.call, queue: queue, priority: joining.priority))
    if centre.calls[joining.call] != nil { count(queue) { $0.offered += 1 } }
    return refusal.map { .refused(request: request, code: $0.rawValue) } ?? .done(request: request)
  }

  private func bookCallback(
    _ joining: ClientMessage.Joining, queue: Int, due: Int64?
  ) throws -> CentreAction.Refusal? {
    if let call = centre.calls[joining.call] { return call.isCallback ? nil : .callExists }
    guard try takeDown(joining) else { return .unknownCall }
    count(queue) {
      $0.offered += 1
      $0.callbacks += 1
    }
    return try tell(
      .bookCallback(
        call: joining.call, queue: queue,
        due: due.map { LiveStore.seconds($0) } ?? LiveStore.seconds(now.milliseconds)))
  }

  /// Keeps what is known of a call, as an earlier call of whoever calls.
  /// - Returns: whether the number is one, or withheld.
  private func takeDown(_ joining: ClientMessage.Joining) throws -> Bool {
    let number = CallingNumber(joining.number)
    if number == .unreadable { return false }
    let known = try store.store.contact(joining.call)?.contact
    var contact =
      known
      ?? Contact(
        id: joining.call,
        at: joining.beganMilliseconds.map { Instant(milliseconds: $0, offset: 28_800) } ?? now)
    contact.flow = joining.flow ?? contact.flow
    if !joining.path.isEmpty { contact.path = joining.path }
    contact.entered = joining.entered.map { ClearText($0, .text) } ?? contact.entered
    contact.skill = joining.queue
    try store.store.keep(contact, from: number, at: now)
    guard let subject = try store.store.contact(joining.call)?.subject else { return false }
    var note = CallNote(subject: subject)
    if case .number(let phone) = number {
      note.masked = phone.masked
      newNumbers[joining.call] = phone.clear
    }
    notes[joining.call] = note
    endedWaits.forget(joining.call)
    return true
  }

  private func resume(
    _ call: String, from connection: Connection, request: Int?
  ) throws -> ServerMessage {
    guard let live = centre.calls[call] else {
      if let ending = endedWaits[call] {
        send(ending.message, to: connection)
        return .line(request: request, state: "over")
      }
      return .refused(request: request, code: CentreAction.Refusal.unknownCall.rawValue)
    }
    guard live.holdsLine else { return .line(request: request, state: "callback") }
    bind(call, to: connection)
    try tell(.callerBack(call: call))
    guard let resumed = centre.calls[call] else {
      return .refused(request: request, code: CentreAction.Refusal.unknownCall.rawValue)
    }
    if case .talking = resumed.stage { return .line(request: request, state: "talking") }
    return .line(request: request, state: "waiting")
  }

  private func bind(_ call: String, to connection: Connection) {
    if let old = callerConnections[call], old != connection { roles[old] = nil }
    roles[connection] = .caller(call)
    callerConnections[call] = connection
  }

  private func callerAsks(
    _ message: ClientMessage, _ call: String
  ) throws -> CentreAction.Refusal? {
    guard message != .takeCallback else { return try tell(.takeCallback(call: call)) }
    leaving = message == .leave ? call : nil
    defer { leaving = nil }
    return try tell(.hangUp(call: call))
  }

  // MARK: Agents

  private func logOn(
    _ agent: String, pool name: String?, from connection: Connection, request: Int?
  ) throws -> ServerMessage {
    func refused(_ code: String) -> ServerMessage { .refused(request: request, code: code) }
    if let known = centre.agents[agent] {
      guard agentConnections[agent] == nil || agentConnections[agent] == connection else {
        return refused(CentreAction.Refusal.agentExists.rawValue)
      }
      bind(agent: agent, to: connection)
      if known.lost != nil { try tell(.agentBack(agent: agent)) }
    } else {
      let staff = try store.store.agent(agent)
      if try staff == nil && store.store.hasAgents { return refused("unknownAgent") }
      let pool =
        if let name {
          centre.plan.pool(named: name)
        } else {
          centre.plan.pool(forSkills: staff?.skills ?? [])
            ?? (centre.plan.pools.count == 1 ? 0 : nil)
        }
      guard let pool else { return refused("unknownPool") }
      bind(agent: agent, to: connection)
      try tell(.logOn(agent: agent, pool: pool))
    }
    guard let present = centre.agents[agent] else { return refused("unknownAgent") }
    return .desk(
      request: request, pool: centre.plan.pools[present.pool].id, phase: present.phase.name,
      call: present.phase.call)
  }

  private func bind(agent: String, to connection: Connection) {
    roles[connection] = .agent(agent)
    agentConnections[agent] = connection
    heard[connection] = now
  }

  private func agentAsks(
    _ message: ClientMessage, _ agent: String
  ) throws -> CentreAction.Refusal? {
    switch message {
    case .ready: return try tell(.ready(agent: agent))
    case .notReady(let reason): return try tell(.notReady(agent: agent, reason: reason))
    case .accept(let call): return try tell(.accept(agent: agent, call: call))
    case .decline(let call): return try tell(.decline(agent: agent, call: call))
    case .reached: return try tell(.reached(agent: agent))
    case .notReached: return try tell(.notReached(agent: agent))
    case .transfer(let name, let note):
      guard let queue = centre.plan.queue(named: name) else { return .unknownQueue }
      self.transferNote = note
      defer { self.transferNote = "" }
      return try tell(.transfer(agent: agent, queue: queue))
    case .finish(let disposition): return try finish(agent, disposition: disposition)
    case .done: return try tell(.endWrapUp(agent: agent))
    case .logOff: return try tell(.logOff(agent: agent))
    default: return .notNow
    }
  }

  private func finish(
    _ agent: String, disposition: String?
  ) throws -> CentreAction.Refusal? {
    guard let phase = centre.agents[agent]?.phase, let call = phase.call else { return .notNow }
    switch phase {
    case .talking:
      if let refusal = try tell(.endTalk(agent: agent)) { return refusal }
    case .wrappingUp: break
    default: return .notNow
    }
    // A call that was handed on ends with whoever has it now.
    if let disposition, centre.calls[call] == nil {
      try update(call) { contact in contact.disposition = disposition }
    }
    return nil
  }

  // MARK: Supervisors

  /// - Returns: whether the parts named are in the plan.
  private func supervise(_ message: ClientMessage) throws -> Bool {
    func queue(_ name: String) -> Int? { centre.plan.queue(named: name) }
    let (by, deed): (String, String)
    switch message {
    case .announce(let text, let who):
      announcement = text
      try store.set(.announcement, text.isEmpty ? nil : text)
      if !text.isEmpty {
        for call in centre.calls.keys.sorted() where centre.calls[call]?.stage == .waiting {
          send(.announcement(text: text), toCaller: call)
        }
      }
      (by, deed) = (who, text.isEmpty ? "announcement ended" : "announcement")
    case .open(let name, let who):
      guard let queue = queue(name) else { return false }
      try tell(.open(queue: queue))
      try store.set(.closed(queue: name), nil)
      (by, deed) = (who, "queue \(name) opened")
    case .close(let name, let who):
      guard let queue = queue(name) else { return false }
      try tell(.close(queue: queue))
      try store.set(.closed(queue: name), "1")
      (by, deed) = (who, "queue \(name) closed")
    case .addPool(let poolName, let name, let after, let who):
      guard let queue = queue(name), let pool = centre.plan.pool(named: poolName) else {
        return false
      }
      try tell(.link(pool: pool, queue: queue, afterSeconds: LiveStore.seconds(after)))
      try store.set(.link(pool: poolName, queue: name), String(after))
      (by, deed) = (who, "pool \(poolName) serves \(name)")
    default: return false
    }
    try audit(.change, by: by, "switchboard: \(deed)", reason: announcementText(of: message))
    return true
  }

  /// What was announced stands in the audit as the reason, encrypted like all of them.
  private func announcementText(of message: ClientMessage) -> String? {
    if case .announce(let text, _) = message, !text.isEmpty { return text }
    return nil
  }

  func audit(
    _ action: AuditAction, by actor: String, _ object: String, subject: AuditSubject? = nil,
    reason: String? = nil, found: Int? = nil
  ) throws {
    try store.store.appendAudit([
      AuditEntry(
        at: now, actor: actor, action, subject: subject, object: object, reason: reason,
        found: found)
    ])
  }
}
