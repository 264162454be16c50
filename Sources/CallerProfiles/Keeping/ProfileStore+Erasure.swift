package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Destroys a caller's key and everything personal, and keeps the facts of the orders (the right
  /// to erasure of the Personal Information Protection Law, article 47).
  ///
  /// What is left can't be read by anybody, in backups either, once their key is gone with it.
  /// - Throws: `StoreError.noSuchCaller` or `StoreError.erased`; nothing is changed then.
  package func erase(
    _ caller: Int64, by actor: String, reason: String?, at now: Instant
  ) throws {
    try connection.write {
      guard let known = try self.caller(caller) else { throw StoreError.noSuchCaller }
      guard known.erasedAt == nil else { throw StoreError.erased }
      for column in EncryptedColumn.all {
        for (row, _) in try envelopes(column, of: caller) {
          try connection.run(column.update, .integer(caller), .text(row), nil)
        }
      }
      try connection.run(
        """
        UPDATE callers SET external_id = NULL, number_index = NULL, person_index = NULL, tags = '',
          erased_at = ?2 WHERE id = ?1
        """, .integer(caller), .integer(now.milliseconds))
      try connection.run(
        "UPDATE subjects SET wrapped_key = NULL WHERE id = ?1", .integer(caller))
      try appendAudit([
        AuditEntry(
          at: now, actor: actor, .erase, subject: auditSubject(of: known),
          object: "caller \(caller)", reason: reason)
      ])
    }
  }

  /// Whom a row of the audit about a caller names: the number, if one is known.
  package func auditSubject(of caller: Caller) -> AuditSubject {
    caller.number.flatMap { PhoneNumber($0.unmasked) }.map { .number($0) } ?? .caller(caller.id)
  }
}
