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
