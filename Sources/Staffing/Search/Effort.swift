/// How many days are simulated for a look at something: fewer where a day has many calls, as each of them
/// says more and takes longer.
struct Effort: Sendable {
  /// The calls that the scenario expects in all, which is called a day.
  let callsADay: Double

  /// With so many calls or fewer days are simulated as often as asked.
  private static let fewCalls = 5_000.0
  /// The calls that a proof sees in all its days, as far as these are not too few.
  private static let callsOfProof = 10_000_000.0

  /// The replications for something that takes so many where days are small.
  func scaled(_ replications: Int) -> Int {
    let share = min(1, Self.fewCalls / max(1, callsADay))
    return min(replications, max(4, Int((Double(replications) * share).rounded(.up))))
  }

  /// A thousand, of large days a hundred at least.
  var proofReplications: Int {
    min(1_000, max(100, Int(Self.callsOfProof / max(1, callsADay))))
  }

  /// Exchanges that are simulated between two looks at what agents matter.
  var exchanges: Int { max(32, min(320, Int(200_000 / max(1, callsADay)))) }

  /// How much closer small days are looked at, whose figures say less: one to five times.
  var closeness: Int { max(1, min(5, Int(2_000 / max(1, callsADay)))) }
}
