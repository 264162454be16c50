/// An account of the computer, and the agent whom its user is: the administrator's word.
package struct AccountBinding: Hashable, Sendable, Codable {
  /// The account's name.
  package let account: String
  /// The number by which the operating system knows the account.
  ///
  /// It alone may pass to another account when one is removed, and so may the name, but hardly both.
  package let uid: UInt32
  package let agent: String

  package init(account: String, uid: UInt32, agent: String) {
    self.account = account
    self.uid = uid
    self.agent = agent
  }
}

/// Who somebody is at the desk, by the account that the operating system vouches for.
package enum DeskStanding: Hashable, Sendable {
  /// The account whose database and key it is, which may act as any agent.
  case owner(account: String)
  /// The user of an account that is bound to an agent.
  case agent(String, account: String)
  /// Anybody else.
  case unbound(account: String)

  package var account: String {
    switch self {
    case .owner(let account), .agent(_, let account), .unbound(let account): account
    }
  }

  package var isOwner: Bool { if case .owner = self { true } else { false } }
}

/// How the audit names the owner of the database who acts as an agent: `owner for li-na`.
package enum OwnersHand {
  /// No id of an agent has a space in it.
  package static let words = "owner for "

  /// - Parameter agent: an agent's id.
  package static func name(for agent: String) -> String { words + agent }

  /// The agent whom a row of the audit is about, whoever acted as that agent.
  package static func agent(in actor: String) -> String {
    actor.hasPrefix(words) ? String(actor.dropFirst(words.count)) : actor
  }
}
