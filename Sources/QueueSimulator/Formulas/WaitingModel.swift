/// A queue in equilibrium whose figures are known exactly.
///
/// *Offered* are the calls that got a line; *attempts* are these and the busy signals. All
/// figures are long-run: no interval, no carry-over from one to the next.
package protocol WaitingModel: Sendable {
  var load: TrafficLoad { get }
  var agents: Int { get }
  var figures: WaitingFigures { get }

  /// The service levels by every definition of the field.
  ///
  /// - Parameter seconds: the acceptable wait, at least 0.
  func serviceLevels(within seconds: Double) -> ServiceLevels

  /// The share of offered calls that wait longer than a time, answered afterwards or not: 0…1.
  func shareWaiting(longerThan seconds: Double) -> Double
}

extension WaitingModel {
  /// The wait that a share of the offered calls doesn't exceed, in seconds.
  ///
  /// - Parameter share: from 0 to below 1; 0.9 is the 90th percentile.
  package func waitPercentile(_ share: Double) -> Double {
    precondition((0..<1).contains(share), "a percentile must be in 0..<1 (was \(share))")
    let beyond = 1 - share
    guard shareWaiting(longerThan: 0) > beyond else { return 0 }
    var (low, high) = (0.0, load.handlingSeconds)
    var (above, below) = (shareWaiting(longerThan: 0) - beyond, 0.0)
    below = shareWaiting(longerThan: high) - beyond
    while below > 0 {
      if high > 1e15 { return .infinity }
      (low, above) = (high, below)
      high *= 2
      below = shareWaiting(longerThan: high) - beyond
    }
    // Regula falsi, Illinois variant (Dowell and Jarratt 1971, https://doi.org/10.1007/BF01934364):
    // a dozen evaluations, where halving would take fifty.
    var wasHighKept: Bool?
    while high - low > 1e-13 * high, below < 0 {
      let middle = min(max(low, high - below * (high - low) / (below - above)), high)
      let value = shareWaiting(longerThan: middle) - beyond
      if middle == low || middle == high { break }
      if value > 0 {
        if wasHighKept == true { below /= 2 }
        (low, above, wasHighKept) = (middle, value, true)
      } else {
        (high, below) = (middle, value)
        if wasHighKept == false { above /= 2 }
        wasHighKept = false
      }
    }
    return high
  }
}

/// The exact figures of a queue in equilibrium.
package struct WaitingFigures: Sendable, Hashable {
  /// Busy signals / attempts.
  package var blocking = 0.0
  /// Offered calls not answered at once / offered.
  package var delayed: Double
  /// Abandoned / offered.
  package var abandonment = 0.0
  /// Average speed of answer (ASA): the waits of the answered / answered, at-once ones as 0; seconds.
  package var averageSpeedOfAnswer: Double
  /// The waits of all offered calls / offered, in seconds.
  ///
  /// Some tools call this one ASA.
  package var meanWait: Double
  /// The waits of those who had to wait / those, in seconds.
  package var meanWaitOfDelayed: Double
  /// The waits of the abandoned / abandoned, in seconds; 0 where nobody abandons.
  package var meanWaitOfAbandoned = 0.0
  /// The time average of callers who wait.
  package var meanQueue: Double
  /// The time average of agents who talk or wrap up.
  package var meanBusy: Double
  /// Busy agents / agents.
  package var occupancy: Double
  /// The time average of callers inside, waiting or talking.
  package var meanLines: Double { meanQueue + meanBusy }
}

/// One wait limit, five meanings of "80 in 20", as shares.
package struct ServiceLevels: Sendable, Hashable {
  /// What the share is taken of.
  package enum Basis: String, Sendable, CaseIterable {
    case offered
    case attempts
    case answered
    case withoutShortAbandons = "without-short-abandons"
    case ended
  }

  /// Answered within the time / offered: the house's definition.
  package var ofOffered: Double
  /// Answered within the time / attempts, busy signals included.
  package var ofAttempts: Double
  /// Answered within the time / answered.
  ///
  /// The more callers give up, the better it looks.
  package var ofAnswered: Double
  /// Answered within the time / (offered − abandoned within the time).
  package var withoutShortAbandons: Double
  /// Answered or abandoned within the time / offered.
  package var ended: Double

  package subscript(basis: Basis) -> Double {
    switch basis {
    case .offered: ofOffered
    case .attempts: ofAttempts
    case .answered: ofAnswered
    case .withoutShortAbandons: withoutShortAbandons
    case .ended: ended
    }
  }
}
