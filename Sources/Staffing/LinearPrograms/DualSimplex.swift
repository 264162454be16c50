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
    /// Numbers went bad or steps ran out; the caller may not draw conclusions.
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

  mutating func solve(cutOff: Double = .infinity) -> Status {
    placeNonbasics()
    computeBasics()
    let limit = steps + 200 * (rowCount + 10)
    while steps < limit {
      if stepsSinceFactoring >= Self.refactorEvery { factor() }
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

  /// Recomputes everything once from the basis and asks again whether all is within bounds.
  private mutating func confirmed() -> Bool {
    factor()
    return mostViolated() == nil || solveOn()
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
    let base = row * rowCount
    for variable in 0..<variableCount where standing[variable] != .basic {
      var alpha = 0.0
      for entry in Int(starts[variable])..<Int(starts[variable + 1]) {
        alpha += inverse[base + Int(entryRows[entry])] * entryValues[entry]
      }
      pivotRow[variable] = alpha
      if lower[variable] == upper[variable] { continue }
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
    for index in 0..<rowCount { inverse[base + index] /= pivotValue }
    for index in 0..<rowCount where index != row && direction[index] != 0 {
      let factor = direction[index]
      let other = index * rowCount
      for column in 0..<rowCount { inverse[other + column] -= factor * inverse[base + column] }
    }
    basic[row] = entering
    standing[entering] = .basic
    standing[leaving] = side
    stepsSinceFactoring += 1
  }

  // MARK: From the basis anew

  private mutating func placeNonbasics() {
    for variable in 0..<variableCount {
      switch standing[variable] {
      case .basic: break
      case .atLower: values[variable] = lower[variable]
      case .atUpper: values[variable] = upper[variable]
      }
    }
  }

  private mutating func computeBasics() {
    var rest = rightHandSides
    for variable in 0..<variableCount where standing[variable] != .basic && values[variable] != 0 {
      for entry in Int(starts[variable])..<Int(starts[variable + 1]) {
        rest[Int(entryRows[entry])] -= entryValues[entry] * values[variable]
      }
    }
    for row in 0..<rowCount {
      var value = 0.0
      for column in 0..<rowCount { value += inverse[row * rowCount + column] * rest[column] }
      values[basic[row]] = value
    }
  }

  /// Inverts the basis (Gauss–Jordan with row pivoting) and recomputes values and reduced costs.
  mutating func factor() {
    let size = rowCount
    var matrix = [Double](repeating: 0, count: size * size)
    for (position, variable) in basic.enumerated() {
      for entry in Int(starts[variable])..<Int(starts[variable + 1]) {
        matrix[Int(entryRows[entry]) * size + position] = entryValues[entry]
      }
    }
    var result = [Double](repeating: 0, count: size * size)
    for index in 0..<size { result[index * size + index] = 1 }
    for column in 0..<size {
      var pivotRow = column
      for row in column..<size
      where abs(matrix[row * size + column]) > abs(matrix[pivotRow * size + column]) {
        pivotRow = row
      }
      let pivotValue = matrix[pivotRow * size + column]
      guard abs(pivotValue) > 1e-12 else {
        resetToSlacks()
        return
      }
      if pivotRow != column {
        for index in 0..<size {
          matrix.swapAt(pivotRow * size + index, column * size + index)
          result.swapAt(pivotRow * size + index, column * size + index)
        }
      }
      for index in 0..<size {
        matrix[column * size + index] /= pivotValue
        result[column * size + index] /= pivotValue
      }
      for row in 0..<size where row != column && matrix[row * size + column] != 0 {
        let factor = matrix[row * size + column]
        for index in 0..<size {
          matrix[row * size + index] -= factor * matrix[column * size + index]
          result[row * size + index] -= factor * result[column * size + index]
        }
      }
    }
    inverse = result
    stepsSinceFactoring = 0
    placeNonbasics()
    computeBasics()
    computeReducedCosts()
  }

  /// The slacks always form a basis: where rounding has made another one singular, begin again.
  private mutating func resetToSlacks() {
    basic = Array(columnCount..<variableCount)
    for variable in 0..<columnCount {
      standing[variable] = costs[variable] < 0 ? .atUpper : .atLower
    }
    for variable in columnCount..<variableCount { standing[variable] = .basic }
    factor()
  }

  private mutating func computeReducedCosts() {
    var prices = [Double](repeating: 0, count: rowCount)
    for row in 0..<rowCount where costs[basic[row]] != 0 {
      let cost = costs[basic[row]]
      for column in 0..<rowCount { prices[column] += cost * inverse[row * rowCount + column] }
    }
    for variable in 0..<variableCount {
      var value = costs[variable]
      for entry in Int(starts[variable])..<Int(starts[variable + 1]) {
        value -= prices[Int(entryRows[entry])] * entryValues[entry]
      }
      reduced[variable] = standing[variable] == .basic ? 0 : value
    }
  }
}
