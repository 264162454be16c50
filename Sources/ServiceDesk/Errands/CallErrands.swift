package import AfterSales

/// The call that an agent has in hand, as the agent's program names it.
package struct CallInHand: Codable, Hashable, Sendable {
  /// `nil` if none is in hand.
  package var call: String?
  /// Which of several people who share the number it is, counted from 1.
  package var choice: Int?

  package init(call: String? = nil, choice: Int? = nil) {
    self.call = call
    self.choice = choice
  }

  /// Who that is.
  ///
  /// Any program may name any call, so only that of whoever acts counts.
  /// - Throws: `DeskRefusal.callOfAnother` after it is audited, or an error of the store.
  func line(at desk: ServiceDesk, for actor: DeskActor) throws -> DeskLine {
    try desk.check(call, .id)
    guard let call, let number = try desk.store.number(ofLiveCall: call) else { return .nobody }
    try desk.requireCall(call, of: actor)
    return .caller(number, choice: choice)
  }

  /// - Returns: `nil` if the call is not known any more.
  fileprivate func request(at desk: ServiceDesk, for actor: DeskActor) throws -> PopRequest? {
    try ErrandFault.require(choice.map { $0 >= 1 } ?? true, "choice")
    guard case .caller(let number, _) = try line(at: desk, for: actor) else { return nil }
    return PopRequest(number, call: call, choice: choice)
  }
}

/// Who is seen of a call in hand.
package struct SeenCaller: Codable {
  /// `nil` if the call is not known any more.
  package var pop: Audited<Pop>?
  /// What the agents wrote who handed the call on, one after the other.
  package var notes: [String] = []
}

/// Looks up who calls as the call is put through.
package struct LookUpCall: DeskErrand {
  package static let name = "pick up"
  package let call: String

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> SeenCaller {
    guard let request = try CallInHand(call: call).request(at: desk, for: actor) else {
      return SeenCaller()
    }
    let notes = try desk.noteOfCall(call, by: actor)?.split(separator: "\n").map(String.init)
    return SeenCaller(
      pop: try desk.popOfCall(call, request, by: actor), notes: notes ?? [])
  }
}

/// Looks the caller in hand up once more, or one of several people who share the number.
package struct LookUpCallAgain: DeskErrand {
  package static let name = "look again"
  package let inHand: CallInHand

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> SeenCaller {
    SeenCaller(pop: try inHand.request(at: desk, for: actor).map { try desk.pop($0, by: actor) })
  }
}

/// Shows a field of the caller in hand in clear, for a reason that is kept.
package struct RevealOfCall: DeskErrand {
  package static let name = "reveal"
  package let inHand: CallInHand
  package let field: ClearField
  package let reason: String

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> SeenCaller {
    SeenCaller(
      pop: try inHand.request(at: desk, for: actor).map {
        try desk.reveal(field, of: $0, reason: reason, by: actor)
      })
  }
}
