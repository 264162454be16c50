package import QueueSimulator

/// How long callers wait before they hang up, from the waits of those who had to wait.
///
/// Who was answered would have waited longer: their waits are cut short. Callers who were answered
/// at once tell nothing, and those who balked belong to `balking`.
package struct PatienceEstimate: Sendable {
  package let curve: KaplanMeier
  package let observations: [KaplanMeier.Observation]
  package let balking: BalkingEstimate
  /// Whether the type has too few waits of its own and all types' stand for it.
  package let isShared: Bool
  /// Laws that were fitted to the waits, the best first; none where too few hung up.
  package let laws: [PatienceLaw]

  /// A type with fewer waits takes those of all types.
  private static let enough = 30
  /// The most values of a distribution in a scenario.
  private static let mostValues = 400

  static func all(_ days: RecordedDays, types: Int) -> [PatienceEstimate] {
    var byType = [[KaplanMeier.Observation]](repeating: [], count: types)
    for day in days {
      for fate in day.fates where fate.waited > 0 || fate.isAbandoned {
        byType[fate.type].append(.init(time: fate.waited, isEnded: fate.isAbandoned))
      }
    }
    // Types that share their waits share the laws too.
    var shared: PatienceEstimate?
    let isAnyShared = byType.contains { $0.count < enough }
    let together = isAnyShared ? byType.flatMap { $0 } : []
    return byType.map { own in
      guard own.count < enough else { return PatienceEstimate(own, isShared: false) }
      let estimate = shared ?? PatienceEstimate(together, isShared: true)
      shared = estimate
      return estimate
    }
  }

  private init(_ waits: [KaplanMeier.Observation], isShared: Bool) {
    self.isShared = isShared
    balking = BalkingEstimate(
      waits.filter { $0.isEnded || $0.time >= BalkingEstimate.atOnce })
    var balked = balking.count
    observations = waits.compactMap { wait in
      guard wait.isEnded, wait.time < BalkingEstimate.atOnce else { return wait }
      guard balked == 0 else {
        balked -= 1
        return nil
      }
      // A log in whole seconds has no time here.
      return .init(time: max(wait.time, BalkingEstimate.atOnce / 2), isEnded: true)
    }
    curve = KaplanMeier(observations)
    laws = PatienceLaw.fits(observations)
  }

  /// As scenarios have it; who outlasts all that was seen never hangs up.
  package var distribution: Distribution { distribution(Self.mostValues) }

  /// As a day that once was is simulated: who outlasts all that was seen hangs up then (Efron, "The two
  /// sample problem with censored data", 1967).
  ///
  /// Where nobody is left to serve them, callers who never hang up would wait for hours.
  var distributionOfSeen: Distribution {
    guard case .weighted(let values) = distribution else {
      return .constant(observations.map(\.time).max() ?? 0)
    }
    let longest = observations.map(\.time).max() ?? 0
    return .weighted(
      values.map { .init(seconds: min($0.seconds, longest), weight: $0.weight) })
  }

  /// The same by at most so many values.
  package func distribution(_ values: Int) -> Distribution {
    let masses = curve.masses(values)
    guard curve.ended > 0, !masses.isEmpty else { return .never }
    return .weighted(masses.map { .init(seconds: $0.seconds, weight: $0.share) })
  }
}
