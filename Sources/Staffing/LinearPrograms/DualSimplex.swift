/// Solves linear programmes by the bounded dual simplex method with a dense basis inverse.
///
/// After bounds change, as they do at each node of a branch and bound, the last basis stays dual
/// feasible, so that a few steps repair it. Source: A. Koberstein,
/// "The Dual Simplex Method, Techniques for a fast and stable implementation", Paderborn 2005,
/// chapters 2–3 (bounded dual simplex, ratio test with tolerances).
struct DualSimplex {
  enum Status: Sendable {
    case optimal
    case infeasible
    /// The objective passed the cut-off on its way up: nothing better is to be found here.
    case cutOff
    /// Numbers went bad, steps ran out or it was stopped; the caller may not draw conclusions.
    case gaveUp
  }

  /// Where a variable stands.
  enum Standing: UInt8, Sendable {
    case basic, atLower, atUpper
  }

  /// A basis that solving can start from.
  struct Basis: Sendable {
    var basic: [Int32]
    var standing: [Standing]
  }

  static let feasibility = 1e-7
  static let optimality = 1e-9
  static let pivotTolerance = 1e-8
  private static let refactorEvery = 64

  let rowCount: Int
  /// Columns first, then one slack for each row: `A·x + s = b`.
  let variableCount: Int
  let columnCount: Int

  // The programme, columns in compressed form.
  let starts: [Int32]
  let entryRows: [Int32]
  let entryValues: [Double]
  // The columns again, row by row.
  private let rowStarts: [Int32]
  private let rowColumns: [Int32]
  private let rowValues: [Double]
  let costs: [Double]
  let rightHandSides: [Double]
  var lower: [Double]
  var upper: [Double]

  // The state of solving.
  var basic: [Int]
  var standing: [Standing]
  /// Row-major inverse of the basis.
  var inverse: [Double]
  var values: [Double]
  var reduced: [Double]
  /// The pivot row in terms of the non-basic variables, from choosing the entering one.
  private var pivotRow: [Double]
  private var direction: [Double]
  var stepsSinceFactoring = 0
  var steps = 0

  init(_ program: LinearProgram) {
    rowCount = program.rows.count
    columnCount = program.columns.count
    variableCount = columnCount + rowCount
    var starts: [Int32] = [0]
    var entryRows: [Int32] = []
    var entryValues: [Double] = []
    for column in program.columns {
      for entry in column.entries {
        entryRows.append(Int32(entry.row))
        entryValues.append(entry.coefficient)
      }
      starts.append(Int32(entryRows.count))
    }
    for row in 0..<rowCount {
      entryRows.append(Int32(row))
      entryValues.append(1)
      starts.append(Int32(entryRows.count))
    }
    self.starts = starts
    self.entryRows = entryRows
    self.entryValues = entryValues
    (rowStarts, rowColumns, rowValues) = Self.rows(of: program)
    costs = program.columns.map(\.cost) + Array(repeating: 0, count: rowCount)
    rightHandSides = program.rows.map(\.rightHandSide)
    lower = program.columns.map(\.lower)
    upper = program.columns.map(\.upper)
    for row in program.rows {
      switch row.sense {
      case .atLeast: lower.append(-.infinity); upper.append(0)
      case .atMost: lower.append(0); upper.append(.infinity)
      case .equal: lower.append(0); upper.append(0)
      }
    }
    basic = Array(columnCount..<variableCount)
    standing = program.columns.map { $0.cost < 0 ? .atUpper : .atLower }
    standing += Array(repeating: .basic, count: rowCount)
    inverse = []
    values = Array(repeating: 0, count: variableCount)
    reduced = costs
    pivotRow = Array(repeating: 0, count: variableCount)
    direction = Array(repeating: 0, count: rowCount)
    factor()
  }

  private static func rows(of program: LinearProgram) -> ([Int32], [Int32], [Double]) {
    var byRow = [[(column: Int32, value: Double)]](repeating: [], count: program.rows.count)
    for (index, column) in program.columns.enumerated() {
      for entry in column.entries { byRow[entry.row].append((Int32(index), entry.coefficient)) }
    }
    var starts: [Int32] = [0]
    for row in byRow { starts.append(starts[starts.count - 1] + Int32(row.count)) }
    return (starts, byRow.flatMap { $0.map(\.column) }, byRow.flatMap { $0.map(\.value) })
  }

  var basis: Basis { Basis(basic: basic.map { Int32($0) }, standing: standing) }

  /// Starts from another basis, under the bounds as they are.
  mutating func restore(_ basis: Basis) {
    basic = basis.basic.map { Int($0) }
    standing = basis.standing
    factor()
  }

  /// The cost of the values as they are.
  var objective: Double {
    var total = 0.0
    for column in 0..<columnCount { total += costs[column] * values[column] }
    return total
  }

  /// Sets a column's bounds; `solve` repairs what that breaks.
  mutating func setBounds(of column: Int, _ bounds: ClosedRange<Double>) {
    lower[column] = bounds.lowerBound
    upper[column] = bounds.upperBound
    if standing[column] == .atUpper, !upper[column].isFinite { standing[column] = .atLower }
  }

  // MARK: Solving

