internal import Foundation

/// Erlang's delay formula: callers wait as long as it takes (M/M/c).
///
/// It counts on endless patience, so it asks for too many agents where callers hang up, and has no
/// equilibrium where the load reaches the number of agents: then everybody waits, without limit.
/// Source: N. Gans, G. Koole, A. Mandelbaum, Telephone call centers: tutorial, review, and
/// research prospects (2003), https://doi.org/10.1287/msom.5.2.79.16071.
package struct ErlangC: WaitingModel {
  package let load: TrafficLoad
  package let agents: Int
  package let figures: WaitingFigures
  /// How fast the queue empties beyond what comes, in calls a second; 0 or less in overload.
  private let surplus: Double

  /// - Parameter agents: at least 1.
  /// - Complexity: O(`agents`).
  package init(load: TrafficLoad, agents: Int) {
    precondition(agents >= 1, "agents must be at least 1 (was \(agents))")
    self.load = load
    self.agents = agents
    surplus = (Double(agents) - load.erlangs) / load.handlingSeconds
    let occupancy = min(1, load.erlangs / Double(agents))
    guard surplus > 0 else {
      figures = WaitingFigures(
        delayed: 1, averageSpeedOfAnswer: .infinity, meanWait: .infinity,
        meanWaitOfDelayed: .infinity, meanQueue: .infinity, meanBusy: Double(agents), occupancy: 1)
      return
    }
    let freeToFull = ErlangB.freeToFull(erlangs: load.erlangs, lines: agents)
    let delayed = 1 / (1 + freeToFull * (1 - occupancy))
    let meanWait = delayed / surplus
    figures = WaitingFigures(
      delayed: delayed, averageSpeedOfAnswer: meanWait, meanWait: meanWait,
      meanWaitOfDelayed: 1 / surplus, meanQueue: meanWait * load.arrivalsPerSecond,
      meanBusy: load.erlangs, occupancy: occupancy)
  }

  /// `delayed · e^(-surplus · t)`, 0…1; in overload everybody waits longer, whatever the time.
  package func shareWaiting(longerThan seconds: Double) -> Double {
    figures.delayed * exp(-max(0, surplus) * seconds)
  }

  package func serviceLevels(within seconds: Double) -> ServiceLevels {
    let level = 1 - shareWaiting(longerThan: seconds)
    return ServiceLevels(
      ofOffered: level, ofAttempts: level, ofAnswered: level, withoutShortAbandons: level,
      ended: level)
  }
}
