internal import AfterSales

/// Which accounts of the computer are bound to agents, each row with its code.
struct AccountBindingTable {
  let database: Connection

  func find(_ uid: UInt32) throws -> (binding: AccountBinding, mac: [UInt8])? {
    try database.first(
      "SELECT uid, account, agent, mac FROM account_bindings WHERE uid = ?1",
      .integer(Int64(uid)), read: read)
  }

  /// By the accounts' names; damaged ones are set aside.
  func all() throws -> ReadRows<(binding: AccountBinding, mac: [UInt8])> {
    try database.readable(
      "SELECT uid, account, agent, mac FROM account_bindings ORDER BY account", read: read)
  }

  private func read(
    _ columns: borrowing Statement
  ) throws -> (binding: AccountBinding, mac: [UInt8]) {
    guard let uid = UInt32(exactly: columns.integer(0)) else {
      throw columns.damaged(0, of: "account_bindings")
    }
    return (
      AccountBinding(account: columns.text(1), uid: uid, agent: columns.text(2)), columns.blob(3)
    )
  }

  /// Keeps a binding in place of earlier ones of the same account, by name or number.
  func write(_ binding: AccountBinding, mac: [UInt8]) throws {
    try remove(binding)
    try database.run(
      "INSERT INTO account_bindings (uid, account, agent, mac) VALUES (?1, ?2, ?3, ?4)",
      .integer(Int64(binding.uid)), .text(binding.account), .text(binding.agent), .blob(mac))
  }

  func remove(_ binding: AccountBinding) throws {
    try database.run(
      "DELETE FROM account_bindings WHERE uid = ?1 OR account = ?2",
      .integer(Int64(binding.uid)), .text(binding.account))
  }
}

extension Connection {
  var accountBindings: AccountBindingTable { AccountBindingTable(database: self) }
}
