internal import Diagnostics

/// What a history has on days like a special one, where nothing special was.
struct UsualFigures {
  private let history: CallHistory
  private let figures: [CivilDate: [Double?]]
  private let special: Set<CivilDate>

  private static let weeks = 4

  /// - Parameter special: days that tell nothing of usual ones.
  init(_ history: CallHistory, special: Set<CivilDate>) {
    self.history = history
    self.special = special
    figures = Dictionary(uniqueKeysWithValues: history.days.map { ($0.date, $0.calls) })
  }

  var dates: [CivilDate] { history.days.map(\.date) }

  func isSpecial(_ date: CivilDate) -> Bool { special.contains(date) }

  /// What came on a day and what usually comes, in the intervals that have both.
  ///
  /// Usual is the mean of the same weekday in the four weeks before and after, special days left out.
  func pairs(on date: CivilDate) -> [(slot: Int, came: Double, usual: Double)] {
    guard let came = figures[date] else { return [] }
    let like = (-Self.weeks...Self.weeks).filter { $0 != 0 }.compactMap { week in
      let other = CivilDate(daysSince1970: date.daysSince1970 + 7 * week)
      return special.contains(other) ? nil : figures[other]
    }
    return came.enumerated().compactMap { slot, figure in
      let known = like.compactMap { $0[slot] }
      guard let figure, !known.isEmpty else { return nil }
      return (slot, figure, known.reduce(0, +) / Double(known.count))
    }
  }

  /// The logarithm of what came over what usually comes; `nil` if either is unknown or nothing.
  func logRatio(on date: CivilDate) -> Double? {
    let (came, usual) = pairs(on: date).reduce(into: (0.0, 0.0)) { sums, pair in
      sums.0 += pair.came
      sums.1 += pair.usual
    }
    return came > 0 && usual > 0 ? (came / usual).log : nil
  }

  /// How much days without anything special differ from their like: a robust standard deviation.
  var spread: Double {
    let deviations = dates.compactMap { isSpecial($0) ? nil : logRatio(on: $0).map { abs($0) } }
      .sorted()
    return deviations.isEmpty ? 0.2 : 1.482_6 * deviations[deviations.count / 2]
  }
}
