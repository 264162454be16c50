/// Why the switchboard changed nothing.
package enum LiveRefusal: String, Sendable, Hashable, CaseIterable, Error {
  case unknownCall, unknownAgent, callExists, agentExists
  /// The house has this agent, who is at no desk now.
  case notLoggedOn
  /// The agent named no pool, and none serves any of the agent's skills; or there is no such pool.
  case unknownPool
  /// The call was offered to somebody else meanwhile, or is over.
  case notYours
  /// The agent or the call is not in a state in which this can happen.
  case notNow
  /// A call that comes was talked to already: whoever calls again is another call.
  case callOver
  /// The caller's number is none, and isn't withheld either.
  case badNumber
  /// There is no such queue, or the caller can't be handed on to it; the agent keeps them.
  case unknownQueue, queueClosed, queueFull
  case unknownPlan, unknownStep
  /// The emergency plan, or its step, is not in a state in which this can happen.
  case planNotNow
  /// What callers were told can't be taken back.
  case stepStands
  /// The sender's account is bound to no agent.
  case unboundAccount
  /// The sender's account is bound to another agent than the one named.
  case anotherAgent
  /// It is for supervisors, or for the owner of the database.
  case supervisorOnly
  /// It is for the account alone that runs the switchboard.
  case ownerOnly
}
