/// A few common shapes of all days, how much each weekday has of them, and how that moves.
///
/// The square roots of the calls, whose chance is about the same whatever their number, are a matrix of
/// days and intervals. Its leading right singular vectors are the shapes. A day's scores on them are
/// the mean of its weekday and a smoothed deviation. Source: H. Shen and J. Z. Huang, Interday
/// Forecasting and Intraday Updating of Call Center Arrivals, Manufacturing & Service Operations
/// Management 10(3), 2008, doi:10.1287/msom.1070.0179.
struct LowRank: ForecastingMethod {
  private let shapes: [[Double]]
  /// By weekday; `nil` for one without a day to learn from.
  private let scores: [[Double]?]
  private let isOpen: [[Bool]]

  /// Days as sums of a few shapes.
  struct Decomposition {
    fileprivate let shapes: [[Double]]
    /// By day; `nil` for those left out.
    fileprivate let scores: [[Double]?]

    private static let factors = 3

    /// - Parameter isUsualOnly: leaves days out that are known, but unusual.
    init(_ days: EvenDays, isUsualOnly: Bool) {
      let roots = days.days.map { day in
        (isUsualOnly ? day.isUsual : day.isKnown) ? day.calls.map { $0.squareRoot() } : nil
      }
      let shapes = SingularShapes.leading(Self.factors, of: roots.compactMap { $0 })
      self.shapes = shapes
      scores = roots.map { row in
        row.map { row in shapes.map { SingularShapes.product(row, $0) } }
      }
    }
  }

  /// - Parameter rate: how fast the scores follow.
  init(_ days: EvenDays, _ decomposition: Decomposition, rate: Double) {
    shapes = decomposition.shapes
    isOpen = days.isOpen
    let means = Self.weekdayMeans(days.days, decomposition.scores)
    var deviations = [Double](repeating: 0, count: shapes.count)
    for (day, score) in zip(days.days, decomposition.scores) {
      guard let score, let mean = means[day.weekday] else { continue }
      for factor in shapes.indices {
        deviations[factor] += rate * (score[factor] - mean[factor] - deviations[factor])
      }
    }
    self.scores = means.map { mean in
      mean.map { mean in zip(mean, deviations).map { $0 + $1 } }
    }
  }

  func calls(weekday: Int, daysAhead: Int) -> [Double] {
    guard let scores = scores[weekday] else { return isOpen[weekday].map { _ in 0 } }
    return isOpen[weekday].enumerated().map { slot, isOpen in
      guard isOpen else { return 0 }
      let root = max(0, zip(scores, shapes).reduce(0) { $0 + $1.0 * $1.1[slot] })
      return root * root
    }
  }

  private static func weekdayMeans(
    _ days: [EvenDays.Day], _ scores: [[Double]?]
  ) -> [[Double]?] {
    let weights = DayShares.weights(days.count)
    var sums = [[Double]?](repeating: nil, count: 7)
    var total = [Double](repeating: 0, count: 7)
    for (index, day) in days.enumerated() {
      guard let score = scores[index] else { continue }
      let weighted = score.map { weights[index] * $0 }
      sums[day.weekday] = sums[day.weekday].map { zip($0, weighted).map { $0 + $1 } } ?? weighted
      total[day.weekday] += weights[index]
    }
    return (0..<7).map { weekday in sums[weekday].map { $0.map { $0 / total[weekday] } } }
  }
}
