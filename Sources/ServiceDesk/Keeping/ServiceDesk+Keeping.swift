package import AfterSales
package import Diagnostics

/// What those who look after the database do with it; the store writes the audit of each in the same
/// transaction.
extension ServiceDesk {
  /// Takes a file of records in.
  ///
  /// - Parameters:
  ///   - dates: how days and months stand in a table where the year isn't first.
  ///   - headers: what headers of a table mean that aren't ours.
  /// - Throws: `InvalidInput` with every bad row, unless they are skipped; nothing is changed then.
  package func importFile(
    _ text: SourceText, _ format: ImportFormat, dates: TableTime.DateOrder?,
    headers: HeaderNames?, skipsBad: Bool,
    by actor: DeskActor
  ) throws -> ImportReport {
    try store.importFile(
      text, format, dates: dates, headers: headers, skipsBad: skipsBad, by: actor.id, at: now)
  }

  /// Writes all records of a kind, in pieces, after the export stands in the audit.
  ///
  /// - Parameter isInClear: whether what is personal is written in clear; needs a reason, and of an
  ///   agent a level that sees every field. The owner's account has the key anyway, and keeps the
  ///   database by it: it stands in the audit as itself.
  /// - Returns: the rows that are not among them because they can't be read.
  /// - Throws: `DeskRefusal.noReason`, `DeskRefusal.mayNotExport`.
  package func export(
    _ kind: RecordKind, _ format: ExportFormat, isInClear: Bool, reason: String?,
    by actor: DeskActor, write: (String) throws -> Void
  ) throws -> [Wording] {
    guard !isInClear || Reason.isGiven(reason) else { throw DeskRefusal.noReason }
    try check(reason, .reason)
    let isOwner = if case .user = actor { true } else { false }
    let seesAll = isOwner || ClearField.allCases.allSatisfy(actor.mayReveal)
    if isInClear, !seesAll, try store.hasAgents {
      try refuse("export \(kind.rawValue) in clear", reason: reason, by: actor.id, at: now)
      throw DeskRefusal.mayNotExport
    }
    let proof = try store.disclose(
      AuditEntry(
        at: now, actor: actor.id, .exportData,
        object: "\(kind.rawValue), \(isInClear ? "in clear" : "masked")", reason: reason))
    var text = format.header(kind)
    let damaged = try store.export(kind, isInClear ? proof : nil) { cells in
      text += format.line(cells)
      if text.utf8.count > 1 << 16 {
        try write(text)
        text = ""
      }
    }
    try write(text)
    return damaged
  }

  /// Fills an empty database, which is for practice then, with invented people.
  ///
  /// - Parameter moment: what the newest orders lead up to.
  /// - Throws: `StoreError.notEmpty` if there are callers in it, `StoreError.notForPractice` if real
  ///   work was done in it.
  package func fillWithDemoData(
    asOf moment: Instant, callers count: Int, seed: UInt64, by actor: DeskActor,
    progress: (Int) -> Void
  ) throws {
    try store.fillWithDemoData(
      callers: count, seed: seed, by: actor.id, at: moment, progress: progress)
  }

  /// Looks for everything that can be wrong with the database.
  ///
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func check(progress: (_ done: Int, _ total: Int) -> Void) throws -> [CheckFinding] {
    try store.check(progress: progress)
  }

  /// Copies the database as it stands to a file that isn't there yet.
  ///
  /// - Throws: `StoreError.exists`, or `SQLiteError` if it can't be written; nothing is left then.
  package func backUp(to target: String, by actor: DeskActor) throws {
    try store.backUp(to: target, by: actor.id, at: now)
  }

  /// How much there is of everything.
  ///
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func statistics() throws -> StoreStatistics { try store.statistics() }

  /// Re-encrypts everything under a new key.
  ///
  /// - Returns: the version of the key.
  /// - Throws: `StoreError.keysExhausted`, or `CryptoError` if the key file can't be written.
  package func rotateKey(
    by actor: DeskActor, progress: (_ done: Int, _ total: Int) -> Void
  ) throws -> Int {
    try store.rotateKey(by: actor.id, at: now, progress: progress)
    return try store.statistics().keyVersion
  }

  /// The backups that were made under keys before a version, the newest first: without a copy of the key
  /// file of their time nobody reads them any more.
  ///
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func backups(before keyVersion: Int) throws -> [KeptBackup] {
    var filter = AuditFilter()
    filter.action = .backup
    return try store.auditLines(filter, limit: 100_000)
      .map { KeptBackup(at: $0.at, object: $0.object) }
      .filter { $0.keyVersion ?? 0 < keyVersion }
  }

  /// Destroys what is personal of a caller for ever.
  ///
  /// - Parameter word: a number, the shop's id of the caller, or `#` and the store's own.
  /// - Returns: the store's id of the caller.
  /// - Throws: `KeepingRefusal` if that is not one caller.
  package func erase(_ word: String, reason: String?, by actor: DeskActor) throws -> Int64 {
    try check(reason, .reason)
    let found = try store.callers(named: word)
    guard let caller = found.first else { throw KeepingRefusal.noSuchCaller }
    guard found.count == 1 else {
      throw KeepingRefusal.severalCallers(found.map { .init(id: $0.id, name: $0.name?.masked) })
    }
    try store.erase(caller.id, by: actor.id, reason: reason, at: now)
    return caller.id
  }
}
