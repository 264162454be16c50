internal import AfterSales
internal import Diagnostics

/// Who may ask what of the live queue: whoever somebody says to be, the operating system tells the
/// account, and the administrator whose that is.
extension Exchange {
  /// Why a message is not for its sender to send; `nil` if it is.
  /// - Throws: what the storage throws.
  func refusal(of message: ClientMessage, from connection: Connection) throws -> LiveRefusal? {
    guard let why = try obstacle(to: message, from: connection) else { return nil }
    // Once, since a program may try again and again; of a stranger once a minute, whatever the connection.
    let isNews = refused.insert(connection).inserted
    if isNews, try !isKnownStranger(connection) {
      audit(
        .refusal, by: try actor(on: connection, as: nil), "switchboard: \(message.verb)")
    }
    return why
  }

  /// Whether a refusal of the same stranger was audited in the last minute; else this one is.
  private func isKnownStranger(_ connection: Connection) throws -> Bool {
    guard case .unbound = try standing(of: connection), let account = accounts[connection] else {
      return false
    }
    if let last = strangers[account], last <= now, now - last < .seconds(60) { return true }
    strangers[account] = now
    return false
  }

  private func obstacle(
    to message: ClientMessage, from connection: Connection
  ) throws -> LiveRefusal? {
    switch message {
    case .alive, .hangUp, .leave, .takeCallback, .ready, .notReady, .accept, .decline, .reached,
      .notReached, .transfer, .finish, .done, .logOff:
      // These are about what the connection has become. Whose account it is may have changed since.
      guard case .agent(let agent) = roles[connection] else { return nil }
      let why = try obstacle(toBeing: agent, on: connection)
      if why != nil { dismissed.insert(connection) }
      return why
    case .join, .bookCallback, .resume:
      // Calls come from the house's own telephone system.
      return try standing(of: connection).isOwner ? nil : .ownerOnly
    case .logOn(let agent, _):
      return try obstacle(toBeing: agent, on: connection)
    case .queues, .status:
      if case .unbound = try standing(of: connection) { return .unboundAccount }
      return nil
    case .announce, .open, .close, .addPool, .order, .plan:
      switch try standing(of: connection) {
      case .owner: return nil
      case .agent(let agent, _): return try storage.isSupervisor(agent) ? nil : .supervisorOnly
      case .unbound: return .unboundAccount
      }
    }
  }

  /// Why whoever is on a connection can't be an agent.
  /// - Throws: what the storage throws.
  private func obstacle(
    toBeing agent: String, on connection: Connection
  ) throws -> LiveRefusal? {
    switch try standing(of: connection) {
    case .owner: nil
    case .agent(let own, _): own == agent ? nil : .anotherAgent
    case .unbound: .unboundAccount
    }
  }

  /// - Throws: what the storage throws.
  private func standing(of connection: Connection) throws -> DeskStanding {
    guard let account = accounts[connection] else { return .unbound(account: "?") }
    if let known = standings[account] { return known }
    let standing = try storage.standing(ofAccount: account)
    standings[account] = standing
    return standing
  }

  /// What the audit calls whoever is on a connection.
  /// - Parameter name: the agent as whom the owner of the database acts.
  /// - Throws: what the storage throws.
  func actor(on connection: Connection, as name: String?) throws -> String {
    switch try standing(of: connection) {
    case .owner(let account):
      if let name, !name.hasPrefix("user:") {
        OwnersHand.name(for: name)
      } else {
        "user:" + account
      }
    case .agent(let agent, _): agent
    case .unbound(let account): "user:" + account
    }
  }

  /// Notes as whose desk an agent's connection counts.
  /// - Throws: what the storage throws.
  func noteHand(of agent: String, on connection: Connection) throws {
    if try standing(of: connection).isOwner {
      ownersAgents.insert(agent)
    } else {
      ownersAgents.remove(agent)
    }
  }

  /// What the audit calls an agent who is logged on.
  func actor(as agent: String) -> String {
    ownersAgents.contains(agent) ? OwnersHand.name(for: agent) : agent
  }
}
