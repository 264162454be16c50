/// What one person may work in a plan of several days.
package struct WorkingWeek: Sendable, Hashable {
  /// Work beyond the hours of a week.
  package struct Overtime: Sendable, Hashable {
    /// The most of it in a week, for one person.
    package var minutes: Int
    /// Added to the pay of each of its hours.
    package var perHour: Double

    package init(minutes: Int, perHour: Double) {
      self.minutes = minutes
      self.perHour = perHour
    }
  }

  /// Days with a shift in any week of the plan, at most.
  package var daysOn = 5
  /// Days with a shift one after the other, at most.
  package var inARow = 6
  /// Free days come at least so many at a time.
  package var daysOff = 1
  /// Between the end of a shift and the beginning of the next, at least.
  package var restMinutes = 660
  /// Worked in any week of the plan at most, breaks not counted; `nil` is any number.
  package var minutes: Int?
  package var overtime: Overtime?

  package init() {}
}
