/// In which order waiting calls are taken: by how much earlier than they joined the calls of a class
/// stand in line.
///
/// A class is a call type and a priority. Whenever a waiting call was taken while another that the
/// same agent serves waited on, the first stood before the second. The head starts are those that
/// explain most of these pairs, found by moving one class at a time.
package struct HeadStarts: Sendable {
  /// Calls that stand in line alike.
  package struct Class: Sendable, Hashable {
    package var type: Int
    package var priority: Int
  }

  /// The classes of each type, with their share of its calls and their head start in seconds.
  package private(set) var classes: [[(priority: Int, share: Double, seconds: Double)]] = []
  /// The share of the pairs that don't fit.
  package private(set) var unexplained = 0.0

  private static let step = 15
  private static let most = 600
  private static let leastPairs = 50
  private static let mostPairs = 400_000
  /// Joins so close are in no order, in seconds.
  private static let blur = 1.0

  init(_ days: RecordedDays, types: Int, skills: SkillSets) {
    var counts: [Class: Int] = [:]
    var pairs: [Class: [Class: [Double]]] = [:]
    var pairCount = 0
    for day in days {
      guard pairCount < Self.mostPairs else { break }
      let byAgent = day.talksByAgent
      let waiting = day.fates.filter { $0.waited > 0 }
      var sets: [Int: Set<Int>] = [:]
      for (index, taken) in waiting.enumerated() {
        let own = Class(type: taken.type, priority: taken.priority)
        counts[own, default: 0] += 1
        guard taken.agent >= 0 else { continue }
        let set =
          sets[taken.agent]
          ?? Set(
            skills.types(of: taken.agent, talks: byAgent[taken.agent] ?? []))
        sets[taken.agent] = set
        // Those who wait at that moment joined at most the longest wait before it.
        var other = index - 1
        while other >= 0, taken.left - waiting[other].joined < 3_600 {
          pairCount += Self.add(taken, own, waiting[other], set, &pairs)
          other -= 1
        }
        other = index + 1
        while other < waiting.count, waiting[other].joined <= taken.left - 2 {
          pairCount += Self.add(taken, own, waiting[other], set, &pairs)
          other += 1
        }
      }
    }
    let order = counts.sorted {
      ($0.value, $1.key.type, $1.key.priority) > ($1.value, $0.key.type, $0.key.priority)
    }.map(\.key)
    let heads = Self.fit(pairs, order)
    let lowest = order.map { heads[$0] ?? 0 }.min() ?? 0
    unexplained = Self.unexplained(pairs, heads)
    classes = (0..<types).map { type in
      let own = order.filter { $0.type == type }.sorted { $0.priority < $1.priority }
      let total = own.reduce(0) { $0 + (counts[$1] ?? 0) }
      guard total > 0 else { return [(0, 1, Double(-lowest))] }
      return own.map {
        ($0.priority, Double(counts[$0] ?? 0) / Double(total), Double((heads[$0] ?? 0) - lowest))
      }
    }
  }

  /// Notes that one call was taken before another that waited too.
  /// - Returns: how many pairs that are.
  private static func add(
    _ taken: RecordedDay.Fate, _ own: Class, _ other: RecordedDay.Fate, _ set: Set<Int>,
    _ pairs: inout [Class: [Class: [Double]]]
  ) -> Int {
    guard other.joined <= taken.left - 2, other.left > taken.left + 2, set.contains(other.type)
    else { return 0 }
    let waiting = Class(type: other.type, priority: other.priority)
    pairs[own, default: [:]][waiting, default: []].append(taken.joined - other.joined)
    return 1
  }

  private static func fit(
    _ pairs: [Class: [Class: [Double]]], _ order: [Class]
  ) -> [Class: Int] {
    var sorted: [(taken: Class, waiting: Class, gaps: [Double])] = []
    for taken in order {
      for waiting in order where taken != waiting {
        guard let gaps = pairs[taken]?[waiting], gaps.count >= leastPairs else { continue }
        sorted.append((taken, waiting, gaps.sorted()))
      }
    }
    var heads: [Class: Int] = [:]
    /// The pairs that don't fit if a class had this head start.
    func misfits(_ own: Class, _ head: Int) -> Int {
      sorted.reduce(0) { sum, pair in
        guard pair.taken == own || pair.waiting == own else { return sum }
        let taken = pair.taken == own ? head : heads[pair.taken] ?? 0
        let waiting = pair.waiting == own ? head : heads[pair.waiting] ?? 0
        return sum + pair.gaps.count
          - Numbers.count(pair.gaps, upTo: Double(taken - waiting) + blur)
      }
    }
    for _ in 0..<8 {
      var isChanged = false
      for own in order.dropFirst() {
        let now = heads[own] ?? 0
        var best = (misfits: misfits(own, now), head: now)
        for head in stride(from: -most, through: most, by: step) {
          let count = misfits(own, head)
          if count < best.misfits || (count == best.misfits && abs(head) < abs(best.head)) {
            best = (count, head)
          }
        }
        if best.head != now {
          heads[own] = best.head
          isChanged = true
        }
      }
      if !isChanged { break }
    }
    return heads
  }

  private static func unexplained(
    _ pairs: [Class: [Class: [Double]]], _ heads: [Class: Int]
  ) -> Double {
    var all = 0
    var wrong = 0
    for (taken, row) in pairs {
      for (waiting, gaps) in row {
        let lead = Double((heads[taken] ?? 0) - (heads[waiting] ?? 0))
        all += gaps.count
        wrong += gaps.count { $0 > lead + blur }
      }
    }
    return all > 0 ? Double(wrong) / Double(all) : 0
  }

  /// Draws the class of a call of a type: its place among the type's classes.
  func draw(_ type: Int, _ numbers: inout SeededNumbers) -> Int {
    let classes = classes[type]
    guard classes.count > 1 else { return 0 }
    var rest = numbers.uniform()
    for (index, one) in classes.enumerated() {
      rest -= one.share
      if rest < 0 { return index }
    }
    return classes.count - 1
  }
}
