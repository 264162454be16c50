extension CallMeasure {
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

extension PoolMeasure {
  /// - Parameters:
  ///   - seconds: the time over which time averages go.
  ///   - pay: of the plan, in yuan.
  ///   - overtime: the pay of an hour past the plan, in yuan.
  func pair(
    of tally: PoolTally, seconds: Double, pay: Double, overtime: Double
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
    case .cost: return (pay + tally.overtimeSeconds / 3_600 * overtime, 1)
    }
  }
}
