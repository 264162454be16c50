/// The first days of a history made even: without gaps, and telling usual days from others.
///
/// An interval that never has a figure on a weekday counts as closed. Any other gap is filled by
/// the mean of that weekday's figures of the four weeks before and after it, else of all of them.
struct EvenDays: Sendable {
  struct Day: Sendable {
    var weekday: Int
    var calls: [Double]
    var total: Double
    /// Whether it had calls, and figures of its own for at least half of the open intervals.
    var isKnown: Bool
    /// Known, and not far from the same weekday of the weeks around it.
    var isUsual: Bool
  }

  /// From the first known day to the last day that has any figure.
  private(set) var days: [Day] = []
  /// How many dates lie before the first of `days`.
  private(set) var skipped = 0
  /// Whether anybody ever called, or could have, by weekday and interval.
  private(set) var isOpen: [[Bool]]
  /// How many gaps were filled.
  private(set) var filled = 0

  private static let nearDays = 28
  /// Fewer known days tell no week.
  private static let leastDays = 14

  /// `nil` if fewer than 14 of the days are known.
  /// - Parameter count: so many of the first days are taken.
  init?(_ plain: PlainDays, first count: Int) {
    let slots = 1_440 / plain.intervalMinutes
    isOpen = Array(repeating: Array(repeating: false, count: slots), count: 7)
    let end = (plain.counted[..<count].lastIndex { $0.contains { $0 != nil } } ?? -1) + 1
    for place in 0..<end {
      let weekday = plain.weekday(place)
      for (slot, calls) in plain.counted[place].enumerated() where calls != nil {
        isOpen[weekday][slot] = true
      }
    }
    for place in 0..<end { days.append(day(place, of: plain, until: end)) }
    skipped = days.firstIndex(where: \.isKnown) ?? days.count
    days.removeFirst(skipped)
    guard days.count(where: \.isKnown) >= Self.leastDays else { return nil }
    markUnusual()
  }

  private mutating func day(_ place: Int, of plain: PlainDays, until end: Int) -> Day {
    let weekday = plain.weekday(place)
    let open = isOpen[weekday]
    var (known, gaps) = (0, 0)
    var calls = [Double](repeating: 0, count: open.count)
    for (slot, figure) in plain.figures[place].enumerated() {
      if let figure {
        known += 1
        calls[slot] = figure
      } else if open[slot] {
        gaps += 1
        calls[slot] = Self.usual(place, slot, plain, end)
      }
    }
    filled += gaps
    let total = calls.reduce(0, +)
    let isKnown = known > 0 && 2 * known >= known + gaps && total > 0
    return Day(weekday: weekday, calls: calls, total: total, isKnown: isKnown, isUsual: isKnown)
  }

  private static func usual(_ place: Int, _ slot: Int, _ plain: PlainDays, _ end: Int) -> Double {
    func mean(_ near: (Int) -> Bool) -> Double? {
      var (sum, count) = (0.0, 0.0)
      for other in stride(from: place % 7, to: end, by: 7) where near(other) {
        guard let figure = plain.figures[other][slot] else { continue }
        sum += figure
        count += 1
      }
      return count > 0 ? sum / count : nil
    }
    return mean { abs($0 - place) <= nearDays } ?? mean { _ in true } ?? 0
  }

  // MARK: Unusual days

  /// How far around a day its like are looked for, and how many of them it takes to judge it.
  private static let likeDays = 56
  private static let leastLike = 3
  /// A day is unusual if its total differs from the median of its like by more than this many
  /// robust standard deviations (1.4826 times the median deviation) and by a quarter.
  private static let unusualDeviations = 4.0
  private static let leastUnusual = 0.25
  private static let perMedianDeviation = 1.4826

  private mutating func markUnusual() {
    let logs = days.map { $0.isKnown ? $0.total.log : 0 }
    var deviations: [(place: Int, value: Double)] = []
    for (place, day) in days.enumerated() where day.isKnown {
      let from = max(place % 7, place - Self.likeDays)
      let like = stride(from: from, to: min(days.count, place + Self.likeDays + 1), by: 7)
        .filter { $0 != place && days[$0].isKnown }.map { logs[$0] }
      guard like.count >= Self.leastLike else { continue }
      deviations.append((place, logs[place] - Self.median(like)))
    }
    guard deviations.count >= Self.leastDays else { return }
    let middle = Self.median(deviations.map(\.value))
    let spread = Self.median(deviations.map { abs($0.value - middle) }) * Self.perMedianDeviation
    let limit = max(Self.unusualDeviations * spread, Self.leastUnusual)
    for (place, value) in deviations where abs(value) > limit { days[place].isUsual = false }
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
