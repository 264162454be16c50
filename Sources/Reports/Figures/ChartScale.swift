/// Maps values to heights, with round numbers at the ticks.
struct ChartScale: Sendable {
  let step: Double
  let ticks: [Double]
  private let top: Double

  /// A scale from zero that holds all values; one of shares ends at 100 %.
  ///
  /// Ticks are a round number apart (P. Heckbert, "Nice Numbers for Graph Labels", Graphics Gems,
  /// 1990).
  init(holding values: [Double], unit: ChartUnit, about count: Int = 4) {
    let largest = values.filter(\.isFinite).max() ?? 0
    if unit == .share, largest > 0.5, largest <= 1 {
      step = 0.25
      ticks = [0, 0.25, 0.5, 0.75, 1]
      top = 1
      return
    }
    let most = min(largest > 0 ? largest : 1, 1e15)
    let step = Self.step(of: most / Double(count), unit)
    // At most a few dozen, since the step is at least the largest value's share.
    let last = max(1, Int((most / step).rounded(.up)))
    self.step = step
    ticks = (0...last).map { Double($0) * step }
    top = Double(last) * step
  }

  /// A round number at or above a largest value, for an axis of two halves.
  static func top(of largest: Double) -> Double {
    guard largest > 0, largest < 1e15 else { return 1 }
    var power = 1.0
    while power * 10 <= largest { power *= 10 }
    while power > largest, power > 1e-6 { power /= 10 }
    return ([1, 1.5, 2, 3, 4, 5, 6, 8].map { $0 * power } + [power * 10])
      .first { $0 >= largest } ?? power * 10
  }

  private static func step(of rough: Double, _ unit: ChartUnit) -> Double {
    if unit == .seconds {
      if let step = unit.niceSteps.first(where: { $0 >= rough }) { return step }
      return 3_600 * power(atLeast: rough / 3_600, unit: .count)
    }
    return power(atLeast: rough, unit: unit)
  }

  private static func power(atLeast rough: Double, unit: ChartUnit) -> Double {
    var power = 1.0
    while power * 10 <= rough { power *= 10 }
    while power > rough, power > 1e-6 { power /= 10 }
    return (unit.niceSteps.map { $0 * power } + [power * 10]).first { $0 >= rough } ?? power * 10
  }

  /// How high a value lies, 0…1; what lies outside is drawn at the end.
  func fraction(of value: Double) -> Double { min(max(value / top, 0), 1) }
}
