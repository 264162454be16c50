/// What became of calls, and how long they waited, in one interval of arrival.
struct CallTally: Sendable {
  var attempts = 0
  var redials = 0
  var blocked = 0
  var contained = 0
  /// Hung up in the menu.
  var abandonedInMenu = 0
  /// Left their number in the menu.
  var callbacksInMenu = 0
  var voicemailsInMenu = 0
  /// Ended by a fault of the menu's flow.
  var failedInMenu = 0
  /// Cases that the menu's flow opened.
  var casesInMenu = 0
  var answered = 0
  var answeredAtOnce = 0
  var answeredWithin = 0
  var abandoned = 0
  /// Hung up within the service level's time, balked calls among them.
  var lostWithin = 0
  var balked = 0
  var callbacks = 0
  var callbacksReached = 0
  var transferred = 0
  var voicemails = 0
  /// Told to call later after the maximum wait.
  var turnedAway = 0
  /// Gone on to another queue after the maximum wait.
  var movedOn = 0
  /// In the menu when the day was cut off or cleared.
  var droppedInMenu = 0
  /// Waiting when the day was cut off or cleared.
  var droppedWaiting = 0
  /// Hung up while waiting, by the interval in which they did.
  var abandonedHere = 0
  /// Of all offered, in seconds.
  var waitSeconds = 0.0
  /// Of the answered, in seconds.
  var answeredWaitSeconds = 0.0
  var longestWait = 0.0
  /// From the request to the talk, of callbacks that were reached.
  var callbackWaitSeconds = 0.0
  /// Call-seconds of waiting that fell into the interval.
  var queueSeconds = 0.0
  /// Callback-seconds of waiting that fell into the interval.
  var callbackQueueSeconds = 0.0

  /// Calls that came to an agent's queue; each leaves it in one of these ways.
  var offered: Int {
    answered + abandoned + balked + callbacks + voicemails + turnedAway + movedOn + droppedWaiting
  }

  /// Counts an answer.
  @inline(__always)
  mutating func answer(wait: Double, within: Double) {
    answered &+= 1
    if wait == 0 { answeredAtOnce &+= 1 }
    if wait <= within { answeredWithin &+= 1 }
    answeredWaitSeconds += wait
    observe(wait: wait)
  }

  /// Counts a wait that has ended in whatever way.
  @inline(__always)
  mutating func observe(wait: Double) {
    waitSeconds += wait
    if wait > longestWait { longestWait = wait }
  }

  /// Counts a way to leave a queue without an answer.
  mutating func count(_ outcome: TraceRecord.Outcome, within: Bool) {
    switch outcome {
    case .abandoned:
      abandoned &+= 1
      if within { lostWithin &+= 1 }
    case .balked:
      balked &+= 1
      if within { lostWithin &+= 1 }
    case .callback: callbacks &+= 1
    case .voicemail: voicemails &+= 1
    case .turnedAway: turnedAway &+= 1
    case .movedOn: movedOn &+= 1
    case .dropped: droppedWaiting &+= 1
    case .blocked, .full, .contained, .abandonedInMenu, .callbackInMenu, .voicemailInMenu,
      .failedInMenu, .answered, .reached, .missed:
      break
    }
  }

  /// Counts a way to end in the menu.
  @inline(__always)
  mutating func countInMenu(_ outcome: TraceRecord.Outcome) {
    switch outcome {
    case .contained: contained &+= 1
    case .abandonedInMenu: abandonedInMenu &+= 1
    case .callbackInMenu: callbacksInMenu &+= 1
    case .voicemailInMenu: voicemailsInMenu &+= 1
    case .failedInMenu: failedInMenu &+= 1
    default: break
    }
  }

  /// Adds what was counted of dials.
  mutating func add(_ dials: DialTally) {
    attempts += dials.attempts
    redials += dials.redials
    answered += dials.answeredAtOnce
    answeredAtOnce += dials.answeredAtOnce
    answeredWithin += dials.answeredAtOnce
  }

  static func += (sum: inout Self, more: Self) {
    sum.attempts += more.attempts
    sum.redials += more.redials
    sum.blocked += more.blocked
    sum.contained += more.contained
    sum.abandonedInMenu += more.abandonedInMenu
    sum.callbacksInMenu += more.callbacksInMenu
    sum.voicemailsInMenu += more.voicemailsInMenu
    sum.failedInMenu += more.failedInMenu
    sum.casesInMenu += more.casesInMenu
    sum.answered += more.answered
    sum.answeredAtOnce += more.answeredAtOnce
    sum.answeredWithin += more.answeredWithin
    sum.abandoned += more.abandoned
    sum.lostWithin += more.lostWithin
    sum.balked += more.balked
    sum.callbacks += more.callbacks
    sum.callbacksReached += more.callbacksReached
    sum.transferred += more.transferred
    sum.voicemails += more.voicemails
    sum.turnedAway += more.turnedAway
    sum.movedOn += more.movedOn
    sum.droppedInMenu += more.droppedInMenu
    sum.droppedWaiting += more.droppedWaiting
    sum.abandonedHere += more.abandonedHere
    sum.waitSeconds += more.waitSeconds
    sum.answeredWaitSeconds += more.answeredWaitSeconds
    sum.longestWait = max(sum.longestWait, more.longestWait)
    sum.callbackWaitSeconds += more.callbackWaitSeconds
    sum.queueSeconds += more.queueSeconds
    sum.callbackQueueSeconds += more.callbackQueueSeconds
  }
}

/// What happens to most calls, counted once for the contact and its first queue together.
///
/// Answers at once add nothing to the waits, so these counts hold all there is to say about them.
struct DialTally: BitwiseCopyable, Sendable {
  var attempts = 0
  var redials = 0
  /// Answered in the first queue without any wait.
  var answeredAtOnce = 0

  /// Counts a dial.
  @inline(__always)
  mutating func countDial(isRedial: Bool) {
    attempts &+= 1
    if isRedial { redials &+= 1 }
  }
}

/// What a pool's agents did in one interval, in agent-seconds.
struct PoolTally: Sendable {
  var answered = 0
  var talkSeconds = 0.0
  var wrapUpSeconds = 0.0
  var ringSeconds = 0.0
  /// At work, those finishing a call after their time included.
  var staffedSeconds = 0.0
  /// Worked past the plan.
  var overtimeSeconds = 0.0

  /// Counts an answered call with its time in seconds.
  @inline(__always)
  mutating func count(talk: Double, wrapUp: Double) {
    answered &+= 1
    talkSeconds += talk
    wrapUpSeconds += wrapUp
  }

  static func += (sum: inout Self, more: Self) {
    sum.answered += more.answered
    sum.talkSeconds += more.talkSeconds
    sum.wrapUpSeconds += more.wrapUpSeconds
    sum.ringSeconds += more.ringSeconds
    sum.staffedSeconds += more.staffedSeconds
    sum.overtimeSeconds += more.overtimeSeconds
  }
}
