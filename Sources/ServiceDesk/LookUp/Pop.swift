package import AfterSales
package import Diagnostics

/// All that an agent sees of a caller at pickup, and what they may do; personal data is masked, but
/// for a field that was revealed.
package struct Pop: Codable {
  /// What the agent must make sure of before anything is told or changed.
  package enum Verification: Hashable, Sendable {
    /// Something only the caller knows: the last order's amount, or the game account's end.
    case somethingKnown
    /// The surname, to choose one of several people.
    case surname(people: Int)
    /// The surname and an order, since several people share the number.
    case surnameAndOrder(people: Int)
    /// An order's or a case's number, as nothing is known.
    case anyNumber
    /// The whole of such a number, as the caller withholds theirs; no profile is made.
    case wholeNumber
    /// The calling number itself, which can't be read.
    case callingNumber
  }

  /// A field in clear.
  package struct RevealedField: Hashable, Sendable, Codable {
    package let field: ClearField
    package let text: String
  }

  package let view: PopView
  /// The open cases as of now, the oldest first.
  package let cases: [CaseView]
  /// What to say, ask and do; `nil` if the house has no script for it.
  package let script: CallScript?
  /// Who acts; `nil` for whoever is no known agent.
  package let agent: Agent?
  /// What the house calls its queues.
  package let queues: QueueTitles
  package internal(set) var revealed: RevealedField?
  /// The moment of the look-up, which limits are seen from.
  package let at: Instant

  init(
    _ view: PopView, _ actor: DeskActor, _ house: HouseRules, _ queues: QueueTitles, at now: Instant
  ) throws {
    self.view = view
    agent = actor.agent
    self.queues = queues
    at = now
    let rules = try house.priorities()
    let scripts = try house.scripts()
    cases = view.cases.map { CaseView($0, rules, at: now) }
    script =
      view.match == .unreadable
      ? nil
      : scripts.script(
        kind: view.caseInQuestion?.complaint.facts.kind, skill: view.menuSkill,
        order: view.orderInTrouble(at: now))
  }

  package var verification: Verification {
    switch view.match {
    case .exact: .somethingKnown
    case .shared:
      view.caller == nil
        ? .surname(people: view.people.count) : .surnameAndOrder(people: view.people.count)
    case .unknown: .anyNumber
    case .withheld: .wholeNumber
    case .unreadable: .callingNumber
    }
  }

  /// The open cases, the most urgent first.
  package var casesByUrgency: [CaseView] {
    cases.enumerated().sorted { a, b in
      (-a.element.priority.level, a.offset) < (-b.element.priority.level, b.offset)
    }.map(\.element)
  }

  /// What the agent may pay back; `nil` for whoever is no known agent.
  package var refundAuthority: RefundAuthority? { agent?.refundAuthority }

  /// What the agent may still pay back to this customer today; `nil` for whoever is no known agent.
  package var refundLeft: Money? { refundAuthority?.left(today: view.refundedToday) }
}
