package import AfterSales

extension ServiceDesk {
  /// As whom somebody acts, by their account; a refusal is audited before it is thrown.
  ///
  /// - Parameter agent: as whom they want to act; the account of an agent needn't say it.
  /// - Throws: `DeskRefusal.unboundAccount`, `DeskRefusal.boundToAnother`, or, of the owner's
  ///   account, `DeskRefusal.unknownAgent`.
  package func actor(
    _ standing: DeskStanding, actingAs agent: String?
  ) throws -> DeskActor {
    switch standing {
    case .owner(let account): return try identify(agent: agent, account: account)
    case .agent(let own, let account):
      guard agent == nil || agent == "" || agent == own else {
        try refuse("act as another agent", reason: agent, by: own, at: now)
        throw DeskRefusal.boundToAnother(account: account, agent: own)
      }
      return try identify(agent: own, account: account)
    case .unbound(let account):
      try refuse("come to the desk", by: "user:" + account, at: now)
      throw DeskRefusal.unboundAccount(account)
    }
  }

  /// - Throws: `DeskRefusal.ownerOnly`, after it is audited, unless it is the owner of the database who
  ///   acts, in whosever name.
  func requireOwner(_ what: String, _ actor: DeskActor) throws {
    guard !store.isOwnersHand else { return }
    try refuse(what, by: actor.id, at: now)
    throw DeskRefusal.ownerOnly
  }

  /// - Throws: `DeskRefusal.callOfAnother`, after it is audited, unless whoever acts has a call of the live
  ///   queue in hand.
  func requireCall(_ call: String, of actor: DeskActor) throws {
    if let agent = actor.agentID, try store.callInHand(ofAgent: agent) == call { return }
    try refuse("call \(call) of another agent", by: actor.id, at: now)
    throw DeskRefusal.callOfAnother
  }

  /// Who is in hand of whoever acts, wherever they do; `nil` for nobody.
  func line(of actor: DeskActor) throws -> DeskLine? {
    guard let agent = actor.agentID, let call = try store.callInHand(ofAgent: agent),
      let number = try store.number(ofLiveCall: call)
    else { return nil }
    return .caller(number, choice: nil)
  }

  /// - Throws: `DeskRefusal.supervisorOnly`, after it is audited, unless it is a supervisor who acts,
  ///   or the owner of the database.
  func requireSupervisor(_ what: String, _ actor: DeskActor) throws {
    guard !store.isOwnersHand, actor.agent?.level != .supervisor else { return }
    try refuse(what, by: actor.id, at: now)
    throw DeskRefusal.supervisorOnly
  }
}
