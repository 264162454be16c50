internal import AfterSales
internal import Diagnostics

/// The rows of the audit, numbered from 1 without gaps.
struct AuditTable {
  let database: Connection

  /// - Parameter mac: the row's code, made after the code of the row before.
  func add(_ row: AuditRow, mac: [UInt8]) throws {
    try database.run(
      """
      INSERT INTO audit (number, at, actor, action, subject_index, object, reason, found, mac)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """,
      .integer(row.number), .integer(row.at), .text(row.actor), .text(row.action),
      .blob(row.subjectIndex), .text(row.object), .blob(row.reason), .integer(row.found),
      .blob(mac))
  }

  /// Calls `body` with every row in order, and its code, until it returns `false`.
  ///
  /// A number and a text may be read as the same value, and the code is of values: whether each column
  /// is of the type that the program writes is told besides.
  func forEach(
    _ body: (AuditRow, _ mac: [UInt8], _ hasItsTypes: Bool) throws -> Bool
  ) throws {
    let rows = try database.prepare(
      """
      SELECT number, at, actor, action, subject_index, object, reason, found, mac,
        typeof(at) = 'integer' AND typeof(actor) = 'text' AND typeof(action) = 'text'
          AND typeof(subject_index) IN ('blob', 'null') AND typeof(object) IN ('text', 'null')
          AND typeof(reason) IN ('blob', 'null') AND typeof(found) IN ('integer', 'null')
          AND typeof(mac) = 'blob'
      FROM audit ORDER BY number
      """)
    while try rows.step() {
      guard try body(read(rows), rows.blob(8), rows.flag(9)) else { return }
    }
  }

  /// The newest rows that these conditions let through; what is `nil` doesn't matter.
  func newest(
    actor: String?, action: String?, subject: [UInt8]?, since: Instant?, until: Instant?,
    limit: Int
  ) throws -> [AuditRow] {
    try database.rows(
      """
      SELECT number, at, actor, action, subject_index, object, reason, found FROM audit
      WHERE (?1 IS NULL OR actor IN (?1, ?7)) AND (?2 IS NULL OR action = ?2)
        AND (?3 IS NULL OR subject_index = ?3) AND (?4 IS NULL OR at >= ?4)
        AND (?5 IS NULL OR at <= ?5)
      ORDER BY number DESC LIMIT ?6
      """,
      .text(actor), .text(action), .blob(subject), .instant(since), .instant(until),
      .integer(limit), .text(actor.map(OwnersHand.name)), read: read)
  }

  /// The row of number 1, and its code; `nil` if there is none.
  func first() throws -> (row: AuditRow, mac: [UInt8])? {
    try database.first(
      """
      SELECT number, at, actor, action, subject_index, object, reason, found, mac
      FROM audit WHERE number = 1
      """
    ) { (read($0), $0.blob(8)) }
  }

  private func read(_ columns: borrowing Statement) -> AuditRow {
    AuditRow(
      number: columns.integer(0), at: columns.integer(1), actor: columns.text(2),
      action: columns.text(3), subjectIndex: columns.optionalBlob(4),
      object: columns.optionalText(5), reason: columns.optionalBlob(6),
      found: columns.optionalInteger(7))
  }

  /// The number of the newest row of this kind among the last ten thousand.
  func newest(by actor: String, _ action: String, _ object: String) throws -> Int64? {
    try database.integer(
      """
      SELECT number FROM audit
      WHERE number > (SELECT max(number) FROM audit) - 10000
        AND actor IN (?1, ?4) AND action = ?2 AND object = ?3
      ORDER BY number DESC LIMIT 1
      """, .text(actor), .text(action), .text(object), .text(OwnersHand.name(for: actor)))
  }

  /// The highest number; 0 if there is no row.
  func last() throws -> Int64 { try database.integer("SELECT max(number) FROM audit") ?? 0 }

  func count() throws -> Int { Int(try database.integer("SELECT count(*) FROM audit") ?? 0) }
}

extension Connection {
  var audit: AuditTable { AuditTable(database: self) }
}
