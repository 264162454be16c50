internal import AfterSales
internal import Diagnostics

extension ServiceDesk {
  /// Who acts: the agent who is named, else the user of the computer.
  ///
  /// - Throws: `DeskRefusal.unknownAgent` if there is a list of agents and it lacks the one named.
  package func identify(agent id: String?, account: String) throws -> DeskActor {
    guard let id, !id.isEmpty else { return .user(account: account) }
    guard Identifier.isID(id) else {
      // What is no id must not stand in the audit as if it were somebody's.
      try refuse("unknown agent", reason: id, by: DeskActor.user(account: account).id, at: now)
      throw DeskRefusal.unknownAgent(id)
    }
    if var agent = try store.agent(id) {
      if let raised = try store.raisedRefundLimit() {
        agent.refundLimit = max(agent.refundLimit ?? agent.level.refundLimit, raised)
      }
      return .agent(agent)
    }
    guard try store.hasAgents else { return .unlisted(id: id) }
    try refuse("unknown agent", by: id, at: now)
    throw DeskRefusal.unknownAgent(id)
  }
}
