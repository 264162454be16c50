internal import Diagnostics

/// What past days, or promotions, of a name say of the next one.
package struct LearntEffect: Sendable {
  /// Intervals of a day that it covers.
  struct Day: Sendable {
    var date: CivilDate
    var slots: Range<Int>
  }

  package var name: String
  /// How many past ones it was learnt from.
  package var count: Int
  /// What usual calls are multiplied by while it lasts.
  package var factor: Double
  /// Where the factor of the next one lies with 80 %.
  package var range: ClosedRange<Double>
  /// The factors of the days before it, the nearest last; empty for promotions.
  package var before: [Double]
  /// The factors of the days after it, the nearest first; empty for promotions.
  package var after: [Double]
  /// All days that it covers, past and coming.
  var days: [Day]
}
