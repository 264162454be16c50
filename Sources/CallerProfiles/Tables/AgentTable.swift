internal import AfterSales

/// Agents; nothing of theirs is encrypted.
struct AgentTable {
  let database: Connection

  func find(_ id: String) throws -> Agent? {
    try database.first(
      "SELECT id, name, level, skills, refund_limit FROM agents WHERE id = ?1", .text(id)
    ) { columns in
      Agent(
        id: id, name: columns.text(1), level: try columns.word(2, of: "agents"),
        skills: columns.labels(3), refundLimit: try columns.optionalMoney(4, of: "agents"))
    }
  }

  /// Adds an agent, or updates the one of this id.
  func write(_ agent: Agent) throws {
    try database.run(
      """
      INSERT INTO agents (id, name, level, skills, refund_limit) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, level = excluded.level,
        skills = excluded.skills, refund_limit = excluded.refund_limit
      """,
      .text(agent.id), .text(agent.name), .text(agent.level.rawValue), .labels(agent.skills),
      .money(agent.refundLimit))
  }

  func ids() throws -> [String] {
    try database.rows("SELECT id FROM agents ORDER BY id") { $0.text(0) }
  }

  func hasAny(of level: AgentLevel) throws -> Bool {
    try database.integer("SELECT 1 FROM agents WHERE level = ?1 LIMIT 1", .text(level.rawValue))
      != nil
  }

  func isEmpty() throws -> Bool { try database.integer("SELECT 1 FROM agents LIMIT 1") == nil }

  func count() throws -> Int { Int(try database.integer("SELECT count(*) FROM agents") ?? 0) }
}

extension Connection {
  var agents: AgentTable { AgentTable(database: self) }
}
