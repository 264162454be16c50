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
    CallerTable.envelopes + OrderTable.envelopes + ContactTable.envelopes + CaseTable.envelopes
    + CaseEventTable.envelopes + RequestTable.envelopes + LiveCallTable.envelopes
    + OwedCallTable.envelopes

  /// The envelopes of a subject, by row.
  ///
  /// - Throws: `SQLiteError`.
  package func envelopes(
    of subject: Int64, in database: Connection
  ) throws -> [(row: String, envelope: [UInt8])] {
    try database.rows(select, .integer(subject)) { ($0.text(0), $0.blob(1)) }
  }

  /// Puts an envelope in the place of one that is there; `nil` leaves nothing.
  func replace(
    _ row: String, of subject: Int64, with envelope: [UInt8]?, in database: Connection
  ) throws {
    try database.run(update, .integer(subject), .text(row), .blob(envelope))
  }
}
