/// How many of those who have to wait hang up at once, on hearing so.
///
/// They are those who hung up within `atOnce`, less as many as hang up in any such time among those
/// who have begun to wait. The rest of the hang-ups are impatience, which `PatienceEstimate` tells.
package struct BalkingEstimate: Sendable, Hashable {
  /// Calls that had to wait.
  package let observations: Int
  /// The share of them that balk, 0…1.
  package let share: Double
  /// Half the width of the share's 95 % interval.
  package let halfWidth: Double

  /// Until then, in seconds, it is balking; logs in whole seconds call it 0.
  package static let atOnce = 1.0
  /// Until then, in seconds, waits tell how many hang up anyway.
  private static let soon = 6.0
  private static let enough = 30

  /// - Parameter waits: of those who had to wait, to their ends or cut short by an answer.
  init(_ waits: [KaplanMeier.Observation]) {
    observations = waits.count
    guard waits.count >= Self.enough else {
      share = 0
      halfWidth = 1
      return
    }
    var (left, ended, exposure) = (0.0, 0.0, 0.0)
    for wait in waits {
      if wait.time < Self.atOnce {
        if wait.isEnded { left += 1 }
        continue
      }
      exposure += min(wait.time, Self.soon) - Self.atOnce
      if wait.isEnded, wait.time < Self.soon { ended += 1 }
    }
    let count = Double(waits.count)
    let usual = exposure > 0 ? ended / exposure * Self.atOnce : 0
    let own = left / count
    share = max(0, own - usual)
    let variance =
      own * (1 - own) / count + (exposure > 0 ? ended / (exposure * exposure) : 0)
    halfWidth = 1.96 * variance.squareRoot()
  }

  /// Whether more hang up at once than chance would have it.
  package var isSeen: Bool { share > halfWidth }

  /// Those who balk, in numbers.
  var count: Int { isSeen ? Int((share * Double(observations)).rounded()) : 0 }
}
