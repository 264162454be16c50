/// A way to foretell calls, learnt from even days.
protocol ForecastingMethod: Sendable {
  /// The expected calls of a weekday by interval.
  /// - Parameter daysAhead: how many days after the last one that was learnt from, from 1.
  func calls(weekday: Int, daysAhead: Int) -> [Double]
}

/// The methods that a forecast is blended of.
package enum MethodName: String, Sendable, Hashable, CaseIterable {
  /// The mean of the last eight usual days of a weekday.
  case eightWeeks
  /// A smoothed level with a damped trend, times weekday, times share of the day.
  case dampedLevel
  /// A day's effect times the profile of its weekday, the effect foretold on a log scale.
  case dayEffect
  /// The same of usual days alone, with what is left of the last day's deviation.
  case usualDayEffect
  /// Three common shapes of all days, how much each weekday has of them, and how that moves.
  case lowRank
  /// The same, following the last days faster.
  case quickLowRank
  /// The same of usual days alone.
  case usualLowRank
}
