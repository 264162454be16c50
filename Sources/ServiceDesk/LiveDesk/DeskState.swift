package import AfterSales
package import Switchboard

/// What an agent does at the moment, as the switchboard has told the desk.
package struct DeskState: Sendable {
  /// The call that rings or is in hand.
  package struct Call: Sendable, Equatable {
    package var id: String
    /// What came with the offer; unknown after a desk came back in the middle of a call.
    package var queue: String?
    package var number: String?
    package var isCallback: Bool

    package init(id: String, queue: String? = nil, number: String? = nil, isCallback: Bool = false)
    {
      self.id = id
      self.queue = queue
      self.number = number
      self.isCallback = isCallback
    }

    package init(_ offer: ServerMessage.Offer) {
      self.init(
        id: offer.call, queue: offer.title ?? offer.queue, number: offer.number,
        isCallback: offer.isCallback)
    }
  }

  package let agent: String
  package var pool: String?
  package private(set) var phase = AgentPhase.notReady(.own(""))
  /// When the phase began.
  package private(set) var since: ContinuousClock.Instant
  package var call: Call?
  /// A queue of the agent's pool in which somebody waits.
  package struct Waiting: Sendable, Equatable {
    package var queue: String
    package var count: Int
    /// The longest wait by now.
    package var longestSeconds: Double
    /// Whether that is longer than the queue promises.
    package var isLate: Bool

    package init(queue: String, count: Int, longestSeconds: Double, isLate: Bool) {
      self.queue = queue
      self.count = count
      self.longestSeconds = longestSeconds
      self.isLate = isLate
    }
  }

  /// Who waits for the agent's pool, by queue; `nil` while that is not known.
  package var waiting: [Waiting]?
  /// The queues that a call can be handed on to.
  package var queues: [String] = []
  /// Whether the switchboard is being looked for.
  package var isLost = false

  package init(agent: String, at now: ContinuousClock.Instant) {
    self.agent = agent
    since = now
  }

  /// - Parameter call: what is known of the call in hand, if the phase has one.
  package mutating func enter(
    _ phase: AgentPhase, call: Call?, at now: ContinuousClock.Instant
  ) {
    (self.phase, self.call, since) = (phase, call, now)
  }

  /// Goes on with what is known already of the phase's call, or with its id alone.
  package mutating func enter(_ phase: AgentPhase, at now: ContinuousClock.Instant) {
    enter(phase, call: phase.call.map { call?.id == $0 ? call : Call(id: $0) } ?? nil, at: now)
  }

  /// Goes on as the switchboard knows it; a phase that outlasted the break began before it.
  package mutating func resume(_ phase: AgentPhase, at now: ContinuousClock.Instant) {
    guard phase.name != self.phase.name || phase.call != call?.id else { return }
    enter(phase, at: now)
  }

  /// Learns who waits.
  package mutating func learn(_ status: QueuesStatus) {
    queues = status.queues.map(\.id)
    waiting = status.queues.compactMap { queue in
      guard queue.waiting > 0, let pool, queue.pools.contains(pool) else { return nil }
      let longest = queue.longestWait ?? 0
      return Waiting(
        queue: queue.title, count: queue.waiting, longestSeconds: longest,
        isLate: longest > queue.within)
    }
  }
}
