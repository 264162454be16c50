/// All methods, learnt from the first days of a history.
struct LearntMethods: Sendable {
  let days: EvenDays
  private let methods: [any ForecastingMethod]
  /// The place of the last day that was learnt from.
  private let last: Int
  /// The relative growth of the level per day at the end.
  let trendPerDay: Double

  /// `nil` if there is too little to learn from.
  /// - Parameter count: so many of the first days are taken.
  init?(_ plain: PlainDays, first count: Int) {
    guard let days = EvenDays(plain, first: count) else { return nil }
    self.days = days
    last = days.skipped + days.days.count - 1
    let damped = DampedLevel(days)
    trendPerDay = damped.trendPerDay
    let whole = LowRank.Decomposition(days, isUsualOnly: false)
    let isOdd = days.days.contains { $0.isKnown && !$0.isUsual }
    let usual = isOdd ? LowRank.Decomposition(days, isUsualOnly: true) : whole
    methods = MethodName.allCases.map { name in
      switch name {
      case .eightWeeks: EightWeeks(days)
      case .dampedLevel: damped
      case .dayEffect: DayEffect(days, isUsualOnly: false)
      case .usualDayEffect: DayEffect(days, isUsualOnly: true)
      case .lowRank: LowRank(days, whole, rate: 0.1)
      case .quickLowRank: LowRank(days, whole, rate: 0.2)
      case .usualLowRank: LowRank(days, usual, rate: 0.1)
      }
    }
  }

  /// What each method expects of a day by interval, without what the calendar tells.
  ///
  /// - Parameter place: counted from the history's first day; a day before the last that was learnt
  ///   from is taken as the next one of its weekday would be.
  func calls(weekday: Int, place: Int) -> [[Double]] {
    methods.map { $0.calls(weekday: weekday, daysAhead: max(1, place - last)) }
  }
}
