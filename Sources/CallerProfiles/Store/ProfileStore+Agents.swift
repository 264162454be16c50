package import AfterSales

extension ProfileStore {
  /// An agent by id; `nil` if there is none.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.damagedRow`.
  package func agent(_ id: String) throws -> Agent? { try connection.agents.find(id) }

  /// Whether any agents are known; a store without a list of agents can't check who acts.
  package var hasAgents: Bool { get throws { try !connection.agents.isEmpty() } }

  /// Adds an agent or updates the one of this id; to be called inside `connection.write`.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.damagedRow` if the one known can't be read.
  package func save(_ agent: Agent) throws -> Saved {
    let known = try self.agent(agent.id)
    if known == agent { return .unchanged }
    try connection.agents.write(agent)
    return known == nil ? .added : .updated
  }
}
