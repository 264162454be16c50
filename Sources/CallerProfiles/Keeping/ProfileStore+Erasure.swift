internal import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Destroys a caller's key and everything personal, and keeps the facts of the orders (the right
  /// to erasure of the Personal Information Protection Law, article 47).
  ///
  /// What is left can't be read by anybody, in backups either, once their key is gone with it. What
  /// is damaged is destroyed as well: the right is to it, too.
  /// - Throws: `StoreError.noSuchCaller` or `StoreError.erased`; nothing is changed then.
  package func erase(
    _ caller: Int64, by actor: String, reason: String?, at now: Instant
  ) throws {
    try connection.write {
      guard let known = try unlessUnreadable(caller) else { throw StoreError.noSuchCaller }
      guard known.erasedAt == nil else { throw StoreError.erased }
      for column in EncryptedColumn.all {
        for (row, _) in try column.envelopes(of: caller, in: connection) {
          try column.replace(row, of: caller, with: nil, in: connection)
        }
      }
      var row = CallerTable.Row(id: caller, createdAt: known.createdAt)
      (row.tier, row.region, row.erasedAt) = (known.tier, known.region, now)
      try connection.callers.write(row, .init())
      if var subject = try connection.subjects.find(caller) {
        subject.wrappedKey = nil
        try connection.subjects.write(subject)
      }
      try audit.append(
        AuditEntry(
          at: now, actor: actor, .erase, subject: auditSubject(of: known),
          object: "caller \(caller)", reason: reason))
      try tellWhatIsLeft(of: caller, by: actor, at: now)
    }
  }

  /// Tells the audit what is written down of a caller's cases, calls, messages and callbacks now.
  private func tellWhatIsLeft(of caller: Int64, by actor: String, at now: Instant) throws {
    func tell(_ object: String) throws {
      try audit.append(AuditEntry(at: now, actor: actor, .change, object: object))
    }
    for number in try connection.cases.numbers(of: caller) {
      try tell(told("case \(number) \(AuditedState.erased)", of: .complaint, number))
    }
    for contact in try connection.contacts.of(caller, limit: .max) {
      try tell(told("call \(contact.contact.id)", of: .call, contact.contact.id))
    }
    for row in try connection.owedCalls.of(caller) {
      let owed = row.owed
      try tell(
        told("\(owed.kind.rawValue) \(owed.id) \(owed.state.rawValue)", of: .owedCall, owed.id))
    }
  }
}
