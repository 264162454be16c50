/// A figure about calls: what it is and how it comes from the counts of a replication.
///
/// Each is a ratio of means over replications; where the denominator is 1 it is a plain mean. A
/// call counts in the interval in which it dialled, `abandonedHere` and `meanQueue` apart.
package enum CallMeasure: String, Sendable, CaseIterable {
  /// Dials.
  case attempts
  /// Calls that came to an agent's queue.
  case offered
  case answered
  /// Hung up while waiting.
  case abandoned
  /// Hung up at once because they would have had to wait.
  case balked
  /// Busy signals, from the lines or a full queue.
  case blocked
  /// Ended in the menu.
  case contained
  /// Hung up in the menu; known of menus sampled from their flow, as are the next four.
  case abandonedInMenu
  /// Left their number in the menu; nobody simulated calls them back.
  case callbacksInMenu
  /// Left a message in the menu.
  case voicemailsInMenu
  /// Ended by a fault of the menu's flow.
  case failedInMenu
  /// Cases that the menu's flow opened.
  case casesInMenu
  /// Left their number to be called back.
  case callbacks
  /// Called back and reached.
  case callbacksReached
  case transferred
  /// Dials that were not a person's first.
  case redials
  case voicemails
  /// Sent away after the maximum wait.
  case turnedAway
  /// Gone on to another queue after the maximum wait.
  case movedOn
  /// Still there when the day was cut off or cleared.
  case dropped
  /// Answered within the queue's time / offered.
  case serviceLevel
  /// Answered within the queue's time / attempts.
  case serviceLevelOfAttempts
  /// Answered within the queue's time / answered.
  case serviceLevelOfAnswered
  /// Answered within the queue's time / (offered - lost within it).
  case serviceLevelWithoutShortAbandons
  /// Mean wait of the answered, those at once as 0 (average speed of answer), in seconds.
  case asa
  /// Mean wait of all offered, in seconds.
  case meanWait
  /// Not answered at once / offered.
  case delayed
  /// (Abandoned + balked) / offered.
  case abandonment
  /// Blocked / attempts.
  case blocking
  /// The longest wait of a replication, in seconds.
  case longestWait
  /// Callers waiting, averaged over time.
  case meanQueue
  /// Hung up while waiting, by the interval in which they did.
  case abandonedHere
  /// Mean time from the request of a callback to its talk, in seconds.
  case callbackWait
  /// Callbacks waiting, averaged over time.
  case meanCallbacksWaiting

  /// The numerator and denominator of one replication.
  /// - Parameter seconds: the time over which time averages go.
  func pair(of tally: CallTally, seconds: Double) -> (numerator: Double, denominator: Double) {
    func count(_ number: Int) -> (Double, Double) { (Double(number), 1) }
    func share(_ number: Int, _ of: Int) -> (Double, Double) { (Double(number), Double(of)) }
    switch self {
    case .attempts: return count(tally.attempts)
    case .offered: return count(tally.offered)
    case .answered: return count(tally.answered)
    case .abandoned: return count(tally.abandoned)
    case .balked: return count(tally.balked)
    case .blocked: return count(tally.blocked)
    case .contained: return count(tally.contained)
    case .abandonedInMenu: return count(tally.abandonedInMenu)
    case .callbacksInMenu: return count(tally.callbacksInMenu)
    case .voicemailsInMenu: return count(tally.voicemailsInMenu)
    case .failedInMenu: return count(tally.failedInMenu)
    case .casesInMenu: return count(tally.casesInMenu)
    case .callbacks: return count(tally.callbacks)
    case .callbacksReached: return count(tally.callbacksReached)
    case .transferred: return count(tally.transferred)
    case .redials: return count(tally.redials)
    case .voicemails: return count(tally.voicemails)
    case .turnedAway: return count(tally.turnedAway)
    case .movedOn: return count(tally.movedOn)
    case .dropped: return count(tally.droppedInMenu + tally.droppedWaiting)
    case .serviceLevel: return share(tally.answeredWithin, tally.offered)
    case .serviceLevelOfAttempts: return share(tally.answeredWithin, tally.attempts)
    case .serviceLevelOfAnswered: return share(tally.answeredWithin, tally.answered)
    case .serviceLevelWithoutShortAbandons:
      return share(tally.answeredWithin, tally.offered - tally.lostWithin)
    case .asa: return (tally.answeredWaitSeconds, Double(tally.answered))
    case .meanWait: return (tally.waitSeconds, Double(tally.offered))
    case .delayed: return share(tally.offered - tally.answeredAtOnce, tally.offered)
    case .abandonment: return share(tally.abandoned + tally.balked, tally.offered)
    case .blocking: return share(tally.blocked, tally.attempts)
    case .longestWait: return (tally.longestWait, 1)
    case .meanQueue: return (tally.queueSeconds, seconds)
    case .abandonedHere: return count(tally.abandonedHere)
    case .callbackWait: return (tally.callbackWaitSeconds, Double(tally.callbacksReached))
    case .meanCallbacksWaiting: return (tally.callbackQueueSeconds, seconds)
    }
  }
}

/// A figure about a pool's agents.
package enum PoolMeasure: String, Sendable, CaseIterable {
  case answered
  /// (Talk + wrap-up) / staffed time.
  case occupancy
  /// Agents talking, wrapping up or ringing, averaged over time.
  case meanBusy
  /// Shares of the staffed time.
  case talking, wrappingUp, ringing, idle
  case staffedHours
  /// Of the staffed hours, in yuan.
  case cost

  func pair(
    of tally: PoolTally, seconds: Double, costPerHour: Double
  ) -> (numerator: Double, denominator: Double) {
    let busy = tally.talkSeconds + tally.wrapUpSeconds
    let staffed = tally.staffedSeconds
    switch self {
    case .answered: return (Double(tally.answered), 1)
    case .occupancy: return (busy, staffed)
    case .meanBusy: return (busy + tally.ringSeconds, seconds)
    case .talking: return (tally.talkSeconds, staffed)
    case .wrappingUp: return (tally.wrapUpSeconds, staffed)
    case .ringing: return (tally.ringSeconds, staffed)
    case .idle: return (max(0, staffed - busy - tally.ringSeconds), staffed)
    case .staffedHours: return (staffed / 3_600, 1)
    case .cost: return (staffed / 3_600 * costPerHour, 1)
    }
  }
}

/// A figure about the centre as a whole.
package enum CentreMeasure: String, Sendable, CaseIterable {
  /// Callers inside, menu and talk included, averaged over time.
  case meanLines
  /// What it costs, in yuan.
  case agentCost, lineCost, blockedCost, abandonedCost, totalCost
}
