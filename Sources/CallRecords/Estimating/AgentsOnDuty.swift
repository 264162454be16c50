internal import Diagnostics
internal import ParallelWork

/// How many agents were there, by pool, weekday and interval: as a bracket with a best estimate.
package struct AgentsOnDuty: Sendable {
  /// The agents of one skill set in one interval of a weekday, on the mean of its days.
  package struct Cell: Sendable, Hashable {
    /// Who talked.
    package var low = 0.0
    /// Who was there and not away, as far as the model of absences tells.
    package var best = 0.0
    /// All who were logged on, pauses included, or between their first and last call of the day.
    package var high = 0.0
  }

  /// The types that each pool serves; those with the fewest first.
  package let pools: [[Int]]
  /// By pool, weekday (Monday first) and interval from midnight.
  package let cells: [[[Cell]]]

  /// A pool that has less of all agents' time is put to one that serves the same and more.
  private static let smallestPool = 0.03
  private static let draws = 4
  /// So many moments of a weekday at which something can be told of an agent are enough.
  private static let enoughLooks = 1_000_000

  init(
    _ days: RecordedDays, skills: SkillSets, wrapUp: WrapUpEstimate, absences: AbsenceModel,
    intervalSeconds: Double, jobs: Int
  ) {
    let intervals = Int((86_400 / intervalSeconds).rounded(.up))
    let solved = Self.solved(days, skills, wrapUp)
    var dayCounts = [Double](repeating: 0, count: 7)
    var solvedCounts = dayCounts
    for (index, day) in days.numbers.enumerated() {
      let weekday = CivilDate(daysSince1970: day).weekday
      dayCounts[weekday] += 1
      if solved.contains(index) { solvedCounts[weekday] += 1 }
    }
    var found = OrderedLoop(threads: jobs).reduce(days.count, into: Sum(intervals)) {
    } work: { _, index in
      Self.day(
        days[index], skills, wrapUp, absences, isSolved: solved.contains(index), intervalSeconds)
    } add: { sum, day in
      sum.add(day)
      return .goOn
    }.found
    Self.joinSmall(&found)
    let sets = found.keys.sorted {
      $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
    }
    pools = sets
    cells = sets.map { set in
      (found[set] ?? Self.empty(intervals)).enumerated().map { weekday, row in
        row.map { cell in
          let count = max(1, dayCounts[weekday])
          let (low, best) = (cell.low / count, cell.best / max(1, solvedCounts[weekday]))
          return Cell(low: low, best: max(low, best), high: max(low, best, cell.high / count))
        }
      }
    }
  }

  /// The agent-intervals of one day, by the types that agents serve.
  private struct Day: Sendable {
    let weekday: Int
    var rows: [[Int]: [Cell]] = [:]
  }

  /// Those of many days.
  private struct Sum: Sendable {
    let intervals: Int
    /// By weekday and interval.
    var found: [[Int]: [[Cell]]] = [:]

    init(_ intervals: Int) { self.intervals = intervals }

    mutating func add(_ day: Day) {
      for (set, row) in day.rows {
        for (index, cell) in row.enumerated() where cell != Cell() {
          found[set, default: AgentsOnDuty.empty(intervals)][day.weekday][index].low += cell.low
          found[set]?[day.weekday][index].best += cell.best
          found[set]?[day.weekday][index].high += cell.high
        }
      }
    }
  }

  private static func day(
    _ day: RecordedDay, _ skills: SkillSets, _ wrapUp: WrapUpEstimate, _ absences: AbsenceModel,
    isSolved: Bool, _ width: Double
  ) -> Day {
    let empty = [Cell](repeating: Cell(), count: Int((86_400 / width).rounded(.up)))
    var result = Day(weekday: CivilDate(daysSince1970: day.day).weekday)
    for (agent, talks) in day.staff {
      let set = skills.types(of: agent, talks: talks)
      // Taken out, so that it isn't copied.
      var row = result.rows.removeValue(forKey: set) ?? empty
      for talk in talks { spread(talk.from, talk.to, width, &row) { $0.low += $1 } }
      for span in day.presence(of: agent, talks) {
        spread(span.lowerBound, span.upperBound, width, &row) { $0.high += $1 }
      }
      result.rows[set] = row
    }
    guard isSolved else { return result }
    var gaps = AvailabilityGaps(day, skills: skills, wrapUp: wrapUp)
    gaps.solve(absences)
    var numbers = SeededNumbers(UInt64(truncatingIfNeeded: day.day))
    for _ in 0..<draws {
      for (index, spans) in gaps.draw(absences, &numbers).enumerated() {
        let set = gaps.talks[index].types
        var row = result.rows.removeValue(forKey: set) ?? empty
        for span in spans {
          spread(span.lowerBound, span.upperBound, width, &row) { $0.best += $1 / Double(draws) }
        }
        result.rows[set] = row
      }
    }
    return result
  }

  /// The days whose absences are worked out: all, or so many of each weekday as are enough.
  private static func solved(
    _ days: RecordedDays, _ skills: SkillSets, _ wrapUp: WrapUpEstimate
  ) -> Set<Int> {
    let numbers = days.numbers
    var looks = [Int](repeating: 0, count: 7)
    var chosen: Set<Int> = []
    for index in days.spreadIndices {
      let weekday = CivilDate(daysSince1970: numbers[index]).weekday
      guard looks[weekday] < enoughLooks else { continue }
      chosen.insert(index)
      looks[weekday] += AvailabilityGaps(days[index], skills: skills, wrapUp: wrapUp).lookCount
    }
    return chosen
  }

  private static func empty(_ intervals: Int) -> [[Cell]] {
    [[Cell]](repeating: [Cell](repeating: Cell(), count: intervals), count: 7)
  }

  /// Adds the shares of intervals that a span covers.
  private static func spread(
    _ from: Double, _ to: Double, _ width: Double, _ row: inout [Cell],
    _ add: (inout Cell, Double) -> Void
  ) {
    var index = max(0, Int(from / width))
    while index < row.count, Double(index) * width < to {
      let start = max(from, Double(index) * width)
      let end = min(to, Double(index + 1) * width)
      if end > start { add(&row[index], (end - start) / width) }
      index += 1
    }
  }

  private static func joinSmall(_ found: inout [[Int]: [[Cell]]]) {
    func time(_ cells: [[Cell]]) -> Double { cells.joined().reduce(0) { $0 + $1.high } }
    let total = found.values.reduce(0) { $0 + time($1) }
    let small = found.filter { time($0.value) < smallestPool * total }
      .sorted {
        time($0.value) != time($1.value)
          ? time($0.value) < time($1.value) : $0.key.lexicographicallyPrecedes($1.key)
      }
    for (set, cells) in small where found.count > 1 {
      // The pool that shares most types; of several the one with more time.
      let others = found.keys.filter { $0 != set }
      let target = others.max {
        let (a, b) = (likeness($0, set), likeness($1, set))
        return a != b
          ? a < b : (time(found[$0] ?? []), $1.count) < (time(found[$1] ?? []), $0.count)
      }
      guard let target else { continue }
      for weekday in 0..<7 {
        for index in cells[weekday].indices {
          found[target]?[weekday][index].low += cells[weekday][index].low
          found[target]?[weekday][index].best += cells[weekday][index].best
          found[target]?[weekday][index].high += cells[weekday][index].high
        }
      }
      found[set] = nil
    }
  }

  /// The types that two sets share, of all that either has.
  private static func likeness(_ a: [Int], _ b: [Int]) -> Double {
    let shared = Set(a).intersection(b).count
    return Double(shared) / Double(max(1, Set(a).union(b).count))
  }
}
