internal import AfterSales
internal import Diagnostics

/// Calls, clustered by whose they are.
struct ContactTable {
  let database: Connection

  struct Row {
    let subject: Int64
    /// Without what was entered and noted.
    var contact: Contact
    /// Envelopes.
    var entered: [UInt8]?
    var note: [UInt8]?
  }

  func find(_ id: String) throws -> Row? {
    try database.first(
      """
      SELECT id, at, flow, path, entered, skill, waited, talked, agent, disposition, note,
        subject_id, way
      FROM contacts WHERE id = ?1
      """, .text(id), read: read)
  }

  /// The calls of a subject, the newest first; damaged ones are set aside.
  func of(_ subject: Int64, limit: Int) throws -> ReadRows<Row> {
    try database.readable(
      """
      SELECT id, at, flow, path, entered, skill, waited, talked, agent, disposition, note,
        subject_id, way
      FROM contacts WHERE subject_id = ?1 ORDER BY at DESC, id LIMIT ?2
      """, .integer(subject), .integer(limit), read: read)
  }

  private func read(_ columns: borrowing Statement) throws -> Row {
    var contact = Contact(
      id: columns.text(0), at: try columns.instant(1, of: "contacts"), path: columns.labels(3))
    contact.flow = columns.optionalText(2)
    contact.skill = columns.optionalText(5)
    contact.waited = try columns.optionalDuration(6, of: "contacts")
    contact.talked = try columns.optionalDuration(7, of: "contacts")
    contact.agent = columns.optionalText(8)
    contact.disposition = columns.optionalText(9)
    contact.way = columns.labels(12)
    return Row(
      subject: columns.integer(11), contact: contact, entered: columns.optionalBlob(4),
      note: columns.optionalBlob(10))
  }

  /// Adds a call, or updates the one of this id.
  func write(_ row: Row) throws {
    let contact = row.contact
    try database.run(
      """
      INSERT INTO contacts (subject_id, at, id, flow, path, entered, skill, waited, talked, agent,
        disposition, note, way)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
      ON CONFLICT (id) DO UPDATE SET subject_id = excluded.subject_id, at = excluded.at,
        flow = excluded.flow, path = excluded.path, entered = excluded.entered,
        skill = excluded.skill, waited = excluded.waited, talked = excluded.talked,
        agent = excluded.agent, disposition = excluded.disposition, note = excluded.note,
        way = excluded.way
      """,
      .integer(row.subject), .instant(contact.at), .text(contact.id), .text(contact.flow),
      .labels(contact.path), .blob(row.entered), .text(contact.skill),
      .integer(contact.waited?.wholeMilliseconds), .integer(contact.talked?.wholeMilliseconds),
      .text(contact.agent), .text(contact.disposition), .blob(row.note), .labels(contact.way))
  }

  /// Whose a call is; `nil` if there is no such call.
  func subject(of id: String) throws -> Int64? {
    try database.integer("SELECT subject_id FROM contacts WHERE id = ?1", .text(id))
  }

  /// Whether an agent has talked with a call, now or ever.
  func wasAnswered(_ id: String) throws -> Bool {
    try database.integer("SELECT 1 FROM contacts WHERE id = ?1 AND agent IS NOT NULL", .text(id))
      != nil
  }

  func count() throws -> Int { Int(try database.integer("SELECT count(*) FROM contacts") ?? 0) }

  static let envelopes: [EncryptedColumn] = [
    .init(
      table: "contacts", column: "entered", kind: .text,
      select: "SELECT id, entered FROM contacts WHERE subject_id = ?1 AND entered IS NOT NULL",
      update: "UPDATE contacts SET entered = ?3 WHERE subject_id = ?1 AND id = ?2"),
    .init(
      table: "contacts", column: "note", kind: .text,
      select: "SELECT id, note FROM contacts WHERE subject_id = ?1 AND note IS NOT NULL",
      update: "UPDATE contacts SET note = ?3 WHERE subject_id = ?1 AND id = ?2"),
  ]
}

extension Connection {
  var contacts: ContactTable { ContactTable(database: self) }
}
