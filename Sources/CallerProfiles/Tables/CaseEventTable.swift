internal import AfterSales
internal import Diagnostics

/// What happened in cases, by case and number from 1.
struct CaseEventTable {
  let database: Connection

  func of(_ number: String) throws -> [CaseEvent] {
    try database.rows(
      """
      SELECT case_id, at, actor, kind, data FROM case_events WHERE case_id = ?1 ORDER BY number
      """, .text(number)
    ) { columns in
      guard let change = CaseChange(name: columns.text(3), data: columns.text(4)) else {
        throw columns.damaged(3, of: "case_events")
      }
      return CaseEvent(
        at: try columns.instant(1, of: "case_events"), by: columns.text(2), change)
    }
  }

  /// - Parameter text: the envelope of what was said.
  func add(_ event: CaseEvent, as version: Int, of number: String, text: [UInt8]?) throws {
    try database.run(
      """
      INSERT INTO case_events (case_id, number, at, kind, actor, data, text)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """,
      .text(number), .integer(version), .instant(event.at), .text(event.change.name),
      .text(event.actor), .text(event.change.data.compact), .blob(text))
  }

  /// The envelope of what was said with an event.
  func text(of number: String, version: Int) throws -> [UInt8]? {
    try database.first(
      "SELECT text FROM case_events WHERE case_id = ?1 AND number = ?2", .text(number),
      .integer(version)
    ) { $0.optionalBlob(0) } ?? nil
  }

  static let envelopes: [EncryptedColumn] = [
    .init(
      table: "case_events", column: "text", kind: .text,
      select: """
        SELECT e.case_id || '/' || e.number, e.text
        FROM cases c JOIN case_events e ON e.case_id = c.id
        WHERE c.subject_id = ?1 AND e.text IS NOT NULL
        """,
      update: """
        UPDATE case_events SET text = ?3
        WHERE case_id IN (SELECT id FROM cases WHERE subject_id = ?1)
          AND case_id || '/' || number = ?2
        """)
  ]
}

extension Connection {
  var caseEvents: CaseEventTable { CaseEventTable(database: self) }
}
