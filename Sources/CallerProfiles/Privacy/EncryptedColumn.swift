internal import AfterSales

/// A column that holds envelopes, with the statements that walk through it by subject.
///
/// Rotation, erasure and `db check` go through this list, so a new encrypted column must be added
/// here; a test compares it with the layout.
package struct EncryptedColumn: Sendable {
  package let table: String
  package let column: String
  let kind: ClearText.Kind
  /// The rows of subject ?1 that have an envelope: the name of the row, the envelope.
  let select: StaticString
  /// Puts envelope ?3 into the row that ?2 names, of subject ?1; `NULL` erases it.
  let update: StaticString

  package static let all: [EncryptedColumn] =
    callers + [
      .init(
        table: "orders", column: "account", kind: .account,
        select: "SELECT id, account FROM orders WHERE caller_id = ?1 AND account IS NOT NULL",
        update: "UPDATE orders SET account = ?3 WHERE caller_id = ?1 AND id = ?2"),
      .init(
        table: "contacts", column: "entered", kind: .text,
        select: "SELECT id, entered FROM contacts WHERE subject_id = ?1 AND entered IS NOT NULL",
        update: "UPDATE contacts SET entered = ?3 WHERE subject_id = ?1 AND id = ?2"),
      .init(
        table: "contacts", column: "note", kind: .text,
        select: "SELECT id, note FROM contacts WHERE subject_id = ?1 AND note IS NOT NULL",
        update: "UPDATE contacts SET note = ?3 WHERE subject_id = ?1 AND id = ?2"),
      .init(
        table: "cases", column: "text", kind: .text,
        select: "SELECT id, text FROM cases WHERE subject_id = ?1 AND text IS NOT NULL",
        update: "UPDATE cases SET text = ?3 WHERE subject_id = ?1 AND id = ?2"),
      .init(
        table: "cases", column: "demand_account", kind: .account,
        select: """
          SELECT id, demand_account FROM cases
          WHERE subject_id = ?1 AND demand_account IS NOT NULL
          """,
        update: "UPDATE cases SET demand_account = ?3 WHERE subject_id = ?1 AND id = ?2"),
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
          """),
      .init(
        table: "requests", column: "details", kind: .text,
        select: "SELECT id, details FROM requests WHERE subject_id = ?1 AND details IS NOT NULL",
        update: "UPDATE requests SET details = ?3 WHERE subject_id = ?1 AND id = ?2"),
      .init(
        table: "live_calls", column: "number", kind: .number,
        select: "SELECT id, number FROM live_calls WHERE subject_id = ?1 AND number IS NOT NULL",
        update: "UPDATE live_calls SET number = ?3 WHERE subject_id = ?1 AND id = ?2"),
    ]

  private static let callers: [EncryptedColumn] = [
    .init(
      table: "callers", column: "number", kind: .number,
      select: "SELECT id, number FROM callers WHERE id = ?1 AND number IS NOT NULL",
      update: "UPDATE callers SET number = ?3 WHERE id = ?1 AND id = CAST(?2 AS INTEGER)"),
    .init(
      table: "callers", column: "name", kind: .name,
      select: "SELECT id, name FROM callers WHERE id = ?1 AND name IS NOT NULL",
      update: "UPDATE callers SET name = ?3 WHERE id = ?1 AND id = CAST(?2 AS INTEGER)"),
    .init(
      table: "callers", column: "account", kind: .account,
      select: "SELECT id, account FROM callers WHERE id = ?1 AND account IS NOT NULL",
      update: "UPDATE callers SET account = ?3 WHERE id = ?1 AND id = CAST(?2 AS INTEGER)"),
    .init(
      table: "callers", column: "note", kind: .text,
      select: "SELECT id, note FROM callers WHERE id = ?1 AND note IS NOT NULL",
      update: "UPDATE callers SET note = ?3 WHERE id = ?1 AND id = CAST(?2 AS INTEGER)"),
    .init(
      table: "callers", column: "more", kind: .text,
      select: "SELECT id, more FROM callers WHERE id = ?1 AND more IS NOT NULL",
      update: "UPDATE callers SET more = ?3 WHERE id = ?1 AND id = CAST(?2 AS INTEGER)"),
  ]
}

extension ProfileStore {
  /// The envelopes of a subject in one column, by row.
  package func envelopes(
    _ column: EncryptedColumn, of subject: Int64
  ) throws -> [(row: String, envelope: [UInt8])] {
    try connection.rows(column.select, .integer(subject)) { ($0.text(0), $0.blob(1)) }
  }
}
