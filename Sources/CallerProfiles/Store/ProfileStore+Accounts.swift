package import AfterSales
package import Diagnostics
internal import Digests

/// Who is who: accounts of the computer that the administrator bound to agents.
///
/// Each row has a code made with the key, so that one who can write to the database but not read
/// the key binds nobody; and each change is in the audit, so that `db check` finds rows that were
/// brought back or taken away.
extension ProfileStore {
  /// The binding of an account by its number; `nil` if there is none.
  ///
  /// - Throws: `SQLiteError`, or `StoreError.damagedRow` for one that wasn't written with the key.
  package func binding(ofAccount uid: UInt32) throws -> AccountBinding? {
    try connection.accountBindings.find(uid).map(authentic)
  }

  /// The bindings by the accounts' names; those not written with the key are set aside.
  ///
  /// - Throws: `SQLiteError`.
  package func bindings() throws -> ReadRows<AccountBinding> {
    try connection.accountBindings.all().each { try authentic($0) }
  }

  private func authentic(
    _ row: (binding: AccountBinding, mac: [UInt8])
  ) throws(StoreError) -> AccountBinding {
    guard HMACSHA256.areEqual(audit.keys.code(of: row.binding), row.mac) else {
      throw .damagedRow(path: path, row: "account_bindings \(row.binding.uid): mac")
    }
    return row.binding
  }

  /// Binds an account to an agent, in place of an earlier binding of it; one transaction with its
  /// audit, which tells the agent before and after.
  ///
  /// - Returns: whether that changed anything.
  /// - Throws: `SQLiteError`, or `StoreError.damagedRow` if the earlier one can't be read.
  package func bind(_ binding: AccountBinding, by actor: String, at now: Instant) throws -> Bool {
    try connection.write {
      let rows = try earlier(of: binding)
      let known = rows.map(\.binding)
      // One that wasn't written with the key is written anew.
      if known == [binding], try unlessDamaged({ try authentic(rows[0]) }) != nil { return false }
      try connection.accountBindings.write(binding, mac: audit.keys.code(of: binding))
      for old in known where old.account != binding.account || old.uid != binding.uid {
        try record(old, before: old.agent, after: ToldChange.none, by: actor, at: now)
      }
      let before = known.first { $0.account == binding.account && $0.uid == binding.uid }
      try record(
        binding, before: before?.agent ?? ToldChange.none, after: binding.agent, by: actor, at: now)
      return true
    }
  }

  /// Takes a binding away; one transaction with its audit.
  ///
  /// - Returns: the binding that was there; `nil` if there was none.
  /// - Throws: `SQLiteError`.
  package func unbind(account: String, by actor: String, at now: Instant) throws -> AccountBinding?
  {
    try connection.write {
      let known = try connection.accountBindings.all().first { $0.binding.account == account }
      guard let binding = known?.binding else { return nil }
      try connection.accountBindings.remove(binding)
      try record(binding, before: binding.agent, after: ToldChange.none, by: actor, at: now)
      return binding
    }
  }

  private func earlier(
    of binding: AccountBinding
  ) throws -> [(binding: AccountBinding, mac: [UInt8])] {
    try connection.accountBindings.all()
      .filter { $0.binding.account == binding.account || $0.binding.uid == binding.uid }
  }

  private func record(
    _ binding: AccountBinding, before: String, after: String, by actor: String, at now: Instant
  ) throws {
    let change = ToldChange("account", of: binding.name, before: before, after: after)
    try audit.append(AuditEntry(at: now, actor: actor, .change, object: change.text))
  }
}

extension AccountBinding {
  /// What the audit calls the account.
  var name: String { "\(account)/\(uid)" }
}
