/// A call under way, or a person about to dial again: a trivial value.
struct Call {
  enum Stage: UInt8 {
    case menu, waiting, callback, redial
  }

  /// The person, counted by first dials of the type.
  var number: Int
  /// When the person dialled, and so began to hold a line.
  var arrived: Double
  /// When the call joined its present queue; for a callback, when it was asked for.
  var joined = 0.0
  /// Since when a callback waits for an agent to ring.
  var waitsSince = 0.0
  /// Since when the caller waits, in queues before the present one too.
  var since: Double
  /// When the caller hangs up.
  var deadline = Double.infinity
  /// Grows from call to call as they join queues.
  var place: UInt64 = 0
  /// When it joined, less its type's head start.
  ///
  /// Calls stand in line by it, those of one rank by place.
  var rank = 0.0
  var attempt: Int32
  var type: Int32
  var queue: Int32
  var list: Int32
  /// Which call of the menu's sample it is; negative where there is none.
  var menuRow: Int32 = -1
  /// The interval of arrival.
  var interval: Int32
  var next: Int32 = -1
  var previous: Int32 = -1
  var tries: Int16 = 0
  var stage = Stage.menu
  /// Whether it arrived after the warm-up.
  var counts: Bool
  var isTransferred = false
  var isCallback = false
  var holdsLine = true

  /// What stands in a slot that no call uses.
  static let none = Call(
    number: 0, arrived: 0, since: 0, attempt: 0, type: 0, queue: 0, list: 0,
    interval: 0,
    counts: false)

  /// Whether this is the first queue of the attempt.
  @inline(__always)
  var isFirstVisit: Bool { !isTransferred && since == joined }
}

/// An agent: where from, and busy with what.
struct Agent {
  enum Phase: UInt8 {
    case away, idle, ringing, talking, wrappingUp
  }

  var pool: Int32
  var phase = Phase.away
  /// Whether the call has to be looked at when the talk ends.
  var keepsCall = false
  var holdsLine = false
  /// How long the wrap-up after the present talk takes, in seconds.
  var wrapUp = 0.0
  /// Since when the agent is idle, in seconds.
  var idleSince = 0.0
  /// When the caller in hand dialled, and so began to hold the line.
  var lineFrom = 0.0
}

/// The calls of one waiting list, chained by their slots.
struct WaitingList {
  var head: Int32 = -1
  var tail: Int32 = -1
  var count = 0
}
