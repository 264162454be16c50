extension ProfileStore {
  /// Adds an agent who is logged on, or updates the one of this id.
  /// - Throws: `SQLiteError`.
  package func save(_ agent: LiveAgentRow) throws {
    try connection.run(
      """
      INSERT INTO live_agents (id, pool, phase, reason, call_id, since, next, next_reason, turn)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      ON CONFLICT (id) DO UPDATE SET pool = excluded.pool, phase = excluded.phase,
        reason = excluded.reason, call_id = excluded.call_id, since = excluded.since,
        next = excluded.next, next_reason = excluded.next_reason, turn = excluded.turn
      """,
      .text(agent.id), .text(agent.pool), .text(agent.phase), .text(agent.reason),
      .text(agent.call), .integer(agent.since), .text(agent.next), .text(agent.nextReason),
      .integer(agent.turn))
  }

  /// The agent has logged off.
  /// - Throws: `SQLiteError`.
  package func removeLiveAgent(_ id: String) throws {
    try connection.run("DELETE FROM live_agents WHERE id = ?1", .text(id))
  }

  /// The agents who are logged on, by id.
  /// - Throws: `SQLiteError`.
  package func liveAgents() throws -> [LiveAgentRow] {
    try connection.rows(
      """
      SELECT id, pool, phase, next, reason, call_id, since, next_reason, turn
      FROM live_agents ORDER BY id
      """
    ) { row in
      var agent = LiveAgentRow(
        id: row.text(0), pool: row.text(1), phase: row.text(2), next: row.text(3))
      agent.reason = row.optionalText(4)
      agent.call = row.optionalText(5)
      agent.since = row.integer(6)
      agent.nextReason = row.optionalText(7)
      agent.turn = row.integer(8)
      return agent
    }
  }
}
