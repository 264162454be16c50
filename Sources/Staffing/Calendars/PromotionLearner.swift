internal import Diagnostics

/// Learns how promotions of a name rise, last and fade.
struct PromotionLearner {
  let effect: LearntEffect
  /// By day, for past and coming ones, and by interval.
  let factors: [CivilDate: [Double]]

  /// How long before a promotion, and after it, calls may differ, in milliseconds.
  static let before: Int64 = 2 * 3_600_000
  static let after: Int64 = 4 * 3_600_000
  /// An interval's own ratio counts against what lies around like this many calls.
  private static let pooledCalls = 30.0

  /// One interval of a promotion.
  private struct Place {
    var date: CivilDate
    var slot: Int
    /// Counted from the beginning before it and while it lasts, from the end after it.
    var step: Int
    var part: Part
  }

  private enum Part: Hashable {
    case before, during, after
  }

  private struct Step: Hashable {
    var part: Part
    var step: Int
  }

  /// `nil` if the history has none of them.
  init?(
    _ name: String, _ promotions: [CalendarFactors.Promotion], _ usual: UsualFigures,
    spread: Double, slots: Int
  ) {
    let width = 86_400_000 / Int64(slots)
    let places = promotions.map { Self.places($0, width: width, slots: slots) }
    var sums: [Step: (came: Double, usual: Double)] = [:]
    var ratios: [Double] = []
    for places in places {
      var pairs: [CivilDate: [Int: (came: Double, usual: Double)]] = [:]
      var (came, expected) = (0.0, 0.0)
      for place in places {
        if pairs[place.date] == nil {
          pairs[place.date] = Dictionary(
            uniqueKeysWithValues: usual.pairs(on: place.date).map { ($0.slot, ($0.came, $0.usual)) }
          )
        }
        guard let pair = pairs[place.date]?[place.slot] else { continue }
        sums[Step(part: place.part, step: place.step), default: (0, 0)].came += pair.came
        sums[Step(part: place.part, step: place.step), default: (0, 0)].usual += pair.usual
        if place.part == .during {
          came += pair.came
          expected += pair.usual
        }
      }
      if came > 0, expected > 0 { ratios.append((came / expected).log) }
    }
    guard let all = LogMean(ratios, spread: spread) else { return nil }
    let factor = all.mean.exponential
    func ratio(_ place: Place) -> Double {
      let prior = place.part == .during ? factor : 1
      guard let sum = sums[Step(part: place.part, step: place.step)] else { return prior }
      return (sum.came + Self.pooledCalls * prior) / (sum.usual + Self.pooledCalls)
    }
    var factors: [CivilDate: [Double]] = [:]
    var days: [LearntEffect.Day] = []
    for place in places.flatMap({ $0 }) {
      factors[place.date, default: Array(repeating: 1, count: slots)][place.slot] = ratio(place)
      if place.part == .during {
        days.append(.init(date: place.date, slots: place.slot..<place.slot + 1))
      }
    }
    self.factors = factors
    effect = LearntEffect(
      name: name, count: all.count, factor: factor, range: all.range, before: [], after: [],
      days: days)
  }

  private static func places(
    _ promotion: CalendarFactors.Promotion, width: Int64, slots: Int
  ) -> [Place] {
    let (from, to) = promotion.localSpan
    let (first, end) = (from / width, max(from / width + 1, (to + width - 1) / width))
    return (first - before / width..<end + after / width).map { index in
      let part: Part = index < first ? .before : index < end ? .during : .after
      return Place(
        date: CivilDate(daysSince1970: Int(index) / slots), slot: Int(index) % slots,
        step: Int(part == .after ? index - end : index - first), part: part)
    }
  }
}
