/// What an agent is doing.
package enum AgentPhase: Sendable, Hashable {
  case notReady(NotReadyReason)
  case idle
  case offered(call: String)
  case ringing(call: String)
  case talking(call: String)
  case wrappingUp(call: String)

  /// The phases without what they are about, in the order in which boards count them.
  package enum Name: String, Sendable, Hashable, CaseIterable {
    case idle, offered, ringing, talking, wrapUp, notReady
  }

  package var name: Name {
    switch self {
    case .notReady: .notReady
    case .idle: .idle
    case .offered: .offered
    case .ringing: .ringing
    case .talking: .talking
    case .wrappingUp: .wrapUp
    }
  }

  package var call: String? {
    switch self {
    case .notReady, .idle: nil
    case .offered(let call), .ringing(let call), .talking(let call), .wrappingUp(let call): call
    }
  }
}

/// An agent who is logged on.
package struct LiveAgent: Sendable, Hashable {
  /// What comes when the call in hand is done.
  package enum Next: Sendable, Hashable {
    case idle
    case notReady(NotReadyReason)
    case home
  }

  package let id: String
  /// Its index in the plan of the process alone; a `KeptAgent` has the name.
  package var pool: Int
  package var phase: AgentPhase
  /// Since when, in seconds.
  package var since: Double
  package var next = Next.idle
  /// The order in which agents became idle.
  package var turn: UInt64 = 0
  /// Since when the agent's connection is gone, in seconds.
  package var lost: Double?

  package init(id: String, pool: Int, phase: AgentPhase, since: Double) {
    self.id = id
    self.pool = pool
    self.phase = phase
    self.since = since
  }
}
