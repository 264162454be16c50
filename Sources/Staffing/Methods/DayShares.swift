/// What share of a weekday's calls come in each interval: exponentially weighted means.
///
/// A weekday's own shares are drawn towards those of all working days (or weekends) while it has been
/// seen too rarely to stand alone.
struct DayShares: Sendable {
  /// By weekday and interval; 0 throughout for a weekday that is closed.
  let shares: [[Double]]

  /// How fast old days fade.
  static let fading = 0.985
  /// The pooled profile counts as much as this many calls of a weekday's own.
  private static let pooledCalls = 200.0

  /// - Parameter isUsualOnly: leaves days out that are known, but unusual.
  init(_ days: EvenDays, isUsualOnly: Bool) {
    let slots = days.isOpen[0].count
    var own = [[Double]](repeating: Array(repeating: 0, count: slots), count: 7)
    let weights = Self.weights(days.days.count)
    for (index, day) in days.days.enumerated() where isUsualOnly ? day.isUsual : day.isKnown {
      for slot in 0..<slots { own[day.weekday][slot] += weights[index] * day.calls[slot] }
    }
    func pooled(_ kind: Range<Int>) -> [Double] {
      (0..<slots).map { slot in kind.reduce(0) { $0 + own[$1][slot] } }
    }
    let all = pooled(0..<7)
    shares = (0..<7).map { weekday in
      let kind = pooled(weekday < 5 ? 0..<5 : 5..<7)
      let reference = kind.contains { $0 > 0 } ? kind : all
      let total = reference.reduce(0, +)
      let mixed = (0..<slots).map { slot in
        days.isOpen[weekday][slot] && total > 0
          ? own[weekday][slot] + Self.pooledCalls * reference[slot] / total : 0
      }
      let sum = mixed.reduce(0, +)
      return mixed.map { sum > 0 ? $0 / sum : 0 }
    }
  }

  /// The weight of each day, the last one's being 1.
  static func weights(_ count: Int) -> [Double] {
    var weights = [Double](repeating: 1, count: count)
    for index in weights.indices.dropLast().reversed() {
      weights[index] = max(1e-7, weights[index + 1] * fading)
    }
    return weights
  }
}
