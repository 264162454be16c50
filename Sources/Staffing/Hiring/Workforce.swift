internal import Diagnostics

/// Who is there in the weeks that lie ahead, as people leave and those who are hired learn.
struct Workforce: Sendable {
  struct Week: Sendable {
    /// What is done, in people who do as much as others.
    var productive = 0.0
    /// The variance of that: who leaves is chance.
    var variance = 0.0
    /// Those who don't take calls yet.
    var inTraining = 0.0
  }

  let plan: HiringPlan

  /// A week of the plan's own people and those hired already.
  /// - Parameters:
  ///   - number: counted from the first week, from 0.
  ///   - monday: its first day.
  func week(_ number: Int, _ monday: CivilDate) -> Week {
    var week = Week()
    add(plan.people, for: number, doing: 1, to: &week)
    for hires in plan.hires where hires.starts <= monday {
      let weeks = (monday.daysSince1970 - hires.starts.daysSince1970) / 7
      add(
        hires.people, for: weeks, doing: plan.productivity(weeksAfterStart: weeks), to: &week,
        isInTraining: weeks < plan.trainingWeeks)
    }
    return week
  }

  /// What somebody does, on average, who began so many weeks ago and may have left since.
  func share(of weeks: Int) -> Double {
    plan.share(leftAfter: weeks) * plan.productivity(weeksAfterStart: weeks)
  }

  private func add(
    _ people: Double, for weeks: Int, doing share: Double, to week: inout Week,
    isInTraining: Bool = false
  ) {
    let left = plan.share(leftAfter: weeks)
    week.productive += people * left * share
    // Of a binomial number, one as good as another.
    week.variance += people * left * (1 - left) * share * share
    if isInTraining { week.inTraining += people * left }
  }
}
