internal import QueueSimulator

/// The cheapest shifts by the slopes near the present roster: the cuts of J. Atlason, M. A. Epelman and
/// S. G. Henderson (see `LocalModel`) with shifts as columns.
extension RosterDescent {
  private static let limits = BranchAndBound.Limits(gap: 0.001, nodes: 1_500)
  /// Slack is counted in steps of this size where it is a column of the programme.
  private static let slackStep = 0.000_5

  /// Makes one move, if one is an improvement.
  mutating func move(_ position: inout Position) throws(StaffingSearch.Interrupted) -> Bool {
    var corrections = position.rests.map { _ in 0.0 }
    for _ in 0..<3 {
      guard
        let proposal = proposal(
          position, reaching: zip(position.rests, corrections).map { $1 - $0 }),
        proposal.people != people
      else { return false }
      let found = try rests(of: proposal.people, from: position)
      if isBetter(proposal.people, found, than: position.rests) {
        people = proposal.people
        position.rests = found
        return true
      }
      if spends != nil { return false }
      // The slopes promised too much: ask for as much more as was missing.
      for index in corrections.indices {
        corrections[index] += max(
          0, position.rests[index] + proposal.promised[index] - found[index])
      }
    }
    return false
  }

  private struct Proposal {
    var people: [Int]
    /// The change of each target's slack that the slopes promise.
    var promised: [Double]
  }

  /// The cheapest shifts that change each target's slack by at least so much.
  ///
  /// What can't be reached within the slopes is missed by as little as possible. Where a budget is spent, those of the shifts
  /// that it pays for that lift the lowest slack the highest.
  private func proposal(_ position: Position, reaching needed: [Double]) -> Proposal? {
    let there = choice.agents(of: people)
    let (program, start) =
      spends.map { programme(position.slopes, there, lifting: position.rests, within: $0) }
      ?? programme(position.slopes, there, needed)
    guard
      case .solved(let solution) = BranchAndBound.solve(
        program, limits: Self.limits, from: start)
    else { return nil }
    let people = Array(solution.values.prefix(choice.candidates.count))
    guard choice.allows(people) else { return nil }
    let then = choice.agents(of: people)
    var promised = needed.map { _ in 0.0 }
    for slope in position.slopes {
      let change =
        then[slope.cell.pool][slope.cell.interval] - there[slope.cell.pool][slope.cell.interval]
      for index in promised.indices {
        promised[index] +=
          change > 0
          ? min(change, Double(slope.step)) * slope.gain[index] : change * slope.loss[index]
      }
    }
    return Proposal(people: people, promised: promised)
  }

  /// The programme, and the present roster as its solution.
  ///
  /// Columns are the candidates, then for each slope agents more and agents fewer, then for each
  /// target what is missed. Rows are the cells, whose agents must account for those more and fewer;
  /// the targets; the bounds of cells; the limits of people.
  private func programme(
    _ slopes: [Slope], _ there: [[Double]], _ needed: [Double]
  ) -> (program: LinearProgram, start: [Int]) {
    var (rows, columns) = agents(slopes, there)
    let firstTarget = slopes.count
    rows += needed.map { .init(.atLeast, $0) }
    let dearest = max(1, choice.pay(of: people))
    for index in needed.indices {
      columns.append(
        .init(
          cost: dearest,
          entries: [.init(row: firstTarget + index, coefficient: Self.slackStep)],
          upper: (max(0, needed[index]) / Self.slackStep).rounded(.up) + 1))
    }
    var program = LinearProgram(rows: rows, columns: columns)
    addBounds(to: &program, slopes)
    let missed = needed.map { Int((max(0, $0) / Self.slackStep).rounded(.up)) }
    return (program, people + slopes.flatMap { _ in [0, 0] } + missed)
  }

  /// The same, with one column for how far the lowest slack is lifted in the place of what is missed,
  /// and a row for the budget.
  private func programme(
    _ slopes: [Slope], _ there: [[Double]], lifting rests: [Double], within budget: Double
  ) -> (program: LinearProgram, start: [Int]) {
    var (rows, columns) = agents(slopes, there)
    let firstTarget = slopes.count
    let lowest = rests.min() ?? 0
    rows += rests.map { .init(.atLeast, lowest - $0) }
    columns.append(
      .init(
        cost: -1,
        entries: rests.indices.map {
          .init(row: firstTarget + $0, coefficient: -Self.slackStep)
        }, upper: 4_000))
    // Only the lowest slack counts; among equals, what costs less.
    for index in choice.candidates.indices { columns[index].cost *= 1e-6 }
    var program = LinearProgram(rows: rows, columns: columns)
    addBounds(to: &program, slopes)
    let others = [Double](repeating: 0, count: columns.count - choice.candidates.count)
    program.append(
      .init(.atMost, budget), coefficients: choice.candidates.map(\.shift.cost) + others)
    return (program, people + slopes.flatMap { _ in [0, 0] } + [0])
  }

