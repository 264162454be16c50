import Staffing
import TestOutput
import Testing

@Suite struct BranchAndBoundTests {
  /// Rows `a·x ≥ b` over columns of cost 1 to 3 and values 0 to 3, small enough to try everything.
  struct Instance: CustomTestStringConvertible, Sendable {
    var seed: Int
    var program: LinearProgram
    var testDescription: String { "instance \(seed)" }
  }

  static let instances: [Instance] = (1...60).map { seed in
    var numbers = SeededNumbers(seed: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    func draw(_ count: Int) -> Int { numbers.next(below: count) }
    let rows = (0..<4).map { _ in LinearProgram.Row(.atLeast, Double(draw(6))) }
    let columns = (0..<5).map { _ in
      LinearProgram.Column(
        cost: Double(1 + draw(3)),
        entries: (0..<4).compactMap { row in
          let coefficient = draw(3)
          return coefficient == 0 ? nil : .init(row: row, coefficient: Double(coefficient))
        }, upper: 3)
    }
    return Instance(seed: seed, program: LinearProgram(rows: rows, columns: columns))
  }

  /// The least cost by trying every combination; `nil` if none meets the rows.
  private func leastCost(_ program: LinearProgram) -> Double? {
    var best: Double?
    for code in 0..<1_024 {
      let values = (0..<5).map { code >> (2 * $0) & 3 }
      var sums = [Double](repeating: 0, count: program.rows.count)
      var cost = 0.0
      for (value, column) in zip(values, program.columns) {
        cost += Double(value) * column.cost
        for entry in column.entries { sums[entry.row] += entry.coefficient * Double(value) }
      }
      if zip(sums, program.rows).allSatisfy({ $0 >= $1.rightHandSide }) {
        best = min(best ?? .infinity, cost)
      }
    }
    return best
  }

  @Test(arguments: instances)
  func `the optimum is the one that trying everything finds`(instance: Instance) {
    let expected = leastCost(instance.program)
    switch BranchAndBound.solve(instance.program) {
    case .solved(let solution):
      #expect(solution.cost == expected)
      #expect(solution.gap == 0)
    case .infeasible: #expect(expected == nil)
    case .unknown: Issue.record("stopped without limits")
    }
  }

  @Test(arguments: instances, [1, 2, 5])
  func `a search that is cut short claims no more than it knows`(instance: Instance, nodes: Int) {
    let least = leastCost(instance.program)
    switch BranchAndBound.solve(instance.program, limits: .init(nodes: nodes)) {
    case .solved(let solution):
      #expect(solution.bound <= (least ?? .infinity) + 1e-9 && (least ?? 0) <= solution.cost + 1e-9)
    case .infeasible: #expect(least == nil)
    case .unknown: break
    }
  }

  @Test func `a search begins with what it is given, unless that breaks a row`() {
    let program = LinearProgram(
      rows: [.init(.atLeast, 3)],
      columns: [
        .init(cost: 2, entries: [.init(row: 0, coefficient: 2)]),
        .init(cost: 5, entries: [.init(row: 0, coefficient: 3)]),
      ])
    // Twice the first costs 4, once the second 5.
    for start in [[0, 1], [2, 0], [1, 0]] {
      guard case .solved(let solution) = BranchAndBound.solve(program, from: start) else {
        Issue.record("twice the first column meets the row")
        continue
      }
      #expect(solution.values == [2, 0] && solution.gap == 0)
    }
    guard case .unknown = BranchAndBound.solve(program, limits: .init(nodes: 0), from: [1, 0])
    else {
      Issue.record("nothing is known without nodes")
      return
    }
  }

  @Test func `rows that nothing can meet are told`() {
    let program = LinearProgram(
      rows: [.init(.atLeast, 2), .init(.atMost, 1)],
      columns: [
        .init(cost: 1, entries: [.init(row: 0, coefficient: 1), .init(row: 1, coefficient: 1)])
      ])
    guard case .infeasible = BranchAndBound.solve(program) else {
      Issue.record("x ≥ 2 and x ≤ 1 have no solution")
      return
    }
  }

  @Test func `an exact row is met exactly`() {
    let program = LinearProgram(
      rows: [.init(.equal, 7)],
      columns: [
        .init(cost: 3, entries: [.init(row: 0, coefficient: 3)]),
        .init(cost: 2, entries: [.init(row: 0, coefficient: 1)]),
      ])
    // 7 = 3·2 + 1·1 at 8; 3·1 + 1·4 costs 11; 1·7 costs 14.
    guard case .solved(let solution) = BranchAndBound.solve(program) else {
      Issue.record("7 = 3·2 + 1·1")
      return
    }
    #expect(solution.values == [2, 1])
    #expect(solution.cost == 8)
  }

  @Test func `a search without any nodes says that it knows nothing`() {
    let program = LinearProgram(
      rows: [.init(.atLeast, 1)],
      columns: [.init(cost: 1, entries: [.init(row: 0, coefficient: 2)])])
    guard case .unknown = BranchAndBound.solve(program, limits: .init(nodes: 0)) else {
      Issue.record("no node may be looked at")
      return
    }
  }
}
