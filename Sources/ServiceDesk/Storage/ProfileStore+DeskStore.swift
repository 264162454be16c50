package import AfterSales
package import CallerProfiles
package import Diagnostics

extension ProfileStore: DeskStore {
  /// - Throws: `StoreError.auditBroken`, `SQLiteError`, or `CryptoError`.
  package func disclose(_ entry: AuditEntry) throws -> Disclosure { try audit.disclose(entry) }

  /// - Throws: `SQLiteError`.
  package func lookUp(_ object: String, by actor: String) throws -> Disclosure? {
    try audit.lookUp(object, by: actor)
  }

  /// - Throws: `StoreError.auditBroken`, `SQLiteError`, or `CryptoError`.
  package func write(_ entry: AuditEntry) throws { try audit.append(entry) }

  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func caseHistory(_ number: String) throws -> CaseHistory? {
    try connection.read {
      guard let stored = try complaint(number) else { return nil }
      return CaseHistory(
        stored: stored, subject: try auditSubject(of: stored.subject), said: try text(of: stored),
        notes: try stored.events.indices.map { try note(of: stored, version: $0 + 1) })
    }
  }

  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func announcement() throws -> String? { try connection.liveMemory.announcement() }

  /// - Throws: `SQLiteError`.
  package func queueTitles() throws -> QueueTitles { try connection.liveMemory.queueTitles() }

  /// - Throws: `SQLiteError`.
  package func keep(_ titles: QueueTitles) throws {
    try connection.write {
      for (id, title) in titles.all { try connection.liveMemory.keep(.title(title, of: id)) }
    }
  }

  /// See `MenuStore`.
  /// - Throws: what the store throws.
  package func planned(_ setting: PlannedSetting) throws -> String? {
    try connection.liveMemory.planned(setting)
  }

  /// - Throws: `InvalidInput` with every bad row, unless they are skipped; nothing is changed then.
  package func importFile(
    _ text: SourceText, _ format: ImportFormat, dates: TableTime.DateOrder?,
    headers: HeaderNames?, skipsBad: Bool,
    by actor: String, at now: Instant
  ) throws -> ImportReport {
    try importFile(
      ImportSource(text, format, dates: dates, headers: headers), skipsBad: skipsBad, by: actor,
      at: now)
  }

  /// - Returns: `nil` for a text that is no anchor.
  /// - Throws: `SQLiteError` if the audit can't be read.
  package func verdictOnAudit(against text: String?) throws -> AuditVerdict? {
    let anchor = text.flatMap { AuditAnchor($0) }
    if text != nil, anchor == nil { return nil }
    let (findings, rows, clockSteps) = try audit.verify(against: anchor)
    return AuditVerdict(
      findings: findings.map(\.wording), clockSteps: clockSteps.map(\.wording), rows: rows)
  }

  /// - Throws: `StoreError.auditBroken` if its end was changed.
  package func anchorOfAudit() throws -> String { try audit.anchor().description }

  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func auditLines(_ filter: AuditFilter, limit: Int) throws -> [AuditLine] {
    try audit.lines(filter, limit: limit)
  }
}
