/// A figure about calls: what it is and how it comes from the counts of a replication.
///
/// Each is a ratio of means over replications; where the denominator is 1 it is a plain mean. A
/// call counts in the interval in which it dialled, `abandonedHere` and `meanQueue` apart.
package enum CallMeasure: String, Sendable, Codable, CaseIterable {
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
  /// The pay of the rostered agents, and of overtime where it is paid, in yuan.
  case cost
}

/// A figure about the centre as a whole.
package enum CentreMeasure: String, Sendable, CaseIterable {
  /// Callers inside, menu and talk included, averaged over time.
  case meanLines
  /// (Talk + wrap-up) / staffed time, of all agents together.
  case occupancy
  /// What it costs, in yuan; the total has the steps of emergency plans as well.
  case agentCost, lineCost, blockedCost, abandonedCost, totalCost
}
