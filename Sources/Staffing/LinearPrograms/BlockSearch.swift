/// Improves a whole-numbered solution of a programme whose columns fall into blocks that share few
/// rows, such as the pools of a shift plan.
///
/// A large neighbourhood search: the columns of two blocks are solved anew while all others stay,
/// pair by pair, until no pair improves (P. Shaw, "Using Constraint Programming and Local Search
/// Methods to Solve Vehicle Routing Problems", CP 1998, doi:10.1007/3-540-49481-2_30).
struct BlockSearch {
  let program: LinearProgram
  /// The block of each column, from 0.
  let blocks: [Int]
  /// What a pair may take at most.
  let limits: BranchAndBound.Limits
  /// The nodes of all pairs that were solved.
  private(set) var nodes = 0

  init(program: LinearProgram, blocks: [Int], limits: BranchAndBound.Limits) {
    precondition(
      blocks.count == program.columns.count,
      "BlockSearch needs a block for each of \(program.columns.count) columns (was given \(blocks.count))"
    )
    self.program = program
    self.blocks = blocks
    self.limits = limits
  }

  /// The best values found, at most as dear as those given, which must meet every row.
  mutating func improved(_ start: [Int]) -> [Int] {
    let names = Set(blocks).sorted()
    let pairs = names.indices.flatMap { first in
      names[(first + 1)...].map { Set([names[first], $0]) }
    }
    var values = start
    // Pairs in a row without gain; after as many as there are, none is left that gains.
    var idle = 0
    var next = 0
    while idle < pairs.count, !limits.isStopped(.init(cost: program.cost(of: values), nodes: nodes))
    {
      if let better = improved(values, freeing: pairs[next % pairs.count]) {
        values = better
        idle = 0
      } else {
        idle += 1
      }
      next += 1
    }
    return values
  }

  private mutating func improved(_ values: [Int], freeing free: Set<Int>) -> [Int]? {
    var sums = [Double](repeating: 0, count: program.rows.count)
    var isTouched = [Bool](repeating: false, count: program.rows.count)
    var chosen: [Int] = []
    for (index, column) in program.columns.enumerated() {
      let isFree = free.contains(blocks[index])
      if isFree { chosen.append(index) }
      for entry in column.entries {
        if isFree {
          isTouched[entry.row] = true
        } else {
          sums[entry.row] += entry.coefficient * Double(values[index])
        }
      }
    }
    let rows = program.rows.indices.filter { isTouched[$0] }
    var places = [Int](repeating: 0, count: program.rows.count)
    for (place, row) in rows.enumerated() { places[row] = place }
    let part = LinearProgram(
      rows: rows.map {
        .init(program.rows[$0].sense, program.rows[$0].rightHandSide - sums[$0])
      },
      columns: chosen.map { index in
        var column = program.columns[index]
        for entry in column.entries.indices {
          column.entries[entry].row = places[column.entries[entry].row]
        }
        return column
      })
    let all = BranchAndBound.Progress(cost: program.cost(of: values), nodes: nodes)
    var own = limits
    own.isStopped = { [limits] in
      limits.isStopped(.init(cost: all.cost, nodes: all.nodes + $0.nodes))
    }
    guard case .solved(let solution) = BranchAndBound.solve(part, limits: own) else { return nil }
    nodes += solution.nodes
    var better = values
    for (place, index) in chosen.enumerated() { better[index] = solution.values[place] }
    return program.cost(of: better) < program.cost(of: values) - 1e-6 ? better : nil
  }
}
