package import AfterSales

/// The agents who are logged on.
package struct LiveAgentTable {
  let database: Connection

  /// The agents by id; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError`.
  package func all() throws -> ReadRows<KeptAgent> {
    try database.readable(
      """
      SELECT id, pool, phase, reason, call_id, since, next, next_reason, turn
      FROM live_agents ORDER BY id
      """
    ) { columns in
      var agent = LiveAgent(
        id: columns.text(0), pool: 0, phase: try phase(columns),
        since: try columns.seconds(5, of: "live_agents"))
      agent.next =
        switch columns.text(6) {
        case "idle": .idle
        case "notReady": .notReady(NotReadyReason(columns.text(7)))
        case "home": .home
        default: throw columns.damaged(6, of: "live_agents")
        }
      agent.turn = UInt64(max(0, columns.integer(8)))
      return KeptAgent(agent, pool: columns.text(1))
    }
  }

  private func phase(_ columns: borrowing Statement) throws -> AgentPhase {
    let name: AgentPhase.Name = try columns.word(2, of: "live_agents")
    let call = columns.optionalText(4)
    switch (name, call) {
    case (.notReady, _): return .notReady(NotReadyReason(columns.text(3)))
    case (.idle, _): return .idle
    case (.offered, let call?): return .offered(call: call)
    case (.ringing, let call?): return .ringing(call: call)
    case (.talking, let call?): return .talking(call: call)
    case (.wrapUp, let call?): return .wrappingUp(call: call)
    case (.offered, nil), (.ringing, nil), (.talking, nil), (.wrapUp, nil):
      throw columns.damaged(4, of: "live_agents")
    }
  }

  /// The call that is offered to an agent, rings, is talked with, or is wrapped up after.
  func call(of agent: String) throws -> String? {
    try database.first("SELECT call_id FROM live_agents WHERE id = ?1", .text(agent)) {
      $0.optionalText(0)
    } ?? nil
  }

  /// Adds an agent, or updates the one of this id.
  ///
  /// - Throws: `SQLiteError`.
  package func write(_ kept: KeptAgent) throws {
    let agent = kept.agent
    var reason: String?
    if case .notReady(let why) = agent.phase { reason = why.text }
    let (next, nextReason): (String, String?) =
      switch agent.next {
      case .idle: ("idle", nil)
      case .notReady(let why): ("notReady", why.text)
      case .home: ("home", nil)
      }
    try database.run(
      """
      INSERT INTO live_agents (id, pool, phase, reason, call_id, since, next, next_reason, turn)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      ON CONFLICT (id) DO UPDATE SET pool = excluded.pool, phase = excluded.phase,
        reason = excluded.reason, call_id = excluded.call_id, since = excluded.since,
        next = excluded.next, next_reason = excluded.next_reason, turn = excluded.turn
      """,
      .text(agent.id), .text(kept.pool), .text(agent.phase.name.rawValue), .text(reason),
      .text(agent.phase.call), .seconds(agent.since), .text(next), .text(nextReason),
      .integer(Int64(clamping: agent.turn)))
  }

  /// The agent has logged off.
  ///
  /// - Throws: `SQLiteError`.
  package func remove(_ id: String) throws {
    try database.run("DELETE FROM live_agents WHERE id = ?1", .text(id))
  }
}

extension Connection {
  package var liveAgents: LiveAgentTable { LiveAgentTable(database: self) }
}
