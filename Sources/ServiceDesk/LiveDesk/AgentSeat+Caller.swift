package import AfterSales

/// Whom a live desk shows, beside what the database knows of them.
package struct CallerInHand {
  package let call: String
  /// What the agents wrote who handed the call on, one after the other.
  package let notes: [String]
  /// How many share the number, as the agent was told.
  package internal(set) var people = 0
  /// Which of several people who share the number.
  var choice: Int?
  /// What of them is in clear.
  var revealed: Pop.RevealedField?
}

/// Why nothing more is shown of the caller in hand.
package enum CallerFault: Error, Hashable {
  case noCall
  /// There are only so many people who share the number.
  case noSuchPerson(people: Int)
  case unknown(ClearField)
}

/// Looking up who calls, each time with its audit.
extension AgentSeat {
  /// Looks up who calls.
  /// - Returns: `nil` if the call is not known any more.
  /// - Throws: an error of the store; nothing may be shown then.
  package mutating func lookUp(
    _ call: String, at desk: ServiceDesk, by actor: DeskActor
  ) throws -> Audited<Pop>? {
    guard let number = try desk.store.number(ofLiveCall: call) else { return nil }
    let notes = try desk.noteOfCall(call, by: actor)?.split(separator: "\n").map(String.init)
    caller = CallerInHand(call: call, notes: notes ?? [])
    let pop = try desk.popOfCall(call, PopRequest(number, call: call), by: actor)
    caller?.people = pop.view.people.count
    return pop
  }

  /// Looks the caller in hand up once more, after something may have been changed.
  /// - Returns: `nil` if no caller is in hand.
  /// - Throws: an error of the store; nothing may be shown then.
  package func lookUpAgain(at desk: ServiceDesk, by actor: DeskActor) throws -> Audited<Pop>? {
    try request(at: desk).map { try desk.pop($0, keeping: caller?.revealed, by: actor) }
  }

  /// Takes one of several people who share the number of the call in hand.
  /// - Parameter choice: counted from 1; `nil` for what was no number.
  /// - Throws: `CallerFault`, without any look-up.
  package mutating func choose(
    _ choice: Int?, at desk: ServiceDesk, by actor: DeskActor
  ) throws -> Audited<Pop> {
    guard var request = try request(at: desk) else { throw CallerFault.noCall }
    // The agent was told how many there are, so a slip is no look-up.
    let people = caller?.people ?? 0
    guard let choice, choice >= 1, choice <= people else {
      throw CallerFault.noSuchPerson(people: people)
    }
    request.choice = choice
    let pop = try desk.pop(request, by: actor)
    caller?.choice = choice
    caller?.revealed = nil
    return pop
  }

  /// Shows a field of the caller in hand in clear, for a reason that is kept.
  /// - Throws: `CallerFault`, `DeskRefusal`.
  package mutating func reveal(
    _ field: ClearField, reason: String, at desk: ServiceDesk, by actor: DeskActor
  ) throws -> Audited<Pop> {
    guard let request = try request(at: desk) else { throw CallerFault.noCall }
    let pop = try desk.reveal(field, of: request, reason: reason, by: actor)
    guard let revealed = pop.revealed else { throw CallerFault.unknown(field) }
    caller?.revealed = revealed
    return pop
  }

  /// The number of the customer whom the agent rings back, in clear for this one call; `nil` unless a
  /// callback rings.
  /// - Throws: an error of the store; nothing may be shown then.
  package func numberToRing(at desk: ServiceDesk, by actor: DeskActor) throws -> String? {
    guard case .ringing(let call) = state.phase, let request = try request(at: desk) else {
      return nil
    }
    return try desk.numberToRing(ofCall: call, request.number, by: actor)
  }

  /// Who is on the line at this moment.
  /// - Throws: an error of the store.
  package func line(at desk: ServiceDesk) throws -> DeskLine {
    try request(at: desk).map { .caller($0.number, choice: $0.choice) } ?? .nobody
  }

  /// The caller who is shown, if the call is still in hand.
  private func request(at desk: ServiceDesk) throws -> PopRequest? {
    guard let caller, caller.call == state.call?.id,
      let number = try desk.store.number(ofLiveCall: caller.call)
    else { return nil }
    return PopRequest(number, call: caller.call, choice: caller.choice)
  }
}
