package import AfterSales

/// What a client of the switchboard asks, as one line of JSON.
package enum ClientMessage: Sendable, Hashable {
  // MARK: Callers
  case join(Joining)
  /// A caller comes back after a connection broke.
  case resume(call: String)
  case hangUp
  /// The flow goes another way than the queue, which is not hanging up.
  case leave
  /// The offer to be called back is accepted.
  case takeCallback
  case bookCallback(Joining, dueMilliseconds: Int64?)

  // MARK: Agents
  case logOn(agent: String, pool: String?)
  case ready
  case notReady(reason: String)
  case accept(call: String)
  case decline(call: String)
  case reached
  case notReached
  case transfer(queue: String, note: String)
  /// The talk is over, or was, with its disposition.
  case finish(disposition: String?)
  /// The wrap-up is over.
  case done
  case logOff
  /// Nothing new, but the agent's terminal is there.
  case alive
  /// Who waits in which queue.
  case queues

  // MARK: Supervisors
  case announce(text: String, by: String)
  case open(queue: String, by: String)
  case close(queue: String, by: String)
  case addPool(pool: String, queue: String, afterMilliseconds: Int64, by: String)
  case status
  /// A supervisor decides about an emergency plan, or one of its steps.
  case plan(PlanOrder, plan: String, step: String?, by: String)
  /// A supervisor has an agent do something.
  case order(AgentOrder, agent: String, by: String)

  /// What is known of a call when it comes to the live queue.
  package struct Joining: Sendable, Hashable {
    package var call: String
    /// In clear, as the telephone network tells it; it is encrypted before anything is kept.
    package var number: String?
    package var queue: String
    package var priority: Int
    package var flow: String?
    /// The nodes visited, in order.
    package var path: [String]
    /// The way in words.
    package var way: [String]
    /// What the caller typed or said.
    package var entered: String?
    /// When the call came in, in milliseconds since 1970; `nil` is now.
    package var beganMilliseconds: Int64?
    /// Whether the call goes another way if nobody works for the queue, or will in time.
    package var asksForNobody: Bool
    /// How long it waits at most; `nil` without end.
    package var maxWaitMilliseconds: Int64?

    package init(call: String, number: String?, queue: String, priority: Int = 0) {
      self.call = call
      self.number = number
      self.queue = queue
      self.priority = priority
      path = []
      way = []
      asksForNobody = false
    }
  }
}

extension ClientMessage {
  /// As whom a supervisor's message says to be sent; that counts of the owner of the database alone.
  var by: String? {
    switch self {
    case .announce(_, let by), .open(_, let by), .close(_, let by), .addPool(_, _, _, let by),
      .order(_, _, let by), .plan(_, _, _, let by):
      by
    default: nil
    }
  }
}

extension ClientMessage.Joining: CustomDebugStringConvertible {
  /// Without what tells who calls, so that it may stand in errors and logs.
  package var debugDescription: String {
    "\(call) for \(queue), \(number == nil ? "number withheld" : "with a number")"
  }
}
