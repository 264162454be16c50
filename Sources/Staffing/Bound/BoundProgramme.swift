internal import QueueSimulator

/// The least pay that answers enough callers in every centre of a relaxation (`PayBound`).
struct BoundProgramme {
  private let search: StaffingSearch
  private let groups: [PooledQueues]
  /// By group, then by interval.
  private let figures: [[AnsweredInTime]]
  private let days: Int
  private let lost: LostCalls
  /// Dials that are blocked in a day at most, on average.
  private let blocked: Double
  private var rows: [LinearProgram.Row] = []
  private var columns: [LinearProgram.Column] = []
  /// A solution: a plan that is known.
  private var start: [Int] = []

  /// Nodes of the search, each a linear programme, and the rows that these are solved for in time.
  private static let limits = BranchAndBound.Limits(gap: 0.000_5, nodes: 400)
  private static let mostRows = 700

  /// How many groups a scenario of so many intervals may have.
  static func mostGroups(intervals: Int) -> Int { mostRows / (intervals + 1) }

  /// - Parameters:
  ///   - blocked: the dials that are blocked in a day at most, on average.
  ///   - known: a plan that keeps the targets.
  init(
    _ search: StaffingSearch, _ groups: [PooledQueues], _ figures: [[AnsweredInTime]], days: Int,
    _ lost: LostCalls, blocked: Double, known: StaffingTable
  ) {
    self.search = search
    self.groups = groups
    self.figures = figures
    self.days = days
    self.lost = lost
    self.blocked = blocked
    addAgents(known)
    addAnswers(known)
  }

  /// Below what no solution lies; `nil` if it wasn't found out.
  var bound: Double? {
    guard
      case .solved(let solution) = BranchAndBound.solve(
        LinearProgram(rows: rows, columns: columns), limits: Self.limits, from: start)
    else { return nil }
    return solution.bound
  }

  private var scenario: Scenario { search.scenario }

  private func row(_ group: Int, _ interval: Int) -> Int {
    group * (scenario.intervalCount + 1) + interval
  }

  /// Two columns for the agents at work of a cell: those who need nobody more for shrinkage, as it is
  /// rounded, and those further ones who do.
  private mutating func addAgents(_ known: StaffingTable) {
    let intervals = scenario.intervalCount
    for group in groups.indices {
      rows += (0..<intervals).map { _ in .init(.atLeast, 0) }
      rows.append(.init(.atLeast, required(group)))
    }
    let none = StaffingTable(agents: known.agents.map { $0.map { _ in 0 } })
    let (least, most) = none.bounds(in: scenario)
    for cell in known.cells {
      let pool = scenario.pools[cell.pool]
      let away = pool.isAbsenceRandom ? 0 : min(pool.shrinkage, 0.99)
      let cost = StaffingTable.cost(of: cell, in: scenario)
      let whole = away > 0 ? Int((0.5 / away).rounded(.up)) : most[cell]
      let entries = groups.indices.filter { groups[$0].pools.contains(cell.pool) }.map {
        LinearProgram.Entry(row: row($0, cell.interval), coefficient: 1)
      }
      let first = min(whole, most[cell])
      let needed = min(least[cell], first)
      columns.append(
        .init(cost: cost, entries: entries, lower: Double(needed), upper: Double(first)))
      columns.append(
        .init(
          cost: cost / (1 - away), entries: entries, lower: Double(least[cell] - needed),
          upper: Double(most[cell] - first)))
      let there = min(max(known[cell], least[cell]), most[cell])
      start += [min(there, first), max(0, there - first)]
    }
  }

  /// For each centre and interval columns of agents who answer ever fewer further callers each.
  private mutating func addAnswers(_ known: StaffingTable) {
    for (index, group) in groups.enumerated() {
      for (interval, figures) in figures[index].enumerated() {
        var left = group.pools.reduce(0) { $0 + known.agents[$1][interval] }
        let hull = figures.hull
        var needed = fewest(figures)
        for (before, point) in zip(hull, hull.dropFirst()) where point.surplus > before.surplus {
          let width = point.agents - before.agents
          let each = (point.surplus - before.surplus) / Double(width)
          let lower = min(needed, width)
          columns.append(
            .init(
              cost: 0,
              entries: [
                .init(row: row(index, interval), coefficient: -1),
                .init(row: row(index, scenario.intervalCount), coefficient: each),
              ], lower: Double(lower), upper: Double(width)))
          start.append(min(max(left, lower), width))
          left -= start[start.count - 1]
          needed -= lower
        }
      }
    }
  }

  /// The fewest agents of an interval; none, unless targets hold for each interval and all calls come to
  /// their queues when they arrive.
  private func fewest(_ figures: AnsweredInTime) -> Int {
    guard case .eachInterval = search.scope, !lost.areAny,
      scenario.callTypes.allSatisfy({ !$0.hasMenu })
    else { return 0 }
    return figures.fewest(within: PayBound.standardErrors, days: days)
  }

  /// How much further surplus the day needs beyond that without any agents, within the standard errors.
  private func required(_ group: Int) -> Double {
    let own = figures[group]
    let none = own.reduce(0) { $0 + ($1.points.first?.surplus ?? 0) }
    let variances = own.map { $0.points.map(\.variance).max() ?? 0 }
    // Busy days are busy in all intervals.
    let deviation =
      scenario.isBusynessRandom
      ? variances.reduce(0) { $0 + $1.squareRoot() } : variances.reduce(0, +).squareRoot()
    return -none - groups[group].fewerABlocked * blocked
      - PayBound.standardErrors * deviation / Double(days).squareRoot()
  }
}

extension Scenario.CallType {
  /// Whether its calls come to a queue some time after they arrive.
  var hasMenu: Bool { menu != nil || sampledMenu != nil }
}
