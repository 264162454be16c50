package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Copies the database, as it is at one moment, into a new file that only its owner can read.
  ///
  /// The key file isn't copied: a backup with its key beside it protects nobody. While keys are
  /// being rotated the copy needs both of them.
  /// - Throws: `StoreError.exists` if there is such a file already.
  package func backUp(to target: String, by actor: String, at now: Instant) throws {
    guard try StoreFile.size(target) == nil else { throw StoreError.exists(path: target) }
    try appendAudit([AuditEntry(at: now, actor: actor, .backup)])
    // Under another name until it is whole, so that no half of a backup passes for one.
    let draft = target + ".part"
    try StoreFile.remove(draft)
    do {
      try StoreFile.make(draft)
      try connection.copy(to: draft)
      try StoreFile.settle(draft, as: target)
    } catch {
      try StoreFile.remove(draft)
      throw error
    }
  }
}

extension ProfileStore {
  package func statistics() throws -> StoreStatistics {
    try connection.read {
      func count(_ sql: StaticString) throws -> Int { Int(try connection.integer(sql) ?? 0) }
      return StoreStatistics(
        callers: try count("SELECT count(*) FROM callers WHERE erased_at IS NULL"),
        erased: try count("SELECT count(*) FROM callers WHERE erased_at IS NOT NULL"),
        orders: try count("SELECT count(*) FROM orders"),
        contacts: try count("SELECT count(*) FROM contacts"),
        cases: try count("SELECT count(*) FROM cases"),
        openCases: try count("SELECT count(*) FROM cases WHERE closed_at IS NULL"),
        agents: try count("SELECT count(*) FROM agents"),
        auditRows: try count("SELECT count(*) FROM audit"),
        layout: try connection.layoutVersion(), keyVersion: try writingMaster().version,
        bytes: try StoreFile.size(path) ?? 0)
    }
  }
}
