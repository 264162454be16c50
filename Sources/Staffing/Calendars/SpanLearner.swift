internal import Diagnostics

/// Learns how special days of a name differ from usual ones.
struct SpanLearner {
  let effect: LearntEffect
  /// By day, for past and coming ones, and by interval.
  let factors: [CivilDate: [Double]]

  /// An interval's own ratio counts against that of the whole day like this many calls.
  private static let pooledCalls = 50.0

  /// `nil` if the history has none of the days.
  init?(
    _ name: String, _ spans: [CalendarFactors.Span], _ usual: UsualFigures, spread: Double,
    slots: Int
  ) {
    let around = spans.map(\.around).max() ?? 0
    /// Day by day of a span, the days before it being negative.
    func mean(_ place: (CalendarFactors.Span) -> Int?) -> LogMean? {
      let values = spans.compactMap { span in
        place(span).flatMap { usual.logRatio(on: CivilDate(daysSince1970: $0)) }
      }
      return LogMean(values, spread: spread)
    }
    let length = spans.map { $0.to.daysSince1970 - $0.from.daysSince1970 + 1 }.max() ?? 1
    let inside = (0..<length).map { day in
      mean { span in
        let place = span.from.daysSince1970 + day
        return place <= span.to.daysSince1970 ? place : nil
      }
    }
    let whole = spans.compactMap { span -> Double? in
      let logs = (span.from.daysSince1970...span.to.daysSince1970).compactMap {
        usual.logRatio(on: CivilDate(daysSince1970: $0))
      }
      return logs.isEmpty ? nil : logs.reduce(0, +) / Double(logs.count)
    }
    guard let all = LogMean(whole, spread: spread) else { return nil }
    let before = (0..<around).map { day in
      (mean { $0.from.daysSince1970 - around + day }?.shrunk ?? 0).exponential
    }
    let after = (0..<around).map { day in
      (mean { $0.to.daysSince1970 + 1 + day }?.shrunk ?? 0).exponential
    }
    let shape = Self.shape(spans, usual, slots)
    var factors: [CivilDate: [Double]] = [:]
    var days: [LearntEffect.Day] = []
    for span in spans {
      let (first, last) = (span.from.daysSince1970, span.to.daysSince1970)
      for place in first - around...last + around {
        let date = CivilDate(daysSince1970: place)
        if place < first {
          factors[date] = Array(repeating: before[place - first + around], count: slots)
        } else if place > last {
          factors[date] = Array(repeating: after[place - last - 1], count: slots)
        } else {
          let factor = ((inside[place - first] ?? all).mean).exponential
          factors[date] = shape.map { $0 * factor }
          days.append(.init(date: date, slots: 0..<slots))
        }
      }
    }
    self.factors = factors
    effect = LearntEffect(
      name: name, count: all.count, factor: all.mean.exponential, range: all.range,
      before: before, after: after, days: days)
  }

  /// How the shape of the special days differs from that of usual ones, 1 on average of calls.
  private static func shape(
    _ spans: [CalendarFactors.Span], _ usual: UsualFigures, _ slots: Int
  ) -> [Double] {
    var (came, expected) = (
      [Double](repeating: 0, count: slots), [Double](repeating: 0, count: slots)
    )
    for span in spans {
      for place in span.from.daysSince1970...span.to.daysSince1970 {
        for pair in usual.pairs(on: CivilDate(daysSince1970: place)) {
          came[pair.slot] += pair.came
          expected[pair.slot] += pair.usual
        }
      }
    }
    let (total, all) = (came.reduce(0, +), expected.reduce(0, +))
    guard total > 0, all > 0 else { return Array(repeating: 1, count: slots) }
    let factor = total / all
    return (0..<slots).map { slot in
      let own = came[slot] + pooledCalls * factor
      return own / (expected[slot] + pooledCalls) / factor
    }
  }
}
