package import AfterSales
internal import Diagnostics

extension ProfileStore {
  /// Writes rows to the audit; when this returns outside of a transaction they are on the disk.
  ///
  /// Inside a `connection.write` they become durable together with the changes they tell of.
  /// - Returns: the number of each row.
  @discardableResult
  package func appendAudit(_ entries: [AuditEntry]) throws -> [Int64] {
    try connection.write {
      var (number, mac) = try auditHead()
      for entry in entries {
        number += 1
        let row = try row(entry, number: number)
        mac = auditKeys.mac(of: row, after: mac)
        try connection.run(
          """
          INSERT INTO audit
            (number, at, actor, action, subject_index, object, reason, found, mac)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
          """,
          .integer(row.number), .integer(row.at), .text(row.actor), .text(row.action),
          .blob(row.subjectIndex), .text(row.object), .blob(row.reason), .integer(row.found),
          .blob(mac))
      }
      try connection.setMeta("audit-head", auditKeys.head(number: number, mac: mac))
      return Array(number - Int64(entries.count) + 1..<number + 1)
    }
  }

  /// Writes one row and returns the proof that clear text may be shown.
  ///
  /// - Precondition: not inside a transaction, which could still be undone.
  package func disclose(_ entry: AuditEntry) throws -> Disclosure {
    precondition(
      !connection.isInTransaction, "disclose: must not be inside a transaction (was inside one)")
    return Disclosure(auditNumber: try appendAudit([entry])[0])
  }

  /// The proof that somebody's look-up stands among the newest rows; `nil` if it doesn't.
  package func lookUp(_ object: String, by actor: String) throws -> Disclosure? {
    try connection.integer(
      """
      SELECT number FROM audit
      WHERE number > (SELECT max(number) FROM audit) - 10000
        AND actor = ?1 AND action = ?2 AND object = ?3
      ORDER BY number DESC LIMIT 1
      """, .text(actor), .text(AuditAction.lookUp.rawValue), .text(object)
    ).map { Disclosure(auditNumber: $0) }
  }

  /// The number and code of the last row.
  ///
  /// - Throws: `StoreError.auditBroken` if the record of it was changed.
  func auditHead() throws -> (number: Int64, mac: [UInt8]) {
    guard let head = try connection.meta("audit-head").flatMap({ auditKeys.readHead($0) }) else {
      throw StoreError.auditBroken(
        path: path,
        Wording(
          zh: "末条的登记用这个密钥文件打不开，或被改动",
          en: "its head does not open with this key file, or was changed"))
    }
    return head
  }

  private func row(_ entry: AuditEntry, number: Int64) throws -> AuditRow {
    let reason = try entry.reason.map { reason in
      try cipher.seal(
        Array(reason.utf8), auditKeys.text, version: 0, bound: Self.reasonPlace(number))
    }
    return AuditRow(
      number: number, at: entry.at.milliseconds, actor: entry.actor,
      action: entry.action.rawValue, subjectIndex: entry.subject.map(auditKeys.subjectIndex),
      object: entry.object, reason: reason, found: entry.found.map { Int64($0) })
  }

  static func reasonPlace(_ number: Int64) -> [UInt8] {
    FieldPlace(table: "audit", column: "reason", row: String(number)).bound(to: 0)
  }
}
