package import Diagnostics

/// Past calls per interval, day by day.
package struct CallHistory: Sendable {
  /// The calls of one day, by interval from midnight.
  package struct Day: Sendable, Hashable {
    package var date: CivilDate
    /// `nil` where the history has no figure.
    package var calls: [Double?]

    package init(date: CivilDate, calls: [Double?]) {
      self.date = date
      self.calls = calls
    }
  }

  /// In minutes; it divides the day.
  package var intervalMinutes: Int
  /// In order of date, each date once; days without any figure are left out.
  package var days: [Day]
  /// Seconds east of UTC of all its times; `nil` where they are local times or differ.
  package var offset: Int?

  package init(intervalMinutes: Int, days: [Day], offset: Int? = nil) {
    precondition(
      intervalMinutes > 0 && 1_440 % intervalMinutes == 0,
      "CallHistory.intervalMinutes must divide a day (was \(intervalMinutes))")
    self.intervalMinutes = intervalMinutes
    self.days = days
    self.offset = offset
  }

  /// The history before a date.
  package func before(_ date: CivilDate) -> CallHistory {
    CallHistory(
      intervalMinutes: intervalMinutes, days: days.filter { $0.date < date }, offset: offset)
  }
}

/// A file's past calls: of all call types together, and of each by itself.
package struct CallHistories: Sendable {
  package var total: CallHistory
  /// By type in the order of their names; empty if the file has no column `type`.
  ///
  /// Where the file has a figure for another type, a type without one had no calls.
  package var types: [(type: String, history: CallHistory)]

  /// The history of one call type.
  /// - Parameter file: where the histories come from.
  /// - Throws: `ForecastFault` if there is none.
  package func history(
    of type: String, in file: String
  ) throws(ForecastFault) -> CallHistory {
    if let known = types.first(where: { $0.type == type }) { return known.history }
    throw types.isEmpty
      ? .noColumnType(file: file)
      : .unknownPastType(type, file: file, known: types.map(\.type))
  }
}
