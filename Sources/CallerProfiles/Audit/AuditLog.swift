package import AfterSales
internal import Diagnostics

/// The signed record of who saw and did what.
package struct AuditLog {
  let database: Connection
  let vault: Vault
  let keys: AuditKeys
  /// Whether it is the owner of the database who acts, whoever is named.
  var isOwnersHand = false

  /// The setting that says where the chain of rows ends.
  static let headName = SummedTable.headOfAudit

  init(_ database: Connection, _ vault: Vault) {
    self.database = database
    self.vault = vault
    keys = AuditKeys(vault.ring.auditSecret)
  }

  /// Writes rows; when this returns outside of a transaction they are on the disk.
  ///
  /// Inside one they become durable together with the changes they tell of.
  /// - Returns: the number of each row.
  /// - Throws: `StoreError.auditBroken` if the end of the chain was changed, `SQLiteError`, or
  ///   `CryptoError`; nothing is written then.
  @discardableResult
  package func append(_ entries: AuditEntry...) throws -> [Int64] {
    try database.write {
      var head = try head()
      for entry in entries {
        head.number += 1
        let row = try row(entry, number: head.number)
        head.mac = keys.mac(of: row, after: head.mac)
        do {
          try database.audit.add(row, mac: head.mac)
        } catch let error as SQLiteError where error.isDuplicate {
          throw StoreError.auditBroken(
            path: database.path,
            Wording(
              zh: "末条之后已有第\(head.number)行", en: "there is a row \(head.number) behind its end"))
        }
      }
      try database.setMeta(Self.headName, keys.encoded(head))
      return Array(head.number - Int64(entries.count) + 1..<head.number + 1)
    }
  }

  // MARK: Proofs

  /// Writes one row and returns the proof that clear text may be shown.
  ///
  /// - Precondition: not inside a transaction, which could still be undone.
  /// - Throws: what `append` throws.
  package func disclose(_ entry: AuditEntry) throws -> Disclosure {
    requireNoTransaction()
    return Disclosure(auditNumber: try append(entry)[0])
  }

  /// Writes one row and what `body` does as one transaction, with the proof in it.
  ///
  /// Nobody sees what `body` returns, nor what it reads in clear, before the row is on the disk with
  /// everything else: if the transaction fails, so does this.
  /// - Precondition: not inside a transaction, which could still be undone.
  /// - Throws: what `append` and `body` throw; nothing is changed then.
  func disclosing<Result>(
    _ entry: AuditEntry, _ body: (Disclosure) throws -> Result
  ) throws -> Result {
    requireNoTransaction()
    return try database.write { try body(Disclosure(auditNumber: try append(entry)[0])) }
  }

  private func requireNoTransaction() {
    precondition(
      !database.isInTransaction, "disclose: must not be inside a transaction (was inside one)")
  }

  /// The proof that somebody's look-up stands among the newest rows; `nil` if it doesn't.
  ///
  /// - Throws: `SQLiteError`.
  package func lookUp(_ object: String, by actor: String) throws -> Disclosure? {
    try database.audit.newest(by: actor, AuditAction.lookUp.rawValue, object).map {
      Disclosure(auditNumber: $0)
    }
  }

  // MARK: Rows

  /// Where the chain ends.
  ///
  /// - Throws: `StoreError.auditBroken` if the record of it was changed.
  func head() throws -> AuditHead {
    guard let head = try database.meta(Self.headName).flatMap({ keys.readHead($0) }) else {
      throw StoreError.auditBroken(
        path: database.path,
        Wording(
          zh: "末条的登记用这个密钥文件打不开，或被改动",
          en: "its head does not open with this key file, or was changed"))
    }
    return head
  }

  private func row(_ entry: AuditEntry, number: Int64) throws -> AuditRow {
    let reason = try entry.reason.map { reason in
      try vault.cipher.seal(
        Array(reason.utf8), keys.text, version: 0, bound: Self.reasonPlace(number))
    }
    return AuditRow(
      number: number, at: entry.at.milliseconds, actor: name(of: entry.actor),
      action: entry.action.rawValue, subjectIndex: entry.subject.map(keys.subjectIndex),
      object: entry.object, reason: reason, found: entry.found.map { Int64($0) })
  }

  /// An actor as the audit names them.
  private func name(of actor: String) -> String {
    guard isOwnersHand, actor != CaseEvent.machine, !actor.hasPrefix("user:") else { return actor }
    return OwnersHand.name(for: actor)
  }

  static func reasonPlace(_ number: Int64) -> [UInt8] {
    FieldPlace(table: "audit", column: "reason", row: String(number)).bound(to: 0)
  }
}
