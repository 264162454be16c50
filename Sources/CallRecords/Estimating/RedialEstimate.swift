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

  /// What the calls of one type tell.
  fileprivate struct Tally {
    /// Of those that hung up and of the others: all, and those that were called again.
    var calls = (hungUp: 0, others: 0)
    var again = (hungUp: 0, others: 0)
    var delays = 0.0
  }

  /// The estimates of all types.
  /// - Parameters:
  ///   - parts: the calls to learn from, by time.
  ///   - callers: how many the log knows.
  static func all(
    _ calls: [CallRecord], _ parts: [Range<Int>], types: Int, callers: Int
  ) -> [RedialEstimate] {
    var next = [Double](repeating: .nan, count: callers)
    var tallies = [Tally](repeating: Tally(), count: types)
    for part in parts.reversed() {
      for call in calls[part].reversed() where call.caller >= 0 {
        defer { next[Int(call.caller)] = call.at }
        guard call.isOffered else { continue }
        tallies[Int(call.type)].add(call, next: next[Int(call.caller)])
      }
    }
    return tallies.map { RedialEstimate($0) }
  }

  private init(_ tally: Tally) {
    abandoned = tally.calls.hungUp
    func share(_ again: Int, _ calls: Int) -> Double {
      calls > 0 ? Double(again) / Double(calls) : 0
    }
    let own = share(tally.again.hungUp, tally.calls.hungUp)
    let usual = share(tally.again.others, tally.calls.others)
    self.share = max(0, min(1, usual < 1 ? (own - usual) / (1 - usual) : 0))
    func variance(_ calls: Int, _ share: Double) -> Double {
      calls > 0 ? share * (1 - share) / Double(calls) : 0
    }
    halfWidth =
      1.96
      * (variance(tally.calls.hungUp, own) + variance(tally.calls.others, usual)).squareRoot()
    meanDelay =
      tally.again.hungUp > 0 ? tally.delays / Double(tally.again.hungUp) : Self.window / 2
  }
}

extension RedialEstimate.Tally {
  /// - Parameter next: when the caller called again; NaN if never.
  fileprivate mutating func add(_ call: CallRecord, next: Double) {
    let isHungUp = call.outcome == .abandoned
    let ended = isHungUp ? call.left : call.talkEnded
    let isAgain = next - ended <= RedialEstimate.window
    if isHungUp {
      calls.hungUp += 1
      if isAgain {
        again.hungUp += 1
        delays += max(0, next - ended)
      }
    } else {
      calls.others += 1
      if isAgain { again.others += 1 }
    }
  }
}
