/// In which order people are asked for the next shift of a week's roster.
///
/// Which days somebody works decides when the next free days must come, so no one order needs the fewest
/// people of every week. A way is a weighing of what people have worked so far, some of it by chance, as
/// in greedy randomized search (T. A. Feo and M. G. C. Resende, Journal of Global Optimization 6, 1995,
/// doi:10.1007/BF01096763).
struct HandingOut {
  /// What somebody did before.
  enum State {
    /// Worked the day before.
    case atWork
    /// Has been off.
    case returning
    /// Hasn't worked yet.
    case fresh
  }

  /// Of each day worked in the week.
  private var days: Double
  private var returning: Double
  private var fresh: Double
  private var chance: Double
  private var random: UInt64

  /// Fewest days first, then who is at work.
  private static let evenly = HandingOut(
    days: 4, returning: 1, fresh: 1, chance: 0, random: 0)
  private static let most = 60
  /// About as many looks at people as all ways together take.
  private static let looks = 2_000_000

  /// The ways to try, the same for the same numbers; fewer where there is much to hand out.
  static func ways(pieces: Int, people: Int) -> [HandingOut] {
    var random = HandingOut.evenly
    let tries = min(most, looks / max(1, pieces * people))
    return [evenly]
      + (0..<tries).map { number in
        random.random = UInt64(number)
        var way = HandingOut.evenly
        way.days = 2 * random.next() - 1
        way.returning = 2 * random.next() - 1
        way.fresh = way.returning + 2 * random.next() - 1
        way.chance = random.next()
        way.random = random.random
        return way
      }
  }

  /// Lower is asked first.
  mutating func rank(days worked: Int, _ state: State) -> Double {
    var rank = days * Double(worked)
    switch state {
    case .atWork: break
    case .returning: rank += returning
    case .fresh: rank += fresh
    }
    return chance == 0 ? rank : rank + chance * next()
  }

  /// 0..<1 (SplitMix64; Steele, Lea, Flood, OOPSLA 2014).
  private mutating func next() -> Double {
    random &+= 0x9E37_79B9_7F4A_7C15
    var bits = random
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ (bits >> 31)) >> 11) * 0x1p-53
  }
}
