/// Waits by class where higher classes go first and no talk is interrupted.
///
/// Within a class it is first come first served; patience is endless. Sources: A. Cobham, Priority
/// assignment in waiting line problems (1954), https://doi.org/10.1287/opre.2.1.70; O. Kella,
/// U. Yechiali, Waiting times in the non-preemptive priority M/M/c queue (1985),
/// https://doi.org/10.1080/15326348508807014.
package struct PriorityWaits: Sendable {
  /// Calls not answered at once / calls, the same for every class.
  package let delayed: Double
  /// Average speed of answer (ASA) of each class, the first served first, in seconds; infinite from
  /// the class on whose load, with those above, the agents can't carry.
  package let averageSpeedsOfAnswer: [Double]

  /// Some agents who do calls of all classes in exponential times of one mean (M/M/c).
  ///
  /// - Parameters:
  ///   - callsPerHour: by class, the first served first.
  ///   - handlingSeconds: the mean, above 0.
  ///   - agents: at least 1.
  package init(callsPerHour: [Double], handlingSeconds: Double, agents: Int) {
    let all = ErlangC(
      load: TrafficLoad(
        calls: callsPerHour.reduce(0, +), inSeconds: 3_600, handlingSeconds: handlingSeconds),
      agents: agents)
    delayed = all.figures.delayed
    averageSpeedsOfAnswer = Self.cobham(
      residual: delayed * handlingSeconds / Double(agents),
      utilizations: callsPerHour.map { $0 / 3_600 * handlingSeconds / Double(agents) })
  }

  /// One agent who needs times of any law for each class (M/G/1).
  package init(classes: [SingleAgentQueue]) {
    delayed = min(1, classes.reduce(0) { $0 + $1.load.erlangs })
    averageSpeedsOfAnswer = Self.cobham(
      residual: classes.reduce(0) {
        $0 + $1.load.arrivalsPerSecond * $1.handling.secondMoment / 2
      },
      utilizations: classes.map(\.load.erlangs))
  }

  /// - Parameter residual: the mean time until an agent comes free, over all arrivals, in seconds.
  private static func cobham(residual: Double, utilizations: [Double]) -> [Double] {
    var above = 0.0
    return utilizations.map { utilization in
      let free = 1 - above
      above += utilization
      return above < 1 ? residual / (free * (1 - above)) : .infinity
    }
  }
}
