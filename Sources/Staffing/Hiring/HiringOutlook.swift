package import Diagnostics
internal import QueueSimulator

/// How many people the weeks ahead need, how many are there, and how many must begin their training
/// when.
///
/// Those who are to be hired begin as late as they may and still do as much as others in the first week
/// that would be short. Weeks that are nearer than training and ramp can't be helped by hiring.
package struct HiringOutlook: Sendable {
  /// An estimate, and where it lies with 80 %.
  package struct Figure: Sendable, Hashable {
    /// Calls of a week, or people.
    package var value: Double
    /// `nil` if the history is too short to tell.
    package var range80: ClosedRange<Double>?
  }

  /// A week with its calls, what they need, who is there and who is to begin.
  package struct Week: Sendable {
    package let monday: CivilDate
    package let calls: Figure
    /// Hours that agents must be at work.
    package let hours: Double
    /// People who must be paid for that, away or not.
    package let needed: Figure
    /// People who are there with those hired already, in people who do as much as others.
    package let there: Figure
    /// Of those hired already, in training.
    package let inTraining: Double
    /// People who are to begin their training in this week.
    package fileprivate(set) var starting = 0
    /// People who are to have begun by then, all in all; the range holds for short and for many.
    package fileprivate(set) var startedInAll = 0
    package fileprivate(set) var startedRange80: ClosedRange<Int>?
    /// People who are there with those too.
    package fileprivate(set) var thereThen: Double
    /// Whether hiring can't help this week any more.
    package let isTooNear: Bool

    /// How many people are missing, those to be hired not counted.
    package var short: Double { max(0, needed.value - there.value) }
    /// How many are missing even so.
    package var shortThen: Double { max(0, needed.value - thereThen) }
  }

  package let plan: HiringPlan
  package private(set) var weeks: [Week]
  /// How far weeks were off, by weeks ahead.
  package let typicalErrors: [(weeks: Int, error: Double)]
  package let knownUntil: CivilDate

  /// Why there is no outlook.
  package enum Failure: Error, Equatable {
    /// Neither the plan nor the history has a handling time.
    case noHandling
    /// It would take more agents than the formulas are for.
    case tooMany
  }

  /// The coverage of all ranges.
  static let coverage = 0.8

  /// - Throws: `Failure`.
  package init(
    _ ahead: WeeksAhead, plan: HiringPlan, handling: HandlingForecast?
  ) throws(Failure) {
    guard
      var work = WeeklyWork(plan, handling: handling, intervalMinutes: ahead.intervalMinutes)
    else { throw .noHandling }
    self.plan = plan
    knownUntil = ahead.knownUntil
    typicalErrors = ahead.typicalErrors(at: [1, 2, 4, 8, 13, 26, 39, 52])
    let workforce = Workforce(plan: plan)
    var weeks: [Week] = []
    for (number, week) in ahead.weeks.enumerated() {
      let factors = week.factors(coverage: Self.coverage)
      func people(_ factor: Double) throws(Failure) -> Double {
        guard let hours = work.hours(of: week, times: factor) else { throw .tooMany }
        return hours / (1 - plan.shrinkage) / plan.hoursPerWeek
      }
      let needed = try people(1)
      var range: ClosedRange<Double>?
      if let factors {
        let low = try people(factors.lowerBound)
        range = low...max(low, try people(factors.upperBound))
      }
      let there = workforce.week(number, week.monday)
      weeks.append(
        Week(
          monday: week.monday,
          calls: Figure(
            value: week.calls,
            range80: factors.map { week.calls * $0.lowerBound...week.calls * $0.upperBound }),
          hours: needed * plan.hoursPerWeek * (1 - plan.shrinkage),
          needed: Figure(value: needed, range80: range), there: Self.figure(there),
          inTraining: there.inTraining, thereThen: there.productive,
          isTooNear: number < plan.lead))
    }
    self.weeks = weeks
    hire(workforce)
  }

  private static func figure(_ week: Workforce.Week) -> Figure {
    let half = RealFunctions.normalQuantile((1 + coverage) / 2) * week.variance.squareRoot()
    return Figure(
      value: week.productive, range80: max(0, week.productive - half)...week.productive + half)
  }

  // MARK: Hiring

  /// The people who are to begin in each week, for the gaps expected, and for small and large ones.
  private mutating func hire(_ workforce: Workforce) {
    let expected = Self.starting(weeks.map { $0.needed.value - $0.there.value }, workforce)
    let few = Self.starting(weeks.map { Self.gap($0, -1) }, workforce)
    let many = Self.starting(weeks.map { Self.gap($0, 1) }, workforce)
    var sums = (expected: 0, few: 0, many: 0)
    for number in weeks.indices {
      sums = (sums.0 + expected[number], sums.1 + few[number], sums.2 + many[number])
      weeks[number].starting = expected[number]
      weeks[number].startedInAll = sums.expected
      if weeks[number].needed.range80 != nil {
        let least = min(sums.few, sums.expected)
        weeks[number].startedRange80 = least...max(sums.many, sums.expected)
      }
      weeks[number].thereThen += (0...number).reduce(0) { sum, start in
        sum + Double(expected[start]) * workforce.share(of: number - start)
      }
    }
  }

  /// The people who are missing at one end: what is off in the two numbers is independent.
  /// - Parameter end: -1 for few, 1 for many.
  private static func gap(_ week: Week, _ end: Double) -> Double {
    let gap = week.needed.value - week.there.value
    guard let needed = week.needed.range80, let there = week.there.range80 else { return gap }
    let ofNeed =
      end < 0 ? week.needed.value - needed.lowerBound : needed.upperBound - week.needed.value
    let ofThere =
      end < 0 ? there.upperBound - week.there.value : week.there.value - there.lowerBound
    return gap + end * (ofNeed * ofNeed + ofThere * ofThere).squareRoot()
  }

  /// How many begin in each week so that no week is short that hiring can help.
  private static func starting(_ gaps: [Double], _ workforce: Workforce) -> [Int] {
    let (plan, lead) = (workforce.plan, workforce.plan.lead)
    var starting = [Int](repeating: 0, count: gaps.count)
    for week in gaps.indices where week >= lead {
      let begun = (0...week).reduce(0) { sum, start in
        sum + Double(starting[start]) * workforce.share(of: week - start)
      }
      // Less than a hundredth of a person is no reason to hire one.
      let missing = gaps[week] - begun
      guard missing > 0.01 else { continue }
      let people = Int((missing / workforce.share(of: lead)).rounded(.up))
      starting[week - lead] += max(people, plan.classSize)
    }
    return starting
  }
}
