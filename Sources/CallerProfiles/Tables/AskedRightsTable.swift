internal import AfterSales
internal import Diagnostics

/// Greater rights that wait for a second person; one wish an agent.
struct AskedRightsTable {
  let database: Connection

  func find(_ id: String) throws -> AskedRights? {
    try database.first(
      """
      SELECT id, name, level, skills, refund_limit, asked_by, asked_at
      FROM asked_rights WHERE id = ?1
      """, .text(id), read: read)
  }

  /// By the agents' ids; damaged ones are set aside.
  func all() throws -> ReadRows<AskedRights> {
    try database.readable(
      """
      SELECT id, name, level, skills, refund_limit, asked_by, asked_at
      FROM asked_rights ORDER BY id
      """, read: read)
  }

  private func read(_ columns: borrowing Statement) throws -> AskedRights {
    AskedRights(
      Agent(
        id: columns.text(0), name: columns.text(1),
        level: try columns.word(2, of: "asked_rights"), skills: columns.labels(3),
        refundLimit: try columns.optionalMoney(4, of: "asked_rights")),
      by: columns.text(5), at: try columns.instant(6, of: "asked_rights"))
  }

  /// Keeps a wish, in place of an earlier one about the same agent.
  func write(_ asked: AskedRights) throws {
    try database.run(
      """
      INSERT INTO asked_rights (id, name, level, skills, refund_limit, asked_by, asked_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, level = excluded.level,
        skills = excluded.skills, refund_limit = excluded.refund_limit,
        asked_by = excluded.asked_by, asked_at = excluded.asked_at
      """,
      .text(asked.agent.id), .text(asked.agent.name), .text(asked.agent.level.rawValue),
      .labels(asked.agent.skills), .money(asked.agent.refundLimit), .text(asked.actor),
      .instant(asked.at))
  }

  func remove(_ id: String) throws {
    try database.run("DELETE FROM asked_rights WHERE id = ?1", .text(id))
  }
}

extension Connection {
  var askedRights: AskedRightsTable { AskedRightsTable(database: self) }
}
