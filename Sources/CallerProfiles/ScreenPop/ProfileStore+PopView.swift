package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// How many orders and earlier calls are shown.
  private static let ordersShown = 10
  private static let contactsShown = 5

  /// What is shown of a calling number, as of one moment.
  ///
  /// Reading is not auditing it: whoever shows the view writes the audit's row first.
  /// - Parameters:
  ///   - call: the id of this call, to show the way through the menu.
  ///   - choice: which of several people who share the number it is, counted from 1.
  /// - Throws: `SQLiteError`, or `StoreError` if something of theirs can't be read.
  package func popView(
    of number: CallingNumber, call: String? = nil, choice: Int? = nil, at now: Instant
  ) throws -> PopView {
    try connection.read {
      var view = try match(number, choice: choice)
      view.call = try call.flatMap { try ownCall($0, of: view.caller) }
      view.menuSkill =
        try view.call.flatMap { try connection.talks.of($0.id).first?.queue } ?? view.call?.skill
      guard let caller = view.caller else { return view }
      let orders = try orders(of: caller.id, limit: Self.ordersShown)
      view.orders =
        orders.filter { $0.isInTrouble(at: now) } + orders.filter { !$0.isInTrouble(at: now) }
      let cases = try openCases(of: caller.id)
      view.cases = cases.rows
      let contacts = try contacts(of: caller.id, limit: Self.contactsShown + 1)
      view.contacts = contacts.rows
      if call == nil {
        view.call = view.contacts.first { $0.isGoingOn(at: now) }
        view.menuSkill = view.call?.skill
      }
      view.contacts = Array(
        view.contacts.filter { $0.id != view.call?.id }.prefix(Self.contactsShown))
      let refunds = try connection.requests.waitingRefunds(of: caller.id)
      view.waitingRefunds = refunds.rows
      view.damaged = orders.damaged + cases.damaged + contacts.damaged + refunds.damaged
      view.words = try outreachWords(of: caller.id).filter { $0.outreach.runs(at: now) }
      view.isLeftAlone = try isLeftAlone(caller.id)
      do {
        view.refundedToday = try refunded(to: caller.id, onDayOf: now)
      } catch let error as StoreError where error.isDamage {
        // Nobody knows what was paid back, so nothing more may be.
        view.refundedToday = Money(cents: Money.maximumCents)
        view.damaged.append(error.wording)
      }
      if let entered = view.call?.entered?.unmasked {
        let known = Set(view.orders.map(\.id) + view.cases.map(\.number))
        view.typed = entered.split { !$0.isLetter && !$0.isNumber }.map(String.init)
          .filter { known.contains($0) }
      }
      return view
    }
  }

  /// A call of this caller, or of somebody without a profile; never another caller's.
  private func ownCall(_ id: String, of caller: Caller?) throws -> Contact? {
    guard let (subject, contact) = try contact(id) else { return nil }
    if subject == caller?.id { return contact }
    return try self.caller(subject) == nil ? contact : nil
  }

  private func match(_ number: CallingNumber, choice: Int?) throws -> PopView {
    switch number {
    case .withheld: return PopView(match: .withheld)
    case .unreadable: return PopView(match: .unreadable)
    case .number(let number):
      let people = try callers(of: number)
      switch people.count {
      case 0: return PopView(match: .unknown)
      case 1: return PopView(match: .exact, people: people, caller: people[0])
      default:
        let chosen = choice.flatMap { people.indices.contains($0 - 1) ? people[$0 - 1] : nil }
        return PopView(match: .shared, people: people, caller: chosen)
      }
    }
  }
}

extension Contact {
  /// Whether nobody has served the call yet, as far as is known.
  fileprivate func isGoingOn(at now: Instant) -> Bool {
    agent == nil && [nil, "queued"].contains(disposition) && now - at < .seconds(2 * 3_600)
  }
}
