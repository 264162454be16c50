/// A call with its queue's name; the index in it counts in the process's own plan alone.
package struct KeptCall: Sendable, Hashable {
  package let queue: String
  package var call: LiveCall

  package init(_ call: LiveCall, queue: String) {
    self.queue = queue
    self.call = call
  }
}

/// An agent with the pool's name; the index in it counts in the process's own plan alone.
package struct KeptAgent: Sendable, Hashable {
  package let pool: String
  package var agent: LiveAgent

  package init(_ agent: LiveAgent, pool: String) {
    self.pool = pool
    self.agent = agent
  }
}

/// A change of the plan that outlasts the process.
package enum LiveSetting: Sendable, Hashable {
  /// What everybody is told; an empty text is nothing.
  case announcement(String)
  case queue(String, isOpen: Bool)
  case link(pool: String, queue: String, afterMilliseconds: Int64)
  /// How far an emergency plan has come, as text; an empty one is forgotten.
  case plan(String, String)
  /// What plans in force change; an empty text is nothing.
  case planned(PlannedSetting, String)
  /// What a queue is called; an empty text leaves it its id.
  case title(String, of: String)
}
