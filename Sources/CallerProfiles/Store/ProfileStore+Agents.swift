package import AfterSales
package import Diagnostics
internal import Glibc

extension ProfileStore {
  /// An agent by id; `nil` if there is none.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.damagedRow`.
  package func agent(_ id: String) throws -> Agent? { try connection.agents.find(id) }

  /// Whether any agents are known; a store without a list of agents can't check who acts.
  package var hasAgents: Bool { get throws { try !connection.agents.isEmpty() } }

  /// Adds an agent or updates the one of this id; one transaction with its audit, which tells the
  /// rights before and after.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.damagedRow` if the one known can't be read.
  package func save(_ agent: Agent, by actor: String, at now: Instant) throws -> Saved {
    try connection.write {
      let known = try self.agent(agent.id)
      if known == agent { return .unchanged }
      try connection.agents.write(agent)
      try record(agent, after: known?.rights ?? ToldChange.none, by: actor, at: now)
      return known == nil ? .added : .updated
    }
  }

  /// The setting that says that the audit tells the rights of every agent.
  static let rightsRecorded = "rights-recorded"

  /// Writes the rights of all agents to the audit of a database of an earlier program, which kept
  /// them in the table alone.
  func recordRights() throws {
    guard try connection.meta(Self.rightsRecorded) == nil else { return }
    try connection.write {
      let now = Instant(stored: Int64(time(nil)) * 1_000)
      for id in try connection.agents.ids() {
        guard let agent = try agent(id) else { continue }
        try record(agent, after: ToldChange.unrecorded, by: CaseEvent.machine, at: now)
      }
      try connection.setMeta(Self.rightsRecorded, [1])
    }
  }

  private func record(
    _ agent: Agent, after before: String, by actor: String, at now: Instant
  ) throws {
    let change = ToldChange("agent", of: agent.id, before: before, after: agent.rights)
    try audit.append(AuditEntry(at: now, actor: actor, .change, object: change.text))
  }
}

extension Agent {
  /// The level, and what may be paid back at once where it isn't what the level may.
  var rights: String { "\(level.rawValue) \(refundLimit?.description ?? "-")" }
}
