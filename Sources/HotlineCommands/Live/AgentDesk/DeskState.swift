internal import Diagnostics
internal import Switchboard

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

    init(_ offer: ServerMessage.Offer) {
      self.init(
        id: offer.call, queue: offer.queue, number: offer.number, isCallback: offer.isCallback)
    }
  }

  package let agent: String
  package var pool: String?
  /// `notReady`, `idle`, `offered`, `ringing`, `talking` or `wrapUp`.
  package private(set) var phase = "notReady"
  package private(set) var reason: String?
  /// When the phase began.
  package private(set) var since: ContinuousClock.Instant
  package var call: Call?
  /// A queue of the agent's pool in which somebody waits.
  package struct Waiting: Sendable, Equatable {
    package var queue: String
    package var count: Int
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

  package mutating func enter(
    _ phase: String, call: Call?, reason: String? = nil, at now: ContinuousClock.Instant
  ) {
    (self.phase, self.call, self.reason, since) = (phase, call, reason, now)
  }

  /// Learns who waits.
  /// - Parameter json: the switchboard's answer to `queues`.
  mutating func learn(queues json: String) {
    guard let board = QueueBoard(json) else { return }
    let all = board.root["queues"]?.elements ?? []
    queues = all.compactMap { $0["queue"]?.plainText }
    waiting = all.compactMap { queue in
      guard let id = queue["queue"]?.plainText, let count = queue["waiting"]?.number, count > 0,
        queue["pools"]?.elements.contains(where: { $0.plainText == pool }) ?? false
      else { return nil }
      let longest = queue["longestWait"]?.number ?? 0
      return Waiting(
        queue: id, count: Int(count), longestSeconds: longest,
        isLate: queue["within"]?.number.map { longest > $0 } ?? false)
    }
  }

  /// Goes on with a call, of which more may be known than its id.
  mutating func enter(_ phase: String, callID id: String, at now: ContinuousClock.Instant) {
    enter(phase, call: call?.id == id ? call : Call(id: id), at: now)
  }

  /// Goes on as the switchboard knows it; a phase that outlasted the break began before it.
  mutating func resume(_ phase: String, callID id: String?, at now: ContinuousClock.Instant) {
    guard phase != self.phase || id != call?.id else { return }
    if let id { enter(phase, callID: id, at: now) } else { enter(phase, call: nil, at: now) }
  }
}
