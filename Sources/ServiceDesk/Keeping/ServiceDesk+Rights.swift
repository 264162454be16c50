package import AfterSales

/// Greater rights of agents, for which it takes two people.
extension ServiceDesk {
  /// What waits for a supervisor; what is damaged is set aside.
  ///
  /// - Throws: `SQLiteError` or `StoreError`.
  package func askedRights() throws -> ReadRows<AskedRights> { try store.askedRights() }

  /// Agrees to greater rights of an agent, or turns them down.
  ///
  /// - Throws: `KeepingRefusal` unless rights wait, and it is another supervisor who decides.
  package func decideRights(
    of id: String, isAgreed: Bool, by actor: DeskActor
  ) throws -> AskedRights {
    let now = now
    guard actor.agent?.level == .supervisor, actor.id != id,
      try store.askedRights().allSatisfy({ $0.agent.id != id || $0.actor != actor.id })
    else {
      try refuse("decide rights of \(id)", by: actor.id, at: now)
      throw KeepingRefusal.notToDecideRights
    }
    guard let asked = try store.decideRights(of: id, isAgreed: isAgreed, by: actor.id, at: now)
    else { throw KeepingRefusal.noRightsWait(agent: id) }
    return asked
  }
}
