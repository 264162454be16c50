internal import Diagnostics

extension CalendarFactors {
  /// The same calendar with the factors of named days and promotions learnt from past ones.
  ///
  /// A special day is compared with the same weekday of the weeks around it. The logarithms of the
  /// ratios are averaged over past ones of a name, day by day of a span, and so are those of the days
  /// around, which are drawn towards nothing as far as chance explains them. How the day's shape
  /// differs is learnt by interval. The range is that of the next one: the spread between past ones,
  /// or of usual days if there is one only, and what the mean itself is unsure of.
  /// - Throws: `ForecastFault.nothingToLearn` for a name without a past one.
  package func learnt(from history: CallHistory, file: String) throws(ForecastFault)
    -> CalendarFactors
  {
    guard hasToLearn else { return self }
    var calendar = self
    let usual = UsualFigures(history, special: specialDates)
    let spread = usual.spread
    let slots = 1_440 / history.intervalMinutes
    var names: [String] = []
    for name in days.filter(\.isLearnt).compactMap(\.name) where !names.contains(name) {
      names.append(name)
      let spans = days.filter { $0.isLearnt && $0.name == name }
      guard let learner = SpanLearner(name, spans, usual, spread: spread, slots: slots) else {
        throw .nothingToLearn(name, file: file)
      }
      calendar.add(learner.effect, learner.factors)
    }
    names = []
    for name in promotions.filter(\.isLearnt).compactMap(\.name) where !names.contains(name) {
      names.append(name)
      let past = promotions.filter { $0.isLearnt && $0.name == name }
      guard let learner = PromotionLearner(name, past, usual, spread: spread, slots: slots) else {
        throw .nothingToLearn(name, file: file)
      }
      calendar.add(learner.effect, learner.factors)
    }
    return calendar
  }

  private mutating func add(_ effect: LearntEffect, _ factors: [CivilDate: [Double]]) {
    learnt.append(effect)
    for (date, factors) in factors {
      effects[date] = effects[date].map { zip($0, factors).map { $0 * $1 } } ?? factors
    }
  }

  /// All days that anything in the calendar touches.
  private var specialDates: Set<CivilDate> {
    var dates: Set<CivilDate> = []
    for span in days {
      let first = span.from.daysSince1970 - span.around
      for day in first...max(first, span.to.daysSince1970 + span.around) {
        dates.insert(CivilDate(daysSince1970: day))
      }
    }
    for promotion in promotions {
      let (from, to) = promotion.localSpan
      for day in from / 86_400_000...max(from, to + PromotionLearner.after) / 86_400_000 {
        dates.insert(CivilDate(daysSince1970: Int(day)))
      }
    }
    return dates
  }
}
