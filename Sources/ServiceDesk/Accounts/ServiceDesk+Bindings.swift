package import AfterSales
internal import Diagnostics

/// Who is who: accounts of the computer that are bound to agents.
extension ServiceDesk {
  /// Lets the user of an account act as an agent, and as nobody else.
  ///
  /// - Throws: `DeskRefusal` for an account or agent that isn't there, the owner's own account, or
  ///   who is not the owner.
  package func bind(
    account name: String, to agent: String, by actor: DeskActor
  ) throws -> AccountBinding {
    try requireOwner("bind \(Self.shown(name))", actor)
    guard Identifier.isID(agent), try store.agent(agent) != nil || !store.hasAgents else {
      throw DeskRefusal.unknownAgent(agent)
    }
    guard let account = HostAccount.named(name) else { throw DeskRefusal.unknownAccount(name) }
    guard account.uid != 0, account.uid != HostAccount.current.uid else {
      throw DeskRefusal.ownersAccount(name)
    }
    let binding = AccountBinding(account: account.name, uid: account.uid, agent: agent)
    _ = try store.bind(binding, by: actor.id, at: now)
    return binding
  }

  /// Lets the user of an account act as nobody any more; the account may be gone already.
  ///
  /// - Throws: `DeskRefusal.notBound`, or `DeskRefusal.ownerOnly`.
  package func unbind(account name: String, by actor: DeskActor) throws -> AccountBinding {
    try requireOwner("unbind \(Self.shown(name))", actor)
    guard let binding = try store.unbind(account: name, by: actor.id, at: now) else {
      throw DeskRefusal.notBound(account: name)
    }
    return binding
  }

  /// The bindings by the accounts' names.
  ///
  /// - Throws: `DeskRefusal.supervisorOnly`, or what the store throws.
  package func bindings(by actor: DeskActor) throws -> ReadRows<AccountBinding> {
    try requireSupervisor("list bindings", actor)
    return try store.bindings()
  }

  /// A name as it may stand in the audit.
  private static func shown(_ name: String) -> String { DisplayWidth.printable(name) }
}
