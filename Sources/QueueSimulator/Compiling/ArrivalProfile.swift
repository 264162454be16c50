/// How often calls of one type come over the day: pieces on which the rate changes linearly.
struct ArrivalProfile: Sendable {
  struct Piece {
    var from: Double
    var to: Double
    /// Calls a second at the beginning of the piece.
    var rate: Double
    /// By how much the rate grows a second.
    var slope: Double
    /// The expected number of calls on the piece.
    var calls: Double
    /// Seconds a call on a piece of constant rate.
    var gap: Double
  }

  let pieces: [Piece]
  /// The calls of a trace, sorted by time; empty for a rate.
  let traced: [Scenario.TracedCall]

  /// The expected number of calls before promotions end and after they begin, all in all.
  var expectedCalls: Double {
    traced.isEmpty ? pieces.reduce(0) { $0 + $1.calls } : Double(traced.count)
  }

  init(of type: Int, in scenario: Scenario) {
    switch scenario.callTypes[type].arrivals {
    case .traced(let calls):
      traced = calls
      pieces = []
    case .perHour(let rates):
      traced = []
      pieces = Self.pieces(
        rates,
        promotions: (scenario.promotions + scenario.toldBefore.map(\.thinning)).filter {
          $0.callTypes.contains(type)
        }, scenario: scenario, byInterval: scenario.callTypes[type].isDispersed(in: scenario))
    }
  }

  /// Where two promotions change at once the rate is no line; it is followed by this many.
  private static let chords = 64

  /// - Parameter byInterval: whether no piece may reach over the end of an interval.
  private static func pieces(
    _ rates: [Double], promotions: [Scenario.Promotion], scenario: Scenario, byInterval: Bool
  ) -> [Piece] {
    var cuts: Set<Double> = [0, scenario.lastsSeconds]
    let parts = byInterval ? scenario.intervalCount : rates.count
    for index in 1..<max(2, parts) where parts > 1 {
      cuts.insert(Double(index) * scenario.intervalSeconds)
    }
    for promotion in promotions {
      let end = promotion.atSeconds + promotion.lastsSeconds
      cuts.formUnion([
        promotion.atSeconds, promotion.atSeconds + promotion.rampUpSeconds,
        end - promotion.rampDownSeconds, end,
      ])
    }
    let times = cuts.filter { $0 >= 0 && $0 <= scenario.lastsSeconds }.sorted()
    var pieces: [Piece] = []
    for (from, to) in zip(times, times.dropFirst()) where to > from {
      let interval = Int(((from + to) / 2 / scenario.intervalSeconds).rounded(.down))
      let perHour = rates.isEmpty ? 0 : rates[min(interval, rates.count - 1)]
      let steps = Self.changing(promotions, from: from, to: to) > 1 ? chords : 1
      let width = (to - from) / Double(steps)
      for step in 0..<steps {
        let start = from + Double(step) * width
        let end = step == steps - 1 ? to : start + width
        let first = perHour / 3_600 * Self.factor(promotions, at: start, within: from...to)
        let last = perHour / 3_600 * Self.factor(promotions, at: end, within: from...to)
        pieces.append(
          Piece(
            from: start, to: end, rate: first, slope: (last - first) / (end - start),
            calls: (first + last) / 2 * (end - start), gap: first > 0 ? 1 / first : 0))
      }
    }
    return pieces
  }

  /// How many promotions change their factor on a stretch between cuts.
  private static func changing(
    _ promotions: [Scenario.Promotion], from: Double, to: Double
  ) -> Int {
    promotions.count { promotion in
      let quarter = promotion.factor(at: from + (to - from) / 4)
      let threeQuarters = promotion.factor(at: from + (to - from) * 3 / 4)
      return quarter != threeQuarters
    }
  }

  /// The product of the promotions' factors at the ends of a stretch, as seen from inside it.
  private static func factor(
    _ promotions: [Scenario.Promotion], at time: Double, within stretch: ClosedRange<Double>
  ) -> Double {
    let middle = (stretch.lowerBound + stretch.upperBound) / 2
    var product = 1.0
    for promotion in promotions {
      let end = promotion.atSeconds + promotion.lastsSeconds
      guard middle > promotion.atSeconds, middle < end else { continue }
      product *= promotion.factor(at: min(max(time, promotion.atSeconds), end), seenFrom: middle)
    }
    return product
  }
}

extension Scenario.Promotion {
  /// The factor at a time on the same line as another time inside the promotion, so that a jump at
  /// the edge of a promotion without ramps is seen from within.
  fileprivate func factor(at time: Double, seenFrom inside: Double) -> Double {
    let isRising = inside - atSeconds < rampUpSeconds
    let isFalling = atSeconds + lastsSeconds - inside < rampDownSeconds
    return isRising || isFalling ? factor(at: time) : multiply
  }
}
