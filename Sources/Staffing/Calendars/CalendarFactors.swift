package import Diagnostics

/// What a planner knows of special days and promotions: how much busier they are than usual.
package struct CalendarFactors: Sendable {
  /// Days in a row that are busier or quieter than usual.
  package struct Span: Sendable {
    package var from: CivilDate
    /// The last day, itself included.
    package var to: CivilDate
    /// What usual calls are multiplied by, 0…1,000; 1 where it is to be learnt.
    package var factor: Double
    /// Where the planner is sure that the factor lies; `nil` if it isn't said.
    package var range: ClosedRange<Double>?
    package var name: String?
    /// Whether the factor comes from past days of the same name.
    package var isLearnt = false
    /// How many days on each side are learnt too.
    package var around = 0
  }

  /// A few hours with more calls.
  package struct Promotion: Sendable {
    /// When it begins; compared with the history by the clock at its own offset.
    package var at: Instant
    /// How long the factor holds.
    package var lasts: Duration
    /// What usual calls are multiplied by, 0…1,000; 1 where it is to be learnt.
    package var factor: Double
    /// Where the planner is sure that the factor lies; `nil` if it isn't said.
    package var range: ClosedRange<Double>?
    package var name: String?
    /// Whether the factor comes from past promotions of the same name.
    package var isLearnt = false
  }

  package var days: [Span] = []
  package var promotions: [Promotion] = []
  /// What was learnt, by name in the order of the file.
  package internal(set) var learnt: [LearntEffect] = []
  /// What learnt effects multiply the intervals of a day by, those of the history it was learnt from.
  var effects: [CivilDate: [Double]] = [:]

  package init() {}

  /// Whether the factors of some days are still to be learnt.
  package var hasToLearn: Bool {
    learnt.isEmpty && (days.contains(where: \.isLearnt) || promotions.contains(where: \.isLearnt))
  }

  /// The factors of a day by interval: the products of all that cover the day and the time.
  ///
  /// A promotion that covers a part of the interval counts by that part. `nil` where nothing is known
  /// of the day.
  package func factors(on date: CivilDate, minutes: Int) -> [Double]? {
    let spans = days.filter { !$0.isLearnt && $0.from <= date && date <= $0.to }
    let midnight = Int64(date.daysSince1970) * 86_400_000
    let timed = promotions.compactMap { promotion -> (from: Int64, to: Int64, factor: Double)? in
      let (from, to) = promotion.localSpan
      let isOn = !promotion.isLearnt && from < midnight + 86_400_000 && midnight < to
      return isOn ? (from, to, promotion.factor) : nil
    }
    let effect = effects[date]
    if spans.isEmpty, timed.isEmpty { return effect }
    let factor = spans.reduce(1) { $0 * $1.factor }
    return (0..<1_440 / minutes).map { slot in
      let start = midnight + Int64(slot * minutes) * 60_000
      let end = start + Int64(minutes) * 60_000
      return timed.reduce(factor * (effect?[slot] ?? 1)) { product, promotion in
        let overlap = max(0, min(end, promotion.to) - max(start, promotion.from))
        return product * (1 + (promotion.factor - 1) * Double(overlap) / Double(end - start))
      }
    }
  }

  /// One end of what may come.
  package enum End: String, Sendable, CaseIterable {
    case low, high
  }

  /// The same with every coming factor at one end of its range.
  /// - Parameter date: only days from then on are changed.
  package func at(_ end: End, from date: CivilDate) -> CalendarFactors {
    var calendar = self
    for index in days.indices where date <= days[index].to {
      if let range = days[index].range { calendar.days[index].factor = range.bound(end) }
    }
    for index in promotions.indices where date <= promotions[index].at.civil.date {
      if let range = promotions[index].range {
        calendar.promotions[index].factor = range.bound(end)
      }
    }
    for effect in learnt {
      for day in effect.days where date <= day.date {
        guard var factors = calendar.effects[day.date] else { continue }
        let ratio = effect.range.bound(end) / effect.factor
        for slot in day.slots where slot < factors.count { factors[slot] *= ratio }
        calendar.effects[day.date] = factors
      }
    }
    return calendar
  }
}

extension ClosedRange<Double> {
  fileprivate func bound(_ end: CalendarFactors.End) -> Double {
    end == .low ? lowerBound : upperBound
  }
}

extension CalendarFactors.Promotion {
  /// From when to when by the clock at its own offset, in milliseconds since 1970-01-01.
  var localSpan: (from: Int64, to: Int64) {
    let from = at.milliseconds + Int64(at.offset) * 1_000
    return (from, from + lasts.wholeMilliseconds)
  }
}
