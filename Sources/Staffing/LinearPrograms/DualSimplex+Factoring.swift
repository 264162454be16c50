extension DualSimplex {
  mutating func placeNonbasics() {
    for variable in 0..<variableCount {
      switch standing[variable] {
      case .basic: break
      case .atLower: values[variable] = lower[variable]
      case .atUpper: values[variable] = upper[variable]
      }
    }
  }

  mutating func computeBasics() {
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
      // Rows are mostly zeros, because pools share few rows.
      let left = (column..<size).filter { matrix[column * size + $0] != 0 }
      let right = (0..<size).filter { result[column * size + $0] != 0 }
      for index in left { matrix[column * size + index] /= pivotValue }
      for index in right { result[column * size + index] /= pivotValue }
      for row in 0..<size where row != column {
        let factor = matrix[row * size + column]
        if factor == 0 { continue }
        for index in left {
          matrix[row * size + index] -= factor * matrix[column * size + index]
        }
        for index in right {
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

  mutating func computeReducedCosts() {
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
