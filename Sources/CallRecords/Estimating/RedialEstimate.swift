/// How many of those who hung up in the queue call again because of it.
///
/// Callers call again anyway; so from the share of those who hung up and called again within
/// `window` the share of the answered who did is taken off.
package struct RedialEstimate: Sendable, Hashable {
  /// Abandoned calls of known callers.
  package let abandoned: Int
  /// The share of them who call again because of it, 0…1.
  package let share: Double
  /// Half the width of the share's 95 % interval.
  package let halfWidth: Double
  /// Until then, in seconds, on average.
  package let meanDelay: Double

  /// In seconds.
  package static let window = 1_800.0

  init(_ calls: [CallRecord], type: Int) {
    var next: [Int32: Double] = [:]
    var counts = [(calls: Int, again: Int)](repeating: (0, 0), count: 2)
    var delays = 0.0
    for call in calls.reversed() where call.caller >= 0 {
      defer { next[call.caller] = call.at }
      guard Int(call.type) == type, call.isOffered else { continue }
      let index = call.outcome == .abandoned ? 0 : 1
      let ended = index == 0 ? call.left : call.talkEnded
      counts[index].calls += 1
      guard let again = next[call.caller], again - ended <= Self.window else { continue }
      counts[index].again += 1
      if index == 0 { delays += max(0, again - ended) }
    }
    abandoned = counts[0].calls
    func share(_ index: Int) -> Double {
      counts[index].calls > 0 ? Double(counts[index].again) / Double(counts[index].calls) : 0
    }
    let (own, usual) = (share(0), share(1))
    self.share = max(0, min(1, usual < 1 ? (own - usual) / (1 - usual) : 0))
    func variance(_ index: Int, _ share: Double) -> Double {
      counts[index].calls > 0 ? share * (1 - share) / Double(counts[index].calls) : 0
    }
    halfWidth = 1.96 * (variance(0, own) + variance(1, usual)).squareRoot()
    meanDelay = counts[0].again > 0 ? delays / Double(counts[0].again) : Self.window / 2
  }
}
