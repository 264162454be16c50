package import AfterSales
package import Diagnostics

/// Greater rights of agents, for which it takes two people: the audit tells who asked and who agreed.
extension ProfileStore {
  /// Whether anybody is there to agree; the agents of a new house come in by one person.
  var hasSupervisors: Bool { get throws { try connection.agents.hasAny(of: .supervisor) } }

  /// Lets greater rights wait for a second person; to be called inside a transaction.
  func ask(for agent: Agent, by actor: String, at now: Instant) throws {
    guard try connection.askedRights.find(agent.id)?.agent != agent else { return }
    try connection.askedRights.write(AskedRights(agent, by: actor, at: now))
    let before = try self.agent(agent.id)?.rights ?? ToldChange.none
    try audit.append(
      AuditEntry(
        at: now, actor: actor, .change,
        object: "rights of \(agent.id) asked: \(before) → \(agent.rights)"))
  }

  /// The rights that wait, by agent; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError`.
  package func askedRights() throws -> ReadRows<AskedRights> { try connection.askedRights.all() }

  /// Gives an agent the rights that wait, or drops them, as one transaction with its audit.
  ///
  /// - Returns: `nil` if none wait for this agent.
  /// - Throws: `SQLiteError`, or `StoreError.damagedRow`.
  package func decideRights(
    of id: String, isAgreed: Bool, by actor: String, at now: Instant
  ) throws -> AskedRights? {
    try connection.write {
      guard let asked = try connection.askedRights.find(id) else { return nil }
      try connection.askedRights.remove(id)
      try audit.append(
        AuditEntry(
          at: now, actor: actor, .change,
          object: "rights of \(id) \(isAgreed ? "agreed to" : "turned down"), "
            + "asked by \(asked.actor)"))
      if isAgreed { _ = try save(asked.agent, by: actor, at: now) }
      return asked
    }
  }
}
