internal import Diagnostics

/// How well the forecast would have done on the history's own last weeks.
///
/// Each of the last weeks is forecast from what came before it, and compared with the seasonal
/// naive forecast: the same weekday and interval one week earlier. The measure is WAPE, the sum of
/// absolute errors over the sum of calls, both over all intervals that have figures.
package struct BackTest: Sendable {
  /// How many of the last weeks were forecast.
  package let weeks: Int
  /// Of the forecast, as a share: 0 is without error, and it may exceed 1.
  package let wape: Double
  /// The same of the seasonal naive forecast.
  package let naiveWAPE: Double

  /// `nil` if the history is too short: the weeks and 14 complete days before them are needed.
  package init?(
    _ history: CallHistory, calendar: CalendarFactors = CalendarFactors(), weeks: Int = 4
  ) {
    guard let last = history.days.last?.date, weeks > 0 else { return nil }
    let byDate = Dictionary(uniqueKeysWithValues: history.days.map { ($0.date, $0) })
    var (error, naiveError, calls) = (0.0, 0.0, 0.0)
    for week in (0..<weeks).reversed() {
      let first = CivilDate(daysSince1970: last.daysSince1970 - 7 * (week + 1) + 1)
      guard let forecaster = Forecaster(history.before(first), calendar: calendar) else {
        return nil
      }
      for ahead in 0..<7 {
        let date = CivilDate(daysSince1970: first.daysSince1970 + ahead)
        let earlier = CivilDate(daysSince1970: date.daysSince1970 - 7)
        guard let actual = byDate[date], let naive = byDate[earlier] else { continue }
        let forecast = forecaster.calls(on: date)
        for (slot, figure) in actual.calls.enumerated() {
          guard let figure, let before = naive.calls[slot] else { continue }
          error += abs(figure - forecast[slot])
          naiveError += abs(figure - before)
          calls += figure
        }
      }
    }
    guard calls > 0 else { return nil }
    self.weeks = weeks
    wape = error / calls
    naiveWAPE = naiveError / calls
  }
}
