package import AfterSales

/// What the centre wants done, in order; whom it is told is named first.
package enum CentreAction: Sendable, Hashable {
  // MARK: To callers
  /// The call waits.
  /// - Parameters:
  ///   - position: 1 for the next one to be served of its queue.
  ///   - expectedSeconds: `nil` if nobody works for the queue.
  case waiting(call: String, position: Int, expectedSeconds: Double?)
  case queueFull(call: String)
  case queueClosed(call: String)
  /// Nobody works for the queue, nor will before the call has waited as long as it may.
  case nobody(call: String)
  case offerCallback(call: String)
  case connected(call: String, agent: String)
  /// The agent hung up.
  case agentLeft(call: String, agent: String)
  /// The agent handed the caller on to another queue.
  case transferred(call: String, agent: String, queue: Int)
  /// The longest wait is over, and the call goes on to another queue.
  case movedOn(call: String, queue: Int)
  /// The longest wait is over, of the call as it was.
  case timedOut(LiveCall, toVoicemail: Bool)
  /// The caller hung up before an agent answered, and the call was this.
  case abandoned(LiveCall)
  /// The call waits for a callback from now on.
  case callbackKept(call: String)
  /// The caller was rung as often as the plan says, in vain.
  case callbackGivenUp(call: String)

  // MARK: To agents
  case offer(call: String, agent: String, isCallback: Bool)
  /// An offer no longer stands.
  case withdrawn(call: String, agent: String, OfferWithdrawal)
  /// A callback that was accepted is rung.
  case ring(call: String, agent: String)
  /// The call in hand is over; wrap-up begins.
  case wrapUp(call: String, agent: String)
  case agent(String, AgentPhase)
  case loggedOff(agent: String)

  /// Nothing was changed.
  case refused(LiveRefusal)
}