  /// - Parameter isStopped: asked now and then; `true` ends it.
  mutating func solve(cutOff: Double = .infinity, isStopped: () -> Bool = { false }) -> Status {
    placeNonbasics()
    computeBasics()
    let limit = steps + 200 * (rowCount + 10)
    while steps < limit {
      if stepsSinceFactoring >= Self.refactorEvery {
        if isStopped() { return .gaveUp }
        factor()
      }
      guard let (row, leaving) = mostViolated() else {
        return stepsSinceFactoring == 0 || confirmed() ? .optimal : .gaveUp
      }
      guard let entering = enteringColumn(row: row, leaving: leaving) else {
        if stepsSinceFactoring > 0 {
          // Doubt the numbers before believing that nothing fits.
          factor()
          if mostViolated() == nil { continue }
          if enteringColumn(row: row, leaving: leaving) != nil { continue }
        }
        return .infeasible
      }
      pivot(row: row, entering: entering, leaving: leaving)
      steps += 1
      // The objective only rises on the way, so that now and then is soon enough to look.
      if steps % 8 == 0, objective > cutOff { return .cutOff }
    }
    return .gaveUp
  }

  /// Recomputes values and reduced costs, from the basis itself if the inverse has become inexact,
  /// and asks again whether all is within bounds.
  private mutating func confirmed() -> Bool {
    computeBasics()
    if isExact { computeReducedCosts() } else { factor() }
    return mostViolated() == nil || solveOn()
  }

  /// Whether the values meet the rows.
  private var isExact: Bool {
    var rest = rightHandSides
    for variable in 0..<variableCount where values[variable] != 0 {
      for entry in Int(starts[variable])..<Int(starts[variable + 1]) {
        rest[Int(entryRows[entry])] -= entryValues[entry] * values[variable]
      }
    }
    return rest.allSatisfy { abs($0) < Self.feasibility }
  }

  private mutating func solveOn() -> Bool {
    for _ in 0..<200 {
      guard let (row, leaving) = mostViolated() else { return true }
      guard let entering = enteringColumn(row: row, leaving: leaving) else { return false }
      pivot(row: row, entering: entering, leaving: leaving)
      steps += 1
    }
    return false
  }

  /// The basic variable farthest outside its bounds, and the bound it will leave to.
  private func mostViolated() -> (row: Int, leaving: Standing)? {
    var worst = Self.feasibility
    var found: (Int, Standing)?
    for row in 0..<rowCount {
      let variable = basic[row]
      let value = values[variable]
      if lower[variable] - value > worst {
        worst = lower[variable] - value
        found = (row, .atLower)
      } else if value - upper[variable] > worst {
        worst = value - upper[variable]
        found = (row, .atUpper)
      }
    }
    return found
  }

  /// The non-basic variable whose reduced cost reaches zero first when the leaving one moves.
  private mutating func enteringColumn(row: Int, leaving: Standing) -> Int? {
    let sign: Double = leaving == .atLower ? 1 : -1
    var best: Int?
    var bestRatio = Double.infinity
    var bestPivot = 0.0
    setPivotRow(row)
    for variable in 0..<variableCount
    where standing[variable] != .basic && lower[variable] != upper[variable] {
      let alpha = pivotRow[variable]
      let directed = alpha * sign
      let fits =
        standing[variable] == .atLower
        ? directed < -Self.pivotTolerance : directed > Self.pivotTolerance
      guard fits else { continue }
      let magnitude = abs(alpha)
      let ratio = abs(reduced[variable]) / magnitude
      // Among ties the largest pivot, for the sake of the numbers.
      if ratio < bestRatio - Self.optimality
        || (ratio < bestRatio + Self.optimality && magnitude > bestPivot)
      {
        best = variable
        bestRatio = min(ratio, bestRatio)
        bestPivot = magnitude
      }
    }
    return best
  }

  /// Puts a row of the tableau together; the inverse's rows are mostly zeros.
  private mutating func setPivotRow(_ row: Int) {
    for variable in 0..<variableCount { pivotRow[variable] = 0 }
    for index in 0..<rowCount {
      let factor = inverse[row * rowCount + index]
      if factor == 0 { continue }
      pivotRow[columnCount + index] = factor
      for entry in Int(rowStarts[index])..<Int(rowStarts[index + 1]) {
        pivotRow[Int(rowColumns[entry])] += factor * rowValues[entry]
      }
    }
  }

  private mutating func pivot(row: Int, entering: Int, leaving side: Standing) {
    let leaving = basic[row]
    // The entering column in terms of the basis.
    for index in 0..<rowCount { direction[index] = 0 }
    for entry in Int(starts[entering])..<Int(starts[entering + 1]) {
      let column = Int(entryRows[entry])
      let value = entryValues[entry]
      for index in 0..<rowCount { direction[index] += inverse[index * rowCount + column] * value }
    }
    let pivotValue = direction[row]
    // Reduced costs change by a multiple of the pivot row.
    let dualStep = reduced[entering] / pivotValue
    let base = row * rowCount
    if dualStep != 0 {
      for variable in 0..<variableCount where standing[variable] != .basic {
        reduced[variable] -= dualStep * pivotRow[variable]
      }
    }
    reduced[leaving] = -dualStep
    reduced[entering] = 0
    // Values.
    let target = side == .atLower ? lower[leaving] : upper[leaving]
    let step = (values[leaving] - target) / pivotValue
    for index in 0..<rowCount { values[basic[index]] -= step * direction[index] }
    values[leaving] = target
    values[entering] += step
    // The inverse.
    let filled = (0..<rowCount).filter { inverse[base + $0] != 0 }
    for column in filled { inverse[base + column] /= pivotValue }
    for index in 0..<rowCount where index != row && direction[index] != 0 {
      let factor = direction[index]
      let other = index * rowCount
      for column in filled { inverse[other + column] -= factor * inverse[base + column] }
    }
    basic[row] = entering
    standing[entering] = .basic
    standing[leaving] = side
    stepsSinceFactoring += 1
  }
}
