package import AfterSales
package import Diagnostics

/// What the audit tells of rows, with the sum of what is written down of them.
extension ProfileStore {
  /// What is told of a change, with what is written down now; to be called once all is written.
  func told(_ object: String, of kind: RecordSum.Kind, _ id: String) throws -> String {
    try RecordSum(kind, id, in: connection)?.told(with: object) ?? object
  }

  /// Tells the audit of a call as it is kept now, if it is; to be called inside `connection.write`.
  ///
  /// - Throws: `SQLiteError`, or what writing the audit throws.
  package func tellCall(
    _ id: String, of subject: AuditSubject? = nil, by actor: String, at now: Instant
  ) throws {
    guard let sum = try RecordSum(.call, id, in: connection) else { return }
    try audit.append(
      AuditEntry(
        at: now, actor: actor, .change, subject: subject, object: sum.told(with: "call \(id)")))
  }
}
