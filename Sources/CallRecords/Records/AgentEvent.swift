/// An agent comes, goes, or is away for a while, as the log says.
package struct AgentEvent: Sendable, Hashable {
  /// What an agent did.
  package enum Kind: UInt8, Sendable, Hashable {
    case logOn, logOff, pause, resume
  }

  /// Seconds since 1970-01-01T00:00 local.
  package var at: Double
  package var agent: Int32
  package var kind: Kind
  /// The number of the queue that it is about; -1 for all.
  package var place: Int32

  package init(at: Double, agent: Int32, kind: Kind, place: Int32 = -1) {
    self.place = place
    self.at = at
    self.agent = agent
    self.kind = kind
  }
}
