internal import Diagnostics

/// The figures of a history as its file has them, and how they become days.
struct HistoryFigures {
  /// A row of the file.
  struct Point {
    var date: CivilDate
    var minute: Int
    var calls: Double
    /// Seconds a call; `nil` where it isn't known.
    var handling: Double?
    /// The place of its type.
    var type: Int
  }

  var points: [Point]
  /// In order of their places; empty if the file doesn't tell types apart.
  var types: [String]
  var intervalMinutes: Int
  var offset: Int?

  private var slots: Int { 1_440 / intervalMinutes }

  var histories: CallHistories {
    var total = Days(slots: slots)
    var byType = types.map { _ in Days(slots: slots) }
    for point in points {
      total.add(point, intervalMinutes)
      if !types.isEmpty { byType[point.type].add(point, intervalMinutes) }
    }
    // Days that only another type has are days of this one too.
    for type in byType.indices {
      for date in total.calls.keys where byType[type].calls[date] == nil {
        byType[type].calls[date] = Array(repeating: nil, count: slots)
      }
      let gaps = byType[type].fillEmpty(like: total)
      for (date, slot) in gaps { total.calls[date]?[slot] = nil }
    }
    let order = types.indices.sorted { types[$0] < types[$1] }
    return CallHistories(
      total: history(total), types: order.map { (types[$0], history(byType[$0])) })
  }

  private func history(_ days: Days) -> CallHistory {
    CallHistory(
      intervalMinutes: intervalMinutes,
      days: days.calls.keys.sorted().map { date in
        .init(
          date: date, calls: days.calls[date] ?? [],
          handling: days.hasHandling ? days.handling(date) : [])
      }, offset: offset)
  }

  /// The sums of a day's rows by interval.
  private struct Days {
    let slots: Int
    var calls: [CivilDate: [Double?]] = [:]
    /// Seconds of handling, and the calls they are of.
    private var seconds: [CivilDate: [Double]] = [:]
    private var handled: [CivilDate: [Double]] = [:]
    private var hasZeros = false

    init(slots: Int) { self.slots = slots }

    var hasHandling: Bool { !seconds.isEmpty }

    mutating func add(_ point: Point, _ minutes: Int) {
      let slot = point.minute / minutes
      let before = calls[point.date, default: Array(repeating: nil, count: slots)][slot] ?? 0
      calls[point.date, default: Array(repeating: nil, count: slots)][slot] = before + point.calls
      if point.calls == 0 { hasZeros = true }
      guard let handling = point.handling, point.calls > 0 else { return }
      let none = [Double](repeating: 0, count: slots)
      seconds[point.date, default: none][slot] += handling * point.calls
      handled[point.date, default: none][slot] += point.calls
    }

    func handling(_ date: CivilDate) -> [Double?] {
      (0..<slots).map { slot in
        guard let calls = handled[date]?[slot], calls > 0 else { return nil }
        return (seconds[date]?[slot] ?? 0) / calls
      }
    }

    /// The most that an interval usually has and may be empty by chance: e⁻⁷ is a thousandth.
    private static let mostForNone = 7.0

    /// Where another type has a figure and this one has no row, it had no calls, unless that can't
    /// be: files that write zeros have no row where a figure is missing, and in others an interval
    /// with many calls on that weekday is not empty by chance.
    /// - Returns: the gaps.
    mutating func fillEmpty(like total: Days) -> [(CivilDate, Int)] {
      var sums = [[Double]](repeating: Array(repeating: 0, count: slots), count: 7)
      var counts = sums
      for (date, figures) in calls {
        for (slot, figure) in figures.enumerated() {
          guard let figure else { continue }
          sums[date.weekday][slot] += figure
          counts[date.weekday][slot] += 1
        }
      }
      let first = calls.filter { $0.value.contains { $0 != nil } }.keys.min()
      var gaps: [(CivilDate, Int)] = []
      // Before its first row a type may not have been there, which says nothing of how many it had.
      for date in total.calls.keys.sorted() where first.map({ $0 <= date }) ?? false {
        for slot in 0..<slots where calls[date]?[slot] == nil {
          guard total.calls[date]?[slot] != nil else { continue }
          let known = counts[date.weekday][slot]
          let isGap =
            known > 0 && (hasZeros || sums[date.weekday][slot] / known > Self.mostForNone)
          if isGap { gaps.append((date, slot)) } else { calls[date]?[slot] = .some(0) }
        }
      }
      return gaps
    }
  }
}
