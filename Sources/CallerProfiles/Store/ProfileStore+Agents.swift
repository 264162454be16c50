package import AfterSales
internal import Diagnostics

extension ProfileStore {
  /// An agent by id; `nil` if there is none.
  package func agent(_ id: String) throws -> Agent? {
    try connection.first(
      "SELECT name, level, skills, refund_limit FROM agents WHERE id = ?1", .text(id)
    ) { row in
      guard let level = AgentLevel(rawValue: row.text(1)) else {
        throw StoreError.unknownWord(path: path, row: "agents \(id): level")
      }
      return Agent(
        id: id, name: row.text(0), level: level, skills: TagList.read(row.text(2)),
        refundLimit: row.optionalInteger(3).map { Money(cents: $0) })
    }
  }

  /// Whether any agents are known; a store without a list of agents can't check who acts.
  package var hasAgents: Bool {
    get throws { try connection.integer("SELECT 1 FROM agents LIMIT 1") != nil }
  }

  /// Adds an agent or updates the one of this id.
  package func save(_ agent: Agent) throws -> Saved {
    let known = try self.agent(agent.id)
    if known == agent { return .unchanged }
    try connection.run(
      """
      INSERT INTO agents (id, name, level, skills, refund_limit) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, level = excluded.level,
        skills = excluded.skills, refund_limit = excluded.refund_limit
      """,
      .text(agent.id), .text(agent.name), .text(agent.level.rawValue),
      .text(TagList.write(agent.skills)), .integer(agent.refundLimit?.cents))
    return known == nil ? .added : .updated
  }
}
