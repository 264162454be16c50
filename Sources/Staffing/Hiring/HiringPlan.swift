package import Diagnostics
package import QueueSimulator

/// Who works for a hotline, how people come and go, and what service they are to give: what it takes to
/// say whom to hire, and when.
package struct HiringPlan: Sendable {
  /// People who begin their training on a day.
  package struct Hires: Sendable, Hashable {
    package var starts: CivilDate
    /// Part-timers may count as parts.
    package var people: Double
  }

  package var title = ""
  /// Who take calls when the first week begins; part-timers may count as parts.
  package var people: Double
  /// Those who are hired already, in training or still to come.
  package var hires: [Hires] = []
  /// Paid hours of a person.
  package var hoursPerWeek: Double
  /// The share of paid hours without calls: leave, illness, breaks, meetings; from 0 to below 1.
  package var shrinkage = 0.0
  /// The share of people who leave within a week, from 0 to below 1, in training too.
  package var attritionPerWeek = 0.0
  /// Weeks before somebody takes calls.
  package var trainingWeeks = 0
  /// How much somebody does in each week after the training, of what others do; 1 from then on.
  package var ramp: [Double] = []
  /// So many begin together at least.
  package var classSize = 1
  /// How much more calls there are a year later, beyond the history's own trend, as a share.
  package var yearlyGrowth = 0.0
  /// What every interval is to reach.
  package var target: StaffingTarget
  /// The mean; `nil` for callers who never hang up.
  package var patienceSeconds: Double?
  /// The mean handling time; `nil` takes what the history says.
  package var handlingSeconds: Double?

  /// How much of what others do somebody does who began so many weeks ago.
  package func productivity(weeksAfterStart weeks: Int) -> Double {
    guard weeks >= trainingWeeks else { return 0 }
    let onCalls = weeks - trainingWeeks
    return onCalls < ramp.count ? ramp[onCalls] : 1
  }

  /// Weeks from the beginning of the training until somebody does as much as others.
  package var lead: Int { trainingWeeks + ramp.count }

  /// The share of people who are still there after so many weeks.
  func share(leftAfter weeks: Int) -> Double {
    (0..<max(0, weeks)).reduce(1.0) { share, _ in share * (1 - attritionPerWeek) }
  }
}
