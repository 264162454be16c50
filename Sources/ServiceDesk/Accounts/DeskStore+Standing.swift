package import AfterSales

extension DeskStore {
  /// Who somebody is by their account, as the operating system numbers it.
  ///
  /// The owner is the account of this process, which has the key, or the superuser, from whom nothing
  /// of the computer can be kept. An account counts as bound only if its name and number are both those
  /// that were bound, since either may pass to another.
  /// - Throws: what the store throws.
  package func standing(ofAccount uid: UInt32) throws -> DeskStanding {
    let account = HostAccount.of(uid)
    if uid == 0 || uid == HostAccount.current.uid { return .owner(account: account.name) }
    guard let binding = try binding(ofAccount: uid), binding.account == account.name else {
      return .unbound(account: account.name)
    }
    return .agent(binding.agent, account: account.name)
  }
}

extension DeskStanding {
  /// An account of this number that is bound to nobody.
  static func unbound(number uid: UInt32) -> Self { .unbound(account: HostAccount.of(uid).name) }
}
