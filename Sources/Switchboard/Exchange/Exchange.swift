internal import AfterSales
package import CallerProfiles
package import Diagnostics
internal import QueueSimulator

/// The switchboard without its sockets: lines of clients go in, lines to clients come out.
///
/// Whatever comes in together is one transaction of the database, and nothing is answered before it
/// is on the disk. So a process that is killed at any moment has promised nothing it doesn't know
/// any more, and the next one goes on from the database. A transaction that fails ends the process:
/// it has acknowledged nothing of it.
package final class Exchange {
  /// A client, as the transport counts them.
  package typealias Connection = Int

  /// What comes in from the transport.
  package enum Arrival: Sendable {
    case line(Connection, [UInt8])
    case closed(Connection)
  }

  /// What goes out to a client.
  package struct Delivery: Sendable {
    package var to: Connection
    package var message: ServerMessage
  }

  enum Role: Equatable {
    case caller(String)
    case agent(String)
  }

  /// What the centre needn't know of a call, but whoever shows it does.
  struct CallNote {
    var subject: Int64
    var masked: String?
  }

  let store: LiveStore
  var centre: LiveCentre
  var announcement: String
  var now: Instant
  var roles: [Connection: Role] = [:]
  var callerConnections: [String: Connection] = [:]
  var agentConnections: [String: Connection] = [:]
  /// When an agent's connection was last heard of.
  var heard: [Connection: Instant] = [:]
  var notes: [String: CallNote] = [:]
  /// The numbers of calls that came in since the last transaction, to be encrypted into it.
  var newNumbers: [String: ClearText] = [:]
  /// When the talks that go on began.
  var talks: [String: Instant] = [:]
  /// The call that leaves its queue for another way of the flow, while it does.
  var leaving: String?
  /// What the agent who hands a call on says about it, while it is handed on.
  var transferNote = ""
  var day = ""
  var tallies: [String: DayTally] = [:]
  var changedTallies: Set<String> = []
  private var done: DoneRequests
  var endedWaits: EndedWaits
  /// Who was silent too long when the last round was made: to be cut off, so that a terminal that
  /// wakes up again sees it, comes back and says who is there.
  package private(set) var silent: [Connection] = []
  var deliveries: [Delivery] = []

  /// An agent's client says something at least this often, or it counts as gone.
  package static let longestSilence = Duration.seconds(6)

  /// Takes up the queue as it stands in the database.
  /// - Throws: `SwitchboardError.planLacks`, or what the store throws.
  package init(_ store: ProfileStore, _ plan: CentrePlan, at now: Instant) throws {
    self.store = LiveStore(store)
    self.now = now
    let (changed, announcement) = try self.store.apply(to: plan)
    self.announcement = announcement
    done = DoneRequests(try self.store.doneRequests(), at: now)
    endedWaits = EndedWaits(try self.store.endings(), at: now)
    centre = LiveCentre(
      changed, calls: try self.store.calls(changed), agents: try self.store.agents(changed),
      at: LiveStore.seconds(now.milliseconds))
    for id in centre.calls.keys {
      guard let (subject, number) = try self.store.sealedNumber(ofCall: id) else { continue }
      notes[id] = CallNote(subject: subject, masked: number?.masked)
      talks[id] = centre.calls[id]?.answered.map {
        Instant(milliseconds: LiveStore.milliseconds($0))
      }
    }
    try store.connection.write {
      try begin(day: now)
      try keepChanges()
    }
  }

  /// When something happens next by itself; `nil` if nothing does.
  package var nextDeadline: Instant? {
    let centre = centre.nextDeadline.map {
      Instant(milliseconds: Int64(($0 * 1_000).rounded(.up)))
    }
    let silence = heard.values.min().map { $0 + Self.longestSilence }
    return [centre, silence].compactMap(\.self).min()
  }

  /// Takes in what came and what is due, in one transaction.
  ///
  /// - Parameters:
  ///   - moment: now, by the wall clock as it is set.
  ///   - step: how much later than time alone would have made it the wall clock was set since the
  ///     last time; below zero if it was set back.
  /// - Returns: what the clients are told, now that it is on the disk.
  package func handle(
    _ arrivals: [Arrival], at moment: Instant, clockSetBy step: Duration = .zero
  ) throws -> [Delivery] {
    deliveries = []
    try store.store.connection.write {
      if step != .zero { clockWasSet(by: step) }
      now = max(now, moment)
      try begin(day: now)
      for arrival in arrivals {
        switch arrival {
        case .line(let connection, let line): try receive(line, from: connection)
        case .closed(let connection): try close(connection)
        }
      }
      silent = heard.filter { now - $0.value >= Self.longestSilence }.keys.sorted()
      for connection in silent { try close(connection) }
      try tell(.timePassed)
      try keepChanges()
    }
    return deliveries
  }

  /// Nobody waits, talks or is silent for longer or shorter because the clock was set.
  private func clockWasSet(by step: Duration) {
    now = now + step
    centre.clockWasSet(by: step.inSeconds)
    done.clockWasSet(by: step)
    endedWaits.clockWasSet(by: step)
    heard = heard.mapValues { $0 + step }
    talks = talks.mapValues { $0 + step }
  }

  // MARK: Clients

  private func receive(_ line: [UInt8], from connection: Connection) throws {
    if heard[connection] != nil { heard[connection] = now }
    let request: NumberedMessage
    do {
      request = try ClientMessage.read(line)
    } catch {
      send(.refused(request: error.number, code: error.code), to: connection)
      return
    }
    guard let number = request.number, let session = request.session,
      request.message.countsOnce
    else {
      if let answer = try answer(request, from: connection) { send(answer, to: connection) }
      return
    }
    if done.contains(number, of: session, from: connection) {
      return send(.done(request: number), to: connection)
    }
    guard let answer = try answer(request, from: connection) else { return }
    if case .done = answer { done.note(number, of: session, from: connection) }
    send(answer, to: connection)
  }

  private func close(_ connection: Connection) throws {
    heard[connection] = nil
    done.close(connection, at: now)
    switch roles.removeValue(forKey: connection) {
    case .caller(let call):
      callerConnections[call] = nil
      if centre.calls[call] != nil { try tell(.callerLost(call: call)) }
    case .agent(let agent):
      agentConnections[agent] = nil
      if centre.agents[agent] != nil { try tell(.agentLost(agent: agent)) }
    case nil: break
    }
  }

  func send(_ message: ServerMessage, to connection: Connection) {
    deliveries.append(Delivery(to: connection, message: message))
  }

  func send(_ message: ServerMessage, toCaller call: String) {
    if let connection = callerConnections[call] { send(message, to: connection) }
  }

  func send(_ message: ServerMessage, toAgent agent: String) {
    if let connection = agentConnections[agent] { send(message, to: connection) }
  }

  // MARK: The centre

  /// Hands an event to the centre and does what it wants done.
  /// - Returns: why nothing was changed, if nothing was.
  @discardableResult
  func tell(_ event: CentreEvent) throws -> CentreAction.Refusal? {
    var refusal: CentreAction.Refusal?
    for action in centre.handle(event, at: LiveStore.seconds(now.milliseconds)) {
      if case .refused(let reason) = action { refusal = reason } else { try perform(action) }
    }
    return refusal
  }

  /// Writes what changed of calls and agents.
  private func keepChanges() throws {
    let (calls, agents) = centre.takeChanges()
    for id in calls {
      if let call = centre.calls[id], let note = notes[id] {
        try store.save(
          call, queue: centre.plan.queues[call.queue].id, subject: note.subject,
          number: newNumbers[id])
      } else {
        try store.removeCall(id)
        notes[id] = nil
      }
    }
    for id in agents {
      if let agent = centre.agents[id] {
        try store.save(agent, pool: centre.plan.pools[agent.pool].id)
      } else {
        try store.removeAgent(id)
      }
    }
    for (session, number) in done.takeChanges(at: now) {
      try store.setDoneRequest(number, of: session)
    }
    for (call, ending) in endedWaits.takeChanges(at: now) {
      try store.setEnding(ending, of: call)
    }
    for queue in changedTallies.sorted() {
      try store.save(tallies[queue] ?? DayTally(), day: day, queue: queue)
    }
    changedTallies = []
    newNumbers = [:]
  }

  private func begin(day moment: Instant) throws {
    let today = "\(Instant(milliseconds: moment.milliseconds, offset: 28_800).civil.date)"
    guard today != day else { return }
    day = today
    tallies = try store.tallies(ofDay: today)
  }

  func count(_ queue: Int, _ change: (inout DayTally) -> Void) {
    let id = centre.plan.queues[queue].id
    change(&tallies[id, default: DayTally()])
    changedTallies.insert(id)
  }
}