  /// The least that any shifts within the limits and bounds cost; `nil` if it wasn't found out.
  func leastPeople() -> [Int]? {
    let cells = choice.staffed.flatMap { pool in
      (0..<choice.need.intervals).map { StaffingTable.Cell(pool: pool, interval: $0) }
    }
    let slopes = cells.map { Slope(cell: $0, step: 0, gain: [], loss: []) }
    let nobody = choice.agents(of: people.map { _ in 0 })
    let (program, start) = programme(slopes, nobody, [])
    guard
      case .solved(let solution) = BranchAndBound.solve(program, limits: Self.limits, from: start)
    else { return nil }
    let least = Array(solution.values.prefix(choice.candidates.count))
    return choice.allows(least) ? least : nil
  }

  /// Rows for the agents of each slope's cell, and columns of the candidates and of agents more and
  /// fewer, the targets' rows being the next.
  private func agents(
    _ slopes: [Slope], _ there: [[Double]]
  ) -> (rows: [LinearProgram.Row], columns: [LinearProgram.Column]) {
    var rows: [LinearProgram.Row] = []
    var columns = choice.candidates.map { candidate in
      // What costs the same is the better the less of it lies where nobody is needed.
      LinearProgram.Column(
        cost: candidate.shift.cost + Double(candidate.idleMinutes) * 1e-5, entries: [])
    }
    let firstTarget = slopes.count
    let rowOf = Self.rows(of: slopes)
    for (index, candidate) in choice.candidates.enumerated() {
      for (interval, share) in candidate.shares {
        let cell = StaffingTable.Cell(pool: choice.pools[index], interval: interval)
        guard let row = rowOf[cell] else { continue }
        columns[index].entries.append(.init(row: row, coefficient: share))
      }
    }
    for (row, slope) in slopes.enumerated() {
      let present = there[slope.cell.pool][slope.cell.interval]
      rows.append(.init(.atLeast, present))
      let fewer = min(Double(slope.step), present.rounded(.down))
      columns.append(
        .init(
          cost: 0,
          entries: [.init(row: row, coefficient: -1)]
            + Self.entries(slope.gain, from: firstTarget, sign: 1), upper: Double(slope.step)))
      columns.append(
        .init(
          cost: 0,
          entries: [.init(row: row, coefficient: 1)]
            + Self.entries(slope.loss, from: firstTarget, sign: -1), upper: fewer))
    }
    return (rows, columns)
  }

  private static func rows(of slopes: [Slope]) -> [StaffingTable.Cell: Int] {
    var rows: [StaffingTable.Cell: Int] = [:]
    for (row, slope) in slopes.enumerated() { rows[slope.cell] = row }
    return rows
  }

  private func addBounds(to program: inout LinearProgram, _ slopes: [Slope]) {
    let count = program.columns.count
    let rowOf = Self.rows(of: slopes)
    for cell in slopes.map(\.cell) {
      let (least, most) = (choice.least[cell], choice.most[cell])
      guard least > 0 || most < .max, let row = rowOf[cell] else { continue }
      var coefficients = [Double](repeating: 0, count: count)
      for index in choice.candidates.indices {
        coefficients[index] =
          program.columns[index].entries.first { $0.row == row }?.coefficient ?? 0
      }
      if least > 0 { program.append(.init(.atLeast, Double(least)), coefficients: coefficients) }
      if most < .max { program.append(.init(.atMost, Double(most)), coefficients: coefficients) }
    }
    for limit in choice.limits {
      var coefficients = [Double](repeating: 0, count: count)
      for index in limit.candidates { coefficients[index] = 1 }
      if let most = limit.most {
        program.append(.init(.atMost, Double(most)), coefficients: coefficients)
      }
      if limit.least > 0 {
        program.append(.init(.atLeast, Double(limit.least)), coefficients: coefficients)
      }
    }
  }

  private static func entries(
    _ values: [Double], from first: Int, sign: Double
  ) -> [LinearProgram.Entry] {
    values.enumerated().compactMap { index, value in
      value == 0 ? nil : .init(row: first + index, coefficient: sign * value)
    }
  }
}
