/// A call as the live centre knows it: no number, no name.
package struct LiveCall: Sendable, Hashable {
  /// Where a call stands in its queue.
  package enum Stage: Sendable, Hashable {
    case waiting
    /// Rings at an agent's desk.
    case offered(agent: String)
    /// A callback that an agent rings.
    case ringing(agent: String)
    case talking(agent: String)
    /// To be called back from a moment on, in seconds.
    case booked(due: Double)
  }

  package let id: String
  /// Its index in the plan of the process alone; a `KeptCall` has the name.
  package var queue: Int
  package var priority: Int
  package var stage: Stage = .waiting
  /// When it joined its present queue, in seconds.
  package var joined: Double
  /// Since when the caller waits without having talked to anybody, in earlier queues too.
  package var since: Double
  /// Grows from call to call as they join queues.
  package var place: UInt64 = 0
  /// How often a callback was rung in vain.
  package var tries = 0
  package var isCallback = false
  /// The priority among callbacks; the call's own counts again when it is handed on.
  package var callbackPriority = 0
  /// Whether the caller has been on the line from the beginning, and so may break off; who is
  /// called back is at a telephone of their own, which nobody hears of.
  package var holdsLine = true
  package var isTransferred = false
  /// Whether an agent lost it, so that it goes before all others.
  package var isReturned = false
  /// Whether it still waited when the hours ended in which customers are rung: it comes before all that
  /// are booked when they begin again.
  package var isHeld = false
  /// Whether an agent who lost it had answered it in its present queue.
  package var wasAnswered = false
  /// When the present agent answered, in seconds.
  package var answered: Double?
  /// Since when the caller's connection is gone, in seconds.
  package var lost: Double?

  package init(id: String, queue: Int, priority: Int, joined: Double, since: Double) {
    self.id = id
    self.queue = queue
    self.priority = priority
    self.joined = joined
    self.since = since
  }

  /// The agent who has it.
  package var agent: String? {
    switch stage {
    case .offered(let agent), .ringing(let agent), .talking(let agent): agent
    case .waiting, .booked: nil
    }
  }
}
