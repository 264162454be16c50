/// A call of the live queue as its row stands; times are milliseconds since 1970.
package struct LiveCallRow: Hashable, Sendable {
  package let id: String
  package var queue: String
  /// A word of the live queue, which alone knows what it means.
  package var stage: String
  package var agent: String?
  /// Until when a booked callback rests.
  package var due: Int64?
  package var priority = 0
  package var joined: Int64 = 0
  package var since: Int64 = 0
  package var answered: Int64?
  package var place: Int64 = 0
  package var tries = 0
  package var isCallback = false
  package var callbackPriority = 0
  package var isTransferred = false
  package var isReturned = false
  package var holdsLine = true
  package var wasAnswered = false

  package init(id: String, queue: String, stage: String) {
    self.id = id
    self.queue = queue
    self.stage = stage
  }
}

/// An agent who is logged on, as the row stands; times are milliseconds since 1970.
package struct LiveAgentRow: Hashable, Sendable {
  package let id: String
  package var pool: String
  /// A word of the live queue, as `next` is.
  package var phase: String
  package var reason: String?
  package var call: String?
  package var since: Int64 = 0
  /// What comes when the call in hand is done.
  package var next: String
  package var nextReason: String?
  package var turn: Int64 = 0

  package init(id: String, pool: String, phase: String, next: String) {
    self.id = id
    self.pool = pool
    self.phase = phase
    self.next = next
  }
}

/// What a queue did on a day.
package struct LiveDayRow: Hashable, Sendable {
  package let queue: String
  package var offered = 0
  package var answered = 0
  package var inTime = 0
  package var abandoned = 0
  package var callbacks = 0
  package var refused = 0
  /// The sum of the waits of the answered, in milliseconds.
  package var waited: Int64 = 0

  package init(queue: String) { self.queue = queue }
}
