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
