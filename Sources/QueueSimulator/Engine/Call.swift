/// A call under way, or a person about to dial again: a trivial value.
///
/// On the way from the dial to the talk it goes by `inout`, also where nothing of it changes: a copy
/// made right after a store reads several fields at a time, for which processors wait until the
/// stores have left their buffer. Copies cost a tenth of the time of a simulated call.
struct Call {
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
  /// Grows from call to call as they begin to wait; 0 before.
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
  /// How often a callback was rung in vain.
  var tries: Int32 = 0
  var marks: CallMarks

  var counts: Bool { marks.contains(.counts) }
  var isTransferred: Bool {
    get { marks.contains(.isTransferred) }
    set { marks.set(.isTransferred, newValue) }
  }
  var isCallback: Bool {
    get { marks.contains(.isCallback) }
    set { marks.set(.isCallback, newValue) }
  }
  var holdsLine: Bool {
    get { marks.contains(.holdsLine) }
    set { marks.set(.holdsLine, newValue) }
  }
  var isInMenu: Bool { marks.contains(.isInMenu) }
  var isRedial: Bool { marks.contains(.isRedial) }

  /// What stands in a slot that no call uses.
  static let none = Call(
    number: 0, arrived: 0, since: 0, attempt: 0, type: 0, queue: 0, list: 0, interval: 0,
    marks: [])

  /// Whether this is the first queue of the attempt.
  @inline(__always)
  var isFirstVisit: Bool { !isTransferred && since == joined }
}

/// An agent: where from, and busy with what.
struct Agent {
  enum Phase: UInt8 {
    case away, idle, ringing
    /// In a talk whose end is an event.
    case talking
    case wrappingUp
    /// In a talk, or in the wrap-up after it, whose end is the next event.
    case engaged
  }

  /// What becomes of a caller when the talk ends.
  enum AfterTalk: UInt8 {
    case hangsUp, dialsAgain, isTransferred
  }

  var pool: Int32
  var phase = Phase.away
  var afterTalk = AfterTalk.hangsUp
  var holdsLine = false
  /// How long the wrap-up after the present talk takes, in seconds.
  var wrapUp = 0.0
  /// When the present talk ends, in seconds.
  var talkEnds = 0.0
  /// Since when the agent is idle, in seconds.
  var idleSince = 0.0
}

/// The calls of one waiting list, chained by their slots.
struct WaitingList {
  var head: Int32 = -1
  var tail: Int32 = -1
  var count = 0
}
