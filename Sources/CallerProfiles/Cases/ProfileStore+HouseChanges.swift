package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// What the house changed because of complaints, the earliest first; damaged ones are set aside.
  ///
  /// - Throws: `SQLiteError`.
  package func houseChanges() throws -> ReadRows<RecordedChange> {
    try connection.houseChanges.all()
  }

  /// Writes a change down; one transaction with its audit.
  ///
  /// - Throws: `HouseChangeRefusal.noCase`, `SQLiteError`, or what writing the audit throws.
  package func addHouseChange(
    _ change: HouseChange, because number: String?, by actor: String, at now: Instant
  ) throws -> RecordedChange {
    try connection.write {
      if let number, try connection.cases.find(number) == nil { throw HouseChangeRefusal.noCase }
      let prefix = "h-\(change.on.description.filter { $0 != "-" })-"
      let count = try connection.houseChanges.count(idsFrom: prefix)
      let recorded = RecordedChange(
        id: prefix + "\(count + 1)", on: change.on, change.what, caseNumber: number, by: actor,
        at: now)
      try connection.houseChanges.add(recorded)
      try audit.append(
        AuditEntry(at: now, actor: actor, .change, object: "house change \(recorded.id) added"))
      return recorded
    }
  }

  /// Takes a change back, which stays in the list; one transaction with its audit.
  ///
  /// - Throws: `HouseChangeRefusal`, `SQLiteError`, or what writing the audit throws.
  package func withdrawHouseChange(
    _ id: String, reason: String, by actor: String, at now: Instant
  ) throws -> RecordedChange {
    try connection.write {
      func find() throws -> RecordedChange? {
        try connection.houseChanges.all().first { $0.id == id }
      }
      guard let known = try find() else { throw HouseChangeRefusal.unknown }
      guard known.withdrawnAt == nil else { throw HouseChangeRefusal.withdrawnAlready }
      try connection.houseChanges.withdraw(id, at: now)
      try audit.append(
        AuditEntry(
          at: now, actor: actor, .change, object: "house change \(id) withdrawn", reason: reason))
      return try find() ?? known
    }
  }
}
