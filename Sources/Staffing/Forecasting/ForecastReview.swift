internal import Diagnostics

/// Forecasts that were kept, beside what came.
package struct ForecastReview: Sendable {
  /// One forecast and its day.
  package struct Entry: Sendable {
    package var forecast: KeptForecast
    /// The calls that came and those foretold, where there are figures; `nil` where the history
    /// doesn't have the day.
    package var totals: (came: Double, foretold: Double)?
    /// Sum of absolute errors over the calls that came.
    package var wape: Double
    /// The shares of intervals in their ranges of 80 and of 95 %; `nil` without ranges.
    package var coverage: (of80: Double, of95: Double)?
  }

  /// In the order they were kept.
  package let entries: [Entry]
  /// Of all days that came.
  package let wape: Double?

  /// - Throws: `ForecastFault` if the history lacks a type, or has other intervals.
  package init(
    _ kept: [KeptForecast], came histories: CallHistories, file: String
  ) throws(ForecastFault) {
    var entries: [Entry] = []
    var (errors, calls) = (0.0, 0.0)
    for forecast in kept {
      let history =
        if let type = forecast.type { try histories.history(of: type, in: file) } else {
          histories.total
        }
      guard history.intervalMinutes == forecast.intervalMinutes else {
        throw .otherIntervals(
          file: file, minutes: history.intervalMinutes, kept: forecast.intervalMinutes)
      }
      let day = history.days.first { $0.date == forecast.date }
      let (entry, error) = Self.entry(forecast, day)
      entries.append(entry)
      errors += error
      calls += entry.totals?.came ?? 0
    }
    self.entries = entries
    wape = calls > 0 ? errors / calls : nil
  }

  private static func entry(
    _ forecast: KeptForecast, _ day: CallHistory.Day?
  ) -> (Entry, error: Double) {
    guard let day, day.calls.contains(where: { $0 != nil }) else {
      return (Entry(forecast: forecast, totals: nil, wape: 0, coverage: nil), 0)
    }
    var (came, foretold, error) = (0.0, 0.0, 0.0)
    var (in80, in95, open) = (0, 0, 0)
    for (slot, figure) in day.calls.enumerated() {
      guard let figure else { continue }
      came += figure
      foretold += forecast.calls[slot]
      error += abs(figure - forecast.calls[slot])
      guard forecast.calls[slot] > 0, !forecast.of80.isEmpty, !forecast.of95.isEmpty else {
        continue
      }
      open += 1
      if forecast.of80[slot][0] <= figure, figure <= forecast.of80[slot][1] { in80 += 1 }
      if forecast.of95[slot][0] <= figure, figure <= forecast.of95[slot][1] { in95 += 1 }
    }
    let entry = Entry(
      forecast: forecast, totals: (came, foretold), wape: came > 0 ? error / came : 0,
      coverage: open > 0 ? (Double(in80) / Double(open), Double(in95) / Double(open)) : nil)
    return (entry, error)
  }
}
