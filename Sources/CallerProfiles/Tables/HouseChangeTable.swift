internal import AfterSales
internal import Diagnostics

/// What the house changed because of complaints; nothing personal is in it.
struct HouseChangeTable {
  let database: Connection

  /// All, the earliest first; damaged ones are set aside.
  func all() throws -> ReadRows<RecordedChange> {
    try database.readable(
      """
      SELECT id, day, zh, en, case_id, added_by, added_at, withdrawn_at
      FROM house_changes ORDER BY day, id
      """, read: read)
  }

  private func read(_ columns: borrowing Statement) throws -> RecordedChange {
    guard let day = CivilDate(columns.text(1)) else {
      throw columns.damaged(1, of: "house_changes")
    }
    return RecordedChange(
      id: columns.text(0), on: day, Wording(zh: columns.text(2), en: columns.text(3)),
      caseNumber: columns.optionalText(4), by: columns.text(5),
      at: try columns.instant(6, of: "house_changes"),
      withdrawnAt: try columns.optionalInstant(7, of: "house_changes"))
  }

  func add(_ change: RecordedChange) throws {
    try database.run(
      """
      INSERT INTO house_changes (id, day, zh, en, case_id, added_by, added_at, withdrawn_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL)
      """,
      .text(change.id), .text(change.day), .text(change.what.zh), .text(change.what.en),
      .text(change.caseNumber), .text(change.addedBy), .instant(change.addedAt))
  }

  func withdraw(_ id: String, at now: Instant) throws {
    try database.run(
      "UPDATE house_changes SET withdrawn_at = ?2 WHERE id = ?1", .text(id), .instant(now))
  }

  /// How many have ids that begin so.
  func count(idsFrom prefix: String) throws -> Int {
    let count = try database.integer(
      "SELECT count(*) FROM house_changes WHERE substr(id, 1, ?2) = ?1", .text(prefix),
      .integer(prefix.count))
    return Int(count ?? 0)
  }
}

extension Connection {
  var houseChanges: HouseChangeTable { HouseChangeTable(database: self) }
}
