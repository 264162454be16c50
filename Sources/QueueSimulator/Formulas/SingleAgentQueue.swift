/// One agent, any law of handling times (M/G/1), by the formula of Pollaczek and Khinchine.
///
/// Source: F. Pollaczek, Über eine Aufgabe der Wahrscheinlichkeitstheorie (1930),
/// https://doi.org/10.1007/BF01194620; the second moment of the wait is L. Takács's (1962).
package struct SingleAgentQueue: Sendable {
  package let load: TrafficLoad
  package let handling: HandlingMoments

  /// - Parameters:
  ///   - callsPerHour: at least 0; the load must stay below 1 Erlang for finite waits.
  ///   - handling: the law of the handling times by its moments.
  package init(callsPerHour: Double, handling: HandlingMoments) {
    load = TrafficLoad(
      calls: callsPerHour, inSeconds: 3_600, handlingSeconds: handling.meanSeconds)
    self.handling = handling
  }

  /// Offered calls not answered at once / offered: the share of time that the agent is busy.
  package var delayed: Double { min(1, load.erlangs) }

  /// Average speed of answer (ASA): the waits of all calls / calls, in seconds.
  package var averageSpeedOfAnswer: Double {
    guard load.erlangs < 1 else { return .infinity }
    return load.arrivalsPerSecond * handling.secondMoment / (2 * (1 - load.erlangs))
  }

  /// The time average of callers who wait.
  package var meanQueue: Double { load.arrivalsPerSecond * averageSpeedOfAnswer }

  /// The standard deviation of the wait, in seconds, with first come first served.
  package var waitDeviation: Double {
    guard load.erlangs < 1 else { return .infinity }
    let mean = averageSpeedOfAnswer
    let third = load.arrivalsPerSecond * handling.thirdMoment / (3 * (1 - load.erlangs))
    return (mean * mean + third).squareRoot()
  }
}

/// The first moments of a law of handling times.
package struct HandlingMoments: Sendable, Hashable {
  /// Above 0, the wrap-up included.
  package let meanSeconds: Double
  /// The mean of the square, in seconds².
  package let secondMoment: Double
  /// The mean of the cube, in seconds³.
  package let thirdMoment: Double

  /// Every call takes the same time.
  package static func constant(_ seconds: Double) -> HandlingMoments {
    HandlingMoments(
      meanSeconds: seconds, secondMoment: seconds * seconds,
      thirdMoment: seconds * seconds * seconds)
  }

  /// Moments `n! · mean^n`; the mean in seconds.
  package static func exponential(mean: Double) -> HandlingMoments {
    HandlingMoments(
      meanSeconds: mean, secondMoment: 2 * mean * mean, thirdMoment: 6 * mean * mean * mean)
  }

  /// - Parameter variation: the coefficient of variation, deviation / mean.
  package static func lognormal(mean: Double, variation: Double) -> HandlingMoments {
    let spread = 1 + variation * variation
    return HandlingMoments(
      meanSeconds: mean, secondMoment: mean * mean * spread,
      thirdMoment: mean * mean * mean * spread * spread * spread)
  }
}
