/// By how many more callers than must be are answered in time, for each number of agents in an interval:
/// the figures of a relaxation (`PayBound`).
struct AnsweredInTime: Sendable {
  /// A number of agents with the most that they, and any fewer than come next, can answer.
  struct Point: Sendable {
    var agents: Int
    /// Those answered in time less those who must be, a day.
    var surplus: Double
    /// The variance of the surplus from day to day.
    var variance: Double
  }

  /// By agents, ascending, the first with none; more than the last answer no more.
  private(set) var points: [Point] = []

  /// - Parameters:
  ///   - days: the calls of the interval, day by day.
  ///   - must: how many of them must be answered in time, by day.
  ///   - end: of the interval, in seconds.
  init(_ days: [PooledCalls], must: [Double], until end: Double) {
    let all = days.map(\.calls.count)
    let step = Self.step(days, until: end)
    var agents = 0
    // Numbers between two looks answer no more than the higher does.
    var fewest = 0
    while true {
      let answered = days.map { $0.answered(by: agents, until: end) }
      add(zip(answered, must).map { Double($0) - $1 }, for: fewest)
      guard answered != all else { break }
      fewest = agents + 1
      let missing = zip(all, answered).reduce(0) { $0 + $1.0 - $1.1 }
      if Double(missing) < Self.nobody * Double(all.reduce(0, +)) {
        add(zip(all, must).map { Double($0) - $1 }, for: fewest)
        break
      }
      agents += step
    }
  }

  /// Of so few who are not answered in time none are looked for.
  private static let nobody = 0.001

  /// The agents between two looks: one where there are few.
  private static func step(_ days: [PooledCalls], until end: Double) -> Int {
    let seconds = days.reduce(0) { $1.calls.reduce($0) { $0 + $1.seconds } }
    let begin = days.compactMap { $0.calls.first?.at }.min() ?? end
    return max(1, Int(seconds / Double(days.count) / max(60, end - begin) / 60))
  }

  private mutating func add(_ surplus: [Double], for agents: Int) {
    let mean = surplus.reduce(0, +) / Double(surplus.count)
    let squares = surplus.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    points.append(
      Point(
        // More agents answer no fewer.
        agents: agents, surplus: max(mean, points.last?.surplus ?? mean),
        variance: squares / Double(max(1, surplus.count - 1))))
  }

  /// The points of the least concave curve above all others.
  var hull: [Point] {
    var hull: [Point] = []
    for point in points {
      while hull.count > 1 {
        let (a, b) = (hull[hull.count - 2], hull[hull.count - 1])
        let before = (b.surplus - a.surplus) * Double(point.agents - b.agents)
        let after = (point.surplus - b.surplus) * Double(b.agents - a.agents)
        guard after >= before else { break }
        hull.removeLast()
      }
      hull.append(point)
    }
    return hull
  }

  /// The fewest agents with whom enough may be answered in this interval alone, within so many standard
  /// errors of days.
  func fewest(within errors: Double, days: Int) -> Int {
    let enough = points.first {
      $0.surplus + errors * ($0.variance / Double(days)).squareRoot() >= 0
    }
    return (enough ?? points[points.count - 1]).agents
  }
}
