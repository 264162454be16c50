internal import QueueSimulator

/// What agents more and fewer do to the targets near a staffing, and the best move by that.
///
/// Each cell has a slope upwards and one downwards, from a simulation with some agents more and one
/// with some fewer. Near the optimum service is concave in agents, so the straight lines flatter
/// every move a little: a move is a proposal for the next simulation, not an answer. The idea of
/// cuts from simulated differences is that of J. Atlason, M. A. Epelman and S. G. Henderson,
/// "Optimizing Call Center Staffing Using Simulation and Analytic Center Cutting-Plane Methods",
/// Management Science 54(2), 2008, doi:10.1287/mnsc.1070.0774.
struct LocalModel {
  /// One pool in one interval.
  struct Slope {
    var cell: StaffingTable.Cell
    /// The most agents that the slopes hold for, more or fewer.
    var step: Int
    /// The agents at work that there are, beyond the fewest there must be.
    var agents: Int
    /// The agents at work that there may be beyond these.
    var room: Int
    /// The pay of one agent at work.
    var cost: Double
    /// What each agent more adds to the slack of each target.
    var gain: [Double]
    /// What each agent fewer takes from it.
    var loss: [Double]

    var fewer: Int { min(step, agents) }
    var more: Int { min(step, room) }
  }

  var slopes: [Slope]

  /// A change of the staffing, as agents more (or fewer, if negative) by slope.
  struct Move {
    var changes: [Int]
    /// The change of each target's slack that the slopes promise.
    var promised: [Double]

    var isNothing: Bool { changes.allSatisfy { $0 == 0 } }
  }

  private static let limits = BranchAndBound.Limits(gap: 0.000_1, nodes: 4_000)
  /// Slack is counted in steps of this size where it is a column of the programme.
  private static let slackStep = 0.000_5

  /// The cheapest move that changes each target's slack by at least so much.
  ///
  /// What can't be reached within the slopes is missed by as little as possible.
  func cheapest(reaching needed: [Double]) -> Move? {
    let dearest = slopes.reduce(1.0) { $0 + $1.cost * Double($1.step + $1.fewer) }
    var columns = self.columns(rows: needed.count)
    for row in needed.indices {
      columns.append(
        .init(
          cost: dearest, entries: [.init(row: row, coefficient: Self.slackStep)],
          upper: (max(0, needed[row]) / Self.slackStep).rounded(.up) + 1))
    }
    return solve(LinearProgram(rows: needed.map { .init(.atLeast, $0) }, columns: columns))
  }

  /// The move that lifts the lowest slack the highest and adds at most `budget` to the pay.
  func best(from slacks: [Double], budget: Double) -> Move? {
    var columns = self.columns(rows: slacks.count + 1)
    for index in slopes.indices {
      columns[2 * index].entries.append(
        .init(row: slacks.count, coefficient: slopes[index].cost))
      columns[2 * index + 1].entries.append(
        .init(row: slacks.count, coefficient: -slopes[index].cost))
      // Only the lowest slack counts; among equals, those who cost less.
      columns[2 * index].cost = slopes[index].cost * 1e-6
      columns[2 * index + 1].cost = 0
    }
    let lowest = slacks.min() ?? 0
    columns.append(
      .init(
        cost: -1,
        entries: slacks.indices.map { .init(row: $0, coefficient: -Self.slackStep) },
        lower: 0, upper: 4_000))
    let rows = slacks.map { LinearProgram.Row(.atLeast, lowest - $0) }
    return solve(LinearProgram(rows: rows + [.init(.atMost, budget)], columns: columns))
  }

  /// For each slope a column of agents more, then one of agents fewer.
  private func columns(rows: Int) -> [LinearProgram.Column] {
    slopes.flatMap { slope in
      [
        LinearProgram.Column(
          cost: slope.cost, entries: Self.entries(slope.gain, sign: 1),
          upper: Double(slope.more)),
        LinearProgram.Column(
          cost: -slope.cost, entries: Self.entries(slope.loss, sign: -1),
          upper: Double(slope.fewer)),
      ]
    }
  }

  private static func entries(_ values: [Double], sign: Double) -> [LinearProgram.Entry] {
    values.enumerated().compactMap { row, value in
      value == 0 ? nil : .init(row: row, coefficient: sign * value)
    }
  }

  private func solve(_ program: LinearProgram) -> Move? {
    guard case .solved(let solution) = BranchAndBound.solve(program, limits: Self.limits) else {
      return nil
    }
    return move(slopes.indices.map { solution.values[2 * $0] - solution.values[2 * $0 + 1] })
  }

  /// A move with what it promises.
  func move(_ changes: [Int]) -> Move {
    var promised = [Double](repeating: 0, count: slopes.first?.gain.count ?? 0)
    for (change, slope) in zip(changes, slopes) where change != 0 {
      for index in promised.indices {
        promised[index] +=
          change > 0
          ? Double(change) * slope.gain[index] : Double(change) * slope.loss[index]
      }
    }
    return Move(changes: changes, promised: promised)
  }

  /// Puts the model where a move has led.
  ///
  /// Each agent of a cell is taken to matter less than the one before by as much as the two slopes
  /// differ, so that some more moves can be tried before slopes are simulated anew.
  mutating func follow(_ move: Move) {
    for (index, change) in move.changes.enumerated() where change != 0 {
      slopes[index].agents += change
      slopes[index].room -= change
      for target in slopes[index].gain.indices {
        let (gain, loss) = (slopes[index].gain[target], slopes[index].loss[target])
        guard gain > 0, loss > 0 else { continue }
        let ratio = min(1, max(0.5, gain / loss))
        var power = 1.0
        for _ in 1..<max(1, abs(change)) { power *= ratio }
        if change > 0 {
          slopes[index].loss[target] = gain * power
          slopes[index].gain[target] = gain * power * ratio
        } else {
          slopes[index].gain[target] = loss / power
          slopes[index].loss[target] = loss / power / ratio
        }
      }
    }
  }
}

extension StaffingTable {
  /// This staffing after a move.
  func moved(_ move: LocalModel.Move, in model: LocalModel) -> StaffingTable {
    var table = self
    for (change, slope) in zip(move.changes, model.slopes) { table[slope.cell] += change }
    return table
  }
}
