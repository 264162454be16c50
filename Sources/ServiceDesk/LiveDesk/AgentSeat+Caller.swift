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
package enum CallerFault: Error, Hashable, Codable {
  case noCall
  /// There are only so many people who share the number.
  case noSuchPerson(people: Int)
  case unknown(ClearField)
}

/// Looking up who calls, each time with its audit.
extension AgentSeat {
  /// The call that is in hand, for errands that go by it.
  package var inHand: CallInHand {
    guard let caller, caller.call == state.call?.id else { return CallInHand() }
    return CallInHand(call: caller.call, choice: caller.choice)
  }

  /// Looks up who calls.
  /// - Returns: `nil` if the call is not known any more.
  /// - Throws: what the desk throws; nothing may be shown then.
  package mutating func lookUp(_ call: String, at desk: some DeskAccess) throws -> Audited<Pop>? {
    let seen = try desk.run(LookUpCall(call: call))
    guard let pop = seen.pop else { return nil }
    caller = CallerInHand(call: call, notes: seen.notes)
    caller?.people = pop.view.people.count
    return pop
  }

  /// Looks the caller in hand up once more, after something may have been changed.
  /// - Returns: `nil` if no caller is in hand.
  /// - Throws: what the desk throws; nothing may be shown then.
  package func lookUpAgain(at desk: some DeskAccess) throws -> Audited<Pop>? {
    guard inHand.call != nil, let pop = try desk.run(LookUpCallAgain(inHand: inHand)).pop else {
      return nil
    }
    // What was revealed in this call stays in clear.
    return Audited(pop) { $0.revealed = caller?.revealed }
  }

  /// Takes one of several people who share the number of the call in hand.
  /// - Parameter choice: counted from 1; `nil` for what was no number.
  /// - Throws: `CallerFault`, without any look-up.
  package mutating func choose(
    _ choice: Int?, at desk: some DeskAccess
  ) throws -> Audited<Pop> {
    guard inHand.call != nil else { throw CallerFault.noCall }
    // The agent was told how many there are, so a slip is no look-up.
    let people = caller?.people ?? 0
    guard let choice, choice >= 1, choice <= people else {
      throw CallerFault.noSuchPerson(people: people)
    }
    let chosen = CallInHand(call: inHand.call, choice: choice)
    guard let pop = try desk.run(LookUpCallAgain(inHand: chosen)).pop else {
      throw CallerFault.noCall
    }
    caller?.choice = choice
    caller?.revealed = nil
    return pop
  }

  /// Shows a field of the caller in hand in clear, for a reason that is kept.
  /// - Throws: `CallerFault`, `DeskRefusal`.
  package mutating func reveal(
    _ field: ClearField, reason: String, at desk: some DeskAccess
  ) throws -> Audited<Pop> {
    guard inHand.call != nil,
      let pop = try desk.run(RevealOfCall(inHand: inHand, field: field, reason: reason)).pop
    else { throw CallerFault.noCall }
    guard let revealed = pop.revealed else { throw CallerFault.unknown(field) }
    caller?.revealed = revealed
    return pop
  }

  /// The number of the customer whom the agent rings back, in clear for this one call; `nil` unless a
  /// callback rings.
  /// - Throws: what the desk throws; nothing may be shown then.
  package func numberToRing(at desk: some DeskAccess) throws -> String? {
    guard case .ringing = state.phase, inHand.call != nil else { return nil }
    return try desk.run(NumberToRing(inHand: inHand)).number
  }
}
