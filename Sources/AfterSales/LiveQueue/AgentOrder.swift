/// What a supervisor wants an agent of the live queue to do.
package enum AgentOrder: Sendable, Hashable {
  /// Take calls again.
  case ready
  /// Take no calls, after the one in hand.
  case rest(reason: String)
  /// Go home, after the call in hand.
  case home
  /// Take a call that waits; only of an agent who has nothing to do.
  case take(call: String)

  /// The words of the wire and of the audit.
  package enum Name: String, Sendable, Hashable, CaseIterable {
    case ready, rest, home, take
  }

  package var name: Name {
    switch self {
    case .ready: .ready
    case .rest: .rest
    case .home: .home
    case .take: .take
    }
  }
}
