package import AfterSales
package import Diagnostics

/// What those who look after a database want of it.
package protocol KeepingStore: AnyObject {
  /// Takes a file of records in, as one transaction with its audit.
  /// - Throws: `InvalidInput` with every bad row, unless `skipsBad`; nothing is changed then.
  func importFile(
    _ text: SourceText, _ format: ImportFormat, dates: TableTime.DateOrder?,
    headers: HeaderNames?, skipsBad: Bool,
    by actor: String, at now: Instant
  ) throws -> ImportReport

  /// The greater rights of agents that wait for a second person; damaged ones are set aside.
  func askedRights() throws -> ReadRows<AskedRights>

  /// Gives an agent the rights that wait, or drops them; `nil` if none do.
  func decideRights(
    of id: String, isAgreed: Bool, by actor: String, at now: Instant
  ) throws -> AskedRights?

  /// Calls `body` with every row of a kind; what is personal is masked without a disclosure.
  ///
  /// - Returns: what was set aside because it can't be read.
  func export(
    _ kind: RecordKind, _ disclosure: Disclosure?, row body: ([ExportCell]) throws -> Void
  ) throws -> [Wording]

  /// Fills an empty store with invented people, the same for the same seed.
  func fillWithDemoData(
    callers count: Int, seed: UInt64, by actor: String, at now: Instant, progress: (Int) -> Void
  ) throws

  /// Looks for everything that can be wrong with the store.
  func check(progress: (_ done: Int, _ total: Int) -> Void) throws -> [CheckFinding]

  /// Copies the store, without its key, into a new file.
  func backUp(to target: String, by actor: String, at now: Instant) throws

  func statistics() throws -> StoreStatistics

  /// Re-encrypts everything under a new key.
  func rotateKey(
    by actor: String, at now: Instant, progress: (_ done: Int, _ total: Int) -> Void) throws

  /// The callers of a number, of the shop's id, or of `#` and the store's own.
  func callers(named word: String) throws -> [Caller]

  /// Destroys what is personal of a caller for ever.
  func erase(_ caller: Int64, by actor: String, reason: String?, at now: Instant) throws

  /// What is wrong with the audit, and how many rows it has.
  /// - Returns: `nil` if the text is no anchor.
  func verdictOnAudit(against anchor: String?) throws -> AuditVerdict?

  /// The end of the audit, in a text to be kept elsewhere.
  func anchorOfAudit() throws -> String

  /// The rows that a filter lets through, newest first.
  func auditLines(_ filter: AuditFilter, limit: Int) throws -> [AuditLine]
}

/// Whether the audit is as it was written.
package struct AuditVerdict {
  package let findings: [Wording]
  /// The rows before which the clock was set back; nothing was altered by that.
  package let clockSteps: [Wording]
  /// How many rows there are.
  package let rows: Int

  package init(findings: [Wording], clockSteps: [Wording], rows: Int) {
    self.findings = findings
    self.clockSteps = clockSteps
    self.rows = rows
  }
}
