package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Copies the database, as it is at one moment, into a new file that only its owner can read.
  ///
  /// The key file isn't copied: a backup with its key beside it protects nobody. While keys are
  /// being rotated the copy needs both of them.
  /// - Throws: `StoreError.exists` if there is such a file already, or `SQLiteError` if it can't be
  ///   written; nothing is left of it then.
  package func backUp(to target: String, by actor: String, at now: Instant) throws {
    guard try StoreFile.size(target) == nil else { throw StoreError.exists(path: target) }
    try FilePlace.checkFolder(of: target)
    let name = target.split(separator: "/").last.map(String.init) ?? target
    try audit.append(
      AuditEntry(
        at: now, actor: actor, .backup,
        object: KeptBackup.object(file: name, keyVersion: try vault.writingMaster().version)))
    // Under another name until it is whole, so that no half of a backup passes for one.
    let draft = StoreFile.draft(of: target)
    try StoreFile.remove(draft)
    do {
      try StoreFile.make(draft, isNew: true)
      try connection.copy(to: draft)
      try StoreFile.settle(draft, as: target)
    } catch {
      try StoreFile.remove(draft)
      throw error
    }
  }
}

extension ProfileStore {
  /// How much there is of everything.
  ///
  /// - Throws: `SQLiteError`, or `KeyFile.Refusal` if the key in force is not in the key file.
  package func statistics() throws -> StoreStatistics {
    try connection.read {
      var found = StoreStatistics()
      found.callers = try connection.callers.count(areErased: false)
      found.erased = try connection.callers.count(areErased: true)
      found.orders = try connection.orders.count()
      found.contacts = try connection.contacts.count()
      found.cases = try connection.cases.count()
      found.openCases = try connection.cases.openCount()
      found.agents = try connection.agents.count()
      found.auditRows = try connection.audit.count()
      found.layout = try connection.layoutVersion()
      found.keyVersion = try vault.writingMaster().version
      found.bytes = try StoreFile.size(path) ?? 0
      return found
    }
  }
}
