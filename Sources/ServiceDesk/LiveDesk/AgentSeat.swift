package import AfterSales
internal import Switchboard

/// An agent's place at the live queue.
///
/// It follows what the switchboard says, and passes on what the agent does; whoever shows it gets the
/// news.
package struct AgentSeat {
  /// Something that has happened.
  package enum News {
    /// The agent is logged on, or is known again after the connection broke.
    case on(pool: String, AgentPhase)
    /// - Parameter waitedSeconds: how long the caller has waited by now.
    case offered(DeskState.Call, waitedSeconds: Double)
    case withdrawn(OfferWithdrawal)
    /// A customer is rung back.
    case ringing
    case connected(call: String)
    /// The talk is over.
    case wrapUp
    /// Nothing is in hand any more.
    case phase(AgentPhase)
    case loggedOff
    /// Nothing came of what the agent did.
    case refused(LiveFault)
    /// The switchboard is gone, and looked for.
    case lost
    /// Who calls is to be shown now.
    case caller(call: String)
  }

  package let agent: String
  package private(set) var state: DeskState
  package private(set) var isOver = false
  /// Whether the agent could not log on, being logged on elsewhere or somebody else.
  package private(set) var isTurnedAway = false
  /// Whom the desk shows, while the call is in hand.
  package internal(set) var caller: CallerInHand?

  private let pool: String?
  private let place: StorePlace
  private let link: LiveLink
  private let clock = ContinuousClock()
  private var nextSign: ContinuousClock.Instant

  /// The switchboard takes an agent for gone who is silent for some seconds.
  private static let heartbeat = Duration.seconds(2)
  private static let longestFarewell = Duration.seconds(10)

  /// - Parameters:
  ///   - pool: the pool to work in; `nil` for that of the agent's skills.
  ///   - link: a connection that logs this agent on.
  package init(_ agent: String, pool: String?, at place: StorePlace, _ link: LiveLink) {
    self.agent = agent
    self.pool = pool
    self.place = place
    self.link = link
    state = DeskState(agent: agent, at: clock.now)
    nextSign = clock.now
  }

  /// A connection that logs an agent on whenever it is made.
  /// - Throws: `SwitchboardError.notRunning` if there is no switchboard to begin with.
  package static func link(
    _ agent: String, pool: String?, at place: StorePlace
  ) throws -> LiveLink {
    try LiveLink(database: place.database, introduction: .logOn(agent: agent, pool: pool))
  }

  // MARK: Keeping in touch

  /// How long the switchboard may be left without a sign.
  package var timeToNextSign: Duration { max(.zero, clock.now.duration(to: nextSign)) }

  /// Says that the desk is there, if that is due.
  /// - Returns: whether it was.
  @discardableResult
  package mutating func keepInTouch() -> Bool {
    guard clock.now >= nextSign else { return false }
    link.tell(.alive)
    nextSign = clock.now + Self.heartbeat
    return true
  }

  /// Asks who waits; the answer becomes part of the state.
  package func askForQueues() { link.tell(.queues) }

  /// Waits until the switchboard has taken note of what was done last.
  package func leaveInOrder() { link.settle(within: Self.longestFarewell) { _ in } }

  // MARK: What the agent does

  package func ready() { link.send(.ready) }

  /// - Parameter reason: in the agent's own words; may be empty.
  package func rest(_ reason: String) { link.send(.notReady(reason: reason)) }

  /// - Returns: whether there is a call to accept.
  package func accept() -> Bool { answer { .accept(call: $0) } }

  /// - Returns: whether there is a call to decline.
  package func decline() -> Bool { answer { .decline(call: $0) } }

  private func answer(_ message: (_ call: String) -> ClientMessage) -> Bool {
    guard let call = state.call else { return false }
    link.send(message(call.id))
    return true
  }

  /// The customer who was rung back is there, or isn't.
  package func note(isReached: Bool) { link.send(isReached ? .reached : .notReached) }

  /// - Parameter note: for whoever takes the call next.
  package func transfer(to queue: String, note: String) {
    link.send(.transfer(queue: queue, note: note))
  }

  /// Ends the talk, or notes what came of it; `nil` is nothing.
  package func finish(_ disposition: String?) { link.send(.finish(disposition: disposition)) }

  /// Ends the wrap-up.
  package func done() { link.send(.done) }

  package func logOff() { link.send(.logOff) }

  /// Nobody is at the desk any more.
  package mutating func leave() {
    link.send(.logOff)
    // With a call in hand the switchboard lets the agent go when that is done; nobody types it.
    switch state.phase {
    case .ringing, .talking, .wrappingUp: isOver = true
    case .notReady, .idle, .offered: break
    }
  }

  // MARK: What the switchboard says

  /// Takes what came in from the switchboard.
  /// - Throws: `LiveFault` if the agent or the pool isn't there, `SwitchboardError` if the switchboard
  ///   says what this version doesn't know.
  package mutating func take(_ entry: LiveLink.Entry) throws -> [News] {
    switch entry {
    case .answered(let asked, .refused(_, .unknownQueue)):
      return [.refused(try RunningQueue(place).fault(of: asked, .unknownQueue))]
    case .message(let message), .answered(_, let message): return try take(message)
    case .misread(let error): throw error
    case .lost:
      state.isLost = true
      return [.lost]
    case .found: state.isLost = false
    case .typed, .endOfInput: break
    }
    return []
  }

  private mutating func take(_ message: ServerMessage) throws -> [News] {
    switch message {
    case .desk(_, let pool, let phase):
      state.pool = pool
      state.resume(phase, at: clock.now)
      guard case .talking(let call) = phase else { return [.on(pool: pool, phase)] }
      return [.on(pool: pool, phase), .caller(call: call)]
    case .offer(let offer):
      let call = DeskState.Call(offer)
      state.enter(.offered(call: offer.call), call: call, at: clock.now)
      return [.offered(call, waitedSeconds: offer.waitedSeconds)]
    case .withdrawn(let gone, let why):
      if gone == state.call?.id { (state.call, caller) = (nil, nil) }
      return [.withdrawn(why)]
    case .ringing(let id):
      state.enter(.ringing(call: id), at: clock.now)
      return [.ringing, .caller(call: id)]
    case .connected(let id):
      let wasRinging = state.phase.name == .ringing
      state.enter(.talking(call: id), at: clock.now)
      return wasRinging ? [.connected(call: id)] : [.connected(call: id), .caller(call: id)]
    case .wrapUp(let id):
      state.enter(.wrappingUp(call: id), at: clock.now)
      return [.wrapUp]
    case .phase(let phase):
      state.enter(phase, at: clock.now)
      caller = nil
      return [.phase(phase)]
    case .queues(_, let status): state.learn(status)
    case .loggedOff:
      state.call = nil
      isOver = true
      return [.loggedOff]
    case .refused(_, let why):
      if why == .unknownAgent || why == .unknownPool {
        // Whoever was named to log on isn't there.
        throw try RunningQueue(place).fault(of: .logOn(agent: agent, pool: pool), why)
      }
      if [.agentExists, .unboundAccount, .anotherAgent].contains(why) {
        (isTurnedAway, isOver) = (true, true)
      }
      return [.refused(.refused(why))]
    case .misread(_, let code): return [.refused(.misread(code: code))]
    case .done: break
    case .line, .status, .announcement, .waiting, .queueFull, .queueClosed, .nobody,
      .callbackOffered,
      .callbackKept, .answered, .agentLeft, .transferred, .movedOn, .timedOut:
      // What callers and boards are told.
      break
    }
    return []
  }
}
