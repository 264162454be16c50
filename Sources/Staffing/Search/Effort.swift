internal import QueueSimulator

/// How many days are simulated for a look at something: fewer where a day has many calls, as each of them
/// says more and takes longer.
struct Effort: Sendable {
  /// The calls that the scenario expects in all, which is called a day.
  let callsADay: Double
  /// Whether some days are busier than others beyond the chance of single callers, so that only many
  /// days tell how far targets are kept.
  let isBusynessRandom: Bool

  /// With so many calls or fewer days are simulated as often as asked.
  private static let fewCalls = 5_000.0
  /// The calls that a proof sees in all its days, as far as these are not too few; with four million the
  /// standard error of a service level is some hundredths of a point.
  private var callsOfProof: Double { isBusynessRandom ? 10_000_000 : 4_000_000 }

  /// The replications for something that takes so many where days are small.
  func scaled(_ replications: Int) -> Int {
    let share = min(1, Self.fewCalls / max(1, callsADay))
    return min(replications, max(4, Int((Double(replications) * share).rounded(.up))))
  }

  /// A thousand, of large days a hundred at least, or forty where one is like the other.
  var proofReplications: Int {
    min(1_000, max(isBusynessRandom ? 100 : 40, Int(callsOfProof / max(1, callsADay))))
  }

  /// Exchanges that are simulated between two looks at what agents matter.
  var exchanges: Int { max(32, min(320, Int(200_000 / max(1, callsADay)))) }

  /// How much closer small days are looked at, whose figures say less: one to five times.
  var closeness: Int { max(1, min(5, Int(2_000 / max(1, callsADay)))) }
}

extension Scenario {
  /// Whether some days, or intervals, are busier than others by more than the chance of single callers.
  var isBusynessRandom: Bool {
    dayFactorVariation > 0
      || callTypes.contains { $0.dayFactorVariation > 0 || ($0.dispersion?.variation ?? 0) > 0 }
  }
}
