internal import Foundation

/// Erlang A: callers hang up when their patience ends, and the lines may be limited (M/M/c/K+M).
///
/// Handling times and patience are exponential. Without a limit of lines it is the M/M/c+M queue of
/// Palm; with endless patience and a limit, M/M/c/K. It is exact at any load: the probabilities of
/// the birth-death chain are found by ratios from the likeliest state outwards, so nothing over-
/// or underflows, and the waits of a caller with `k` others ahead follow from sums with positive
/// terms alone. Sources: O. Garnett, A. Mandelbaum, M. Reiman, Designing a call center with
/// impatient customers (2002), https://doi.org/10.1287/msom.4.3.208.7753; S. Zeltyn,
/// A. Mandelbaum (2005), https://doi.org/10.1007/s11134-005-3699-8.
package struct ErlangA: WaitingModel {
  package let load: TrafficLoad
  package let agents: Int
  /// The mean patience in seconds; infinite for callers who never hang up.
  package let patienceSeconds: Double
  /// How many callers fit inside, talking and waiting; `nil` is without limit.
  package let lines: Int?
  package let figures: WaitingFigures
  let waiting: WaitingPositions

  /// The most calls that may come during one mean patience: the size of what must be summed.
  package static let maximumArrivalsDuringPatience = 1e7

  /// - Parameters:
  ///   - agents: at least 1.
  ///   - patienceSeconds: above 0; infinite only with `lines`.
  ///   - lines: at least 1.
  package init(
    load: TrafficLoad, agents: Int, patienceSeconds: Double, lines: Int? = nil
  ) {
    precondition(agents >= 1, "agents must be at least 1 (was \(agents))")
    precondition(patienceSeconds > 0, "the patience must be above 0 s (was \(patienceSeconds))")
    precondition(
      patienceSeconds.isFinite || lines != nil,
      "endless patience needs a limit of lines; without both it is Erlang C")
    precondition(
      lines != nil
        || load.arrivalsPerSecond * patienceSeconds <= Self.maximumArrivalsDuringPatience,
      "at most \(Self.maximumArrivalsDuringPatience) calls may come during one mean patience")
    precondition(lines ?? 1 >= 1, "lines must be at least 1 (was \(lines ?? 1))")
    self.load = load
    self.agents = agents
    self.patienceSeconds = patienceSeconds
    self.lines = lines
    waiting = WaitingPositions(
      load: load, servers: min(agents, lines ?? agents),
      abandonmentRate: 1 / patienceSeconds, lines: lines)

    let mean = waiting.means()
    let offeredRate = load.arrivalsPerSecond * (1 - waiting.blocking)
    let meanBusy = offeredRate * mean.answered * load.handlingSeconds
    figures = WaitingFigures(
      blocking: waiting.blocking, delayed: waiting.delayed, abandonment: mean.abandoned,
      averageSpeedOfAnswer: mean.waitAndAnswer / mean.answered,
      meanWait: mean.wait,
      meanWaitOfDelayed: waiting.delayed > 0 ? mean.wait / waiting.delayed : 0,
      meanWaitOfAbandoned: mean.abandoned > 0 ? mean.waitAndAbandon / mean.abandoned : 0,
      meanQueue: offeredRate * mean.wait, meanBusy: meanBusy,
      occupancy: meanBusy / Double(agents))
  }

  /// The share of offered calls that still wait then, neither answered nor hung up: 0…1.
  package func shareWaiting(longerThan seconds: Double) -> Double {
    waiting.within(seconds).stillWaiting
  }

  package func serviceLevels(within seconds: Double) -> ServiceLevels {
    let within = waiting.within(seconds)
    let answered = 1 - figures.abandonment
    let ended = 1 - within.stillWaiting
    let shortAbandons = max(0, ended - within.answered)
    return ServiceLevels(
      ofOffered: within.answered, ofAttempts: within.answered * (1 - figures.blocking),
      ofAnswered: answered > 0 ? within.answered / answered : 0,
      withoutShortAbandons: shortAbandons < 1 ? within.answered / (1 - shortAbandons) : 0,
      ended: ended)
  }
}
