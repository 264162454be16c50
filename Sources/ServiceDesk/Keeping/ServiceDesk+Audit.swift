package import AfterSales

/// A row of the audit that is listed.
package struct ShownAuditLine: Codable {
  package let line: AuditLine
  /// Why it was done, as it may be shown.
  package let reason: String?
}

extension ServiceDesk {
  /// Whether the audit is as it was written.
  ///
  /// - Parameter anchor: what `auditAnchor` gave earlier.
  /// - Throws: `KeepingRefusal.unreadableAnchor`.
  package func verifyAudit(against anchor: String?) throws -> AuditVerdict {
    guard let verdict = try store.verdictOnAudit(against: anchor) else {
      throw KeepingRefusal.unreadableAnchor
    }
    return verdict
  }

  /// The end of the audit, to be kept outside of the database.
  ///
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func auditAnchor() throws -> String { try store.anchorOfAudit() }

  /// Rows of the audit, newest first.
  ///
  /// - Parameter revealsReasons: shows reasons in clear, which goes into the audit.
  /// - Throws: `DeskRefusal.supervisorOnly`, or what the store throws.
  package func audit(
    _ filter: AuditFilter, limit: Int, revealsReasons: Bool, by actor: DeskActor
  ) throws -> [ShownAuditLine] {
    try requireSupervisor("list the audit", actor)
    let lines = try store.auditLines(filter, limit: limit)
    let proof =
      revealsReasons
      ? try store.disclose(
        AuditEntry(
          at: now, actor: actor.id, .reveal, object: "reasons in the audit", found: lines.count))
      : nil
    return lines.map { line in
      ShownAuditLine(
        line: line, reason: line.reason.map { text in proof.map(text.reveal) ?? text.masked })
    }
  }
}
