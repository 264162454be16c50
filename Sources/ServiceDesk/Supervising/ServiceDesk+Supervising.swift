package import AfterSales

extension ServiceDesk {
  /// Has an agent of the live queue do something, as a supervisor.
  ///
  /// - Throws: `DeskRefusal.onlySupervisors`, `LiveFault`, `SwitchboardError`.
  package func order(
    _ order: AgentOrder, _ agent: String, at place: StorePlace, by actor: DeskActor
  ) throws {
    try requireSupervisor(actor, "order agent \(agent) \(order.name.rawValue)")
    try RunningQueue(place).order(order, agent, by: actor)
  }

  /// What agents wrote of a call, for a supervisor who listens in; `nil` if that was nothing.
  ///
  /// - Throws: `DeskRefusal.onlySupervisors`, or what the store throws.
  package func notesOfCall(_ id: String, by actor: DeskActor) throws -> [String]? {
    try requireSupervisor(actor, "notes of call \(id)")
    return try noteOfCall(id, by: actor, reason: "a supervisor listens in")?
      .split(separator: "\n").map(String.init)
  }

  /// Where there is a list of agents, only supervisors of it may.
  private func requireSupervisor(_ actor: DeskActor, _ what: String) throws {
    if actor.agent?.level == .supervisor { return }
    guard try store.hasAgents else { return }
    try refuse(what, by: actor.id, at: now)
    throw DeskRefusal.onlySupervisors
  }
}
