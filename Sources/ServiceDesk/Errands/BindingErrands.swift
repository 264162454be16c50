package import AfterSales

/// Binds an account of the computer to an agent; for the owner of the database.
package struct BindAccount: DeskErrand {
  package static let name = "bind"

  package let agent: String
  package let account: String

  package init(agent: String, account: String) {
    self.agent = agent
    self.account = account
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> AccountBinding {
    try desk.check(account, .id)
    return try desk.bind(account: account, to: agent, by: actor)
  }
}

/// Takes the binding of an account away; for the owner of the database.
package struct UnbindAccount: DeskErrand {
  package static let name = "unbind"

  package let account: String

  package init(account: String) { self.account = account }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> AccountBinding {
    try desk.check(account, .id)
    return try desk.unbind(account: account, by: actor)
  }
}

/// Lists which accounts are bound to which agents; for supervisors and the owner of the database.
package struct ListBindings: DeskErrand {
  package static let name = "bindings"

  package init() {}

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> ReadRows<AccountBinding>
  {
    try desk.bindings(by: actor)
  }
}
