package import AfterSales
package import EmergencyPlans

/// Something that happens to the live centre.
///
/// Calls and agents go by their ids, queues and pools by their index in the plan.
package enum CentreEvent: Sendable, Hashable {
  // MARK: Callers
  /// - Parameter nobodyWithin: how many seconds the call waits at most, if it goes another way where
  ///   nobody works for the queue; `nil` if it waits all the same.
  case join(call: String, queue: Int, priority: Int, nobodyWithin: Double? = nil)
  /// The caller hangs up, gives up waiting, or leaves the queue for another way of the flow.
  case hangUp(call: String)
  /// The caller would rather be called back.
  case takeCallback(call: String)
  /// A callback that was not asked for in the queue, due at once or later (seconds).
  /// - Parameter tries: how often it was rung in vain before.
  case bookCallback(call: String, queue: Int, due: Double, tries: Int = 0)
  case callerLost(call: String)
  case callerBack(call: String)

  // MARK: Agents
  case logOn(agent: String, pool: Int)
  /// The agent goes home; with a call in hand, when that is done.
  case logOff(agent: String)
  case ready(agent: String)
  /// The agent takes no calls; with a call in hand, when that is done.
  case notReady(agent: String, NotReadyReason)
  case accept(agent: String, call: String)
  case decline(agent: String, call: String)
  /// The caller picks up the callback that the agent rings.
  case reached(agent: String)
  case notReached(agent: String)
  /// The talk ends on the agent's side.
  case endTalk(agent: String)
  case endWrapUp(agent: String)
  /// The talk ends and the caller goes on to another queue, with the priority kept.
  case transfer(agent: String, queue: Int)
  case agentLost(agent: String)
  case agentBack(agent: String)

  // MARK: Supervisors
  /// An idle agent takes this waiting call next, whoever else's turn it would be.
  case assign(call: String, agent: String)
  case open(queue: Int)
  case close(queue: Int)
  case link(pool: Int, queue: Int, afterSeconds: Double)
  /// What emergency plans have in force is this from now on.
  case lay(PlanEffects)

  /// Nothing but time: what is due takes effect.
  case timePassed
}
