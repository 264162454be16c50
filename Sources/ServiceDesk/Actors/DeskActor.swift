package import AfterSales

/// Who acts at a desk, as far as that is known.
package enum DeskActor: Hashable, Sendable {
  /// Somebody in the store's list of agents.
  case agent(Agent)
  /// Somebody who says to be an agent, where there is no list of agents to tell.
  case unlisted(id: String)
  /// Somebody who uses the computer under this account, and has named no agent.
  case user(account: String)

  /// What the audit and the cases know them by: an agent's id, or `user:ACCOUNT`.
  package var id: String {
    switch self {
    case .agent(let agent): agent.id
    case .unlisted(let id): id
    case .user(let account): "user:" + account
    }
  }

  /// The id of the agent, listed or not; `nil` for a user of the computer.
  package var agentID: String? {
    switch self {
    case .agent(let agent): agent.id
    case .unlisted(let id): id
    case .user: nil
    }
  }

  package var agent: Agent? {
    guard case .agent(let agent) = self else { return nil }
    return agent
  }

  /// Who acts on cases: whoever is no agent works like the front line.
  var caseActor: CaseActor { CaseActor(id: id, desk: agent?.level.desk ?? .frontLine) }

  /// What they may pay back by themselves; `nil` for whoever is no known agent.
  var refundAuthority: RefundAuthority? { agent?.refundAuthority }

  func mayReveal(_ field: ClearField) -> Bool { agent?.level.reveals.contains(field) ?? false }
}
