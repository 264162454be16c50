/// A linear programme: the least cost of columns that cover what rows require.
///
/// Minimise `Σ cost·x` where each row's `Σ coefficient·x` is at least (or at most, or exactly) its
/// right-hand side, and each `x` lies within its column's bounds.
package struct LinearProgram: Sendable {
  /// How a row's sum is to compare with its right-hand side.
  package enum Sense: Sendable {
    case atLeast, atMost, equal
  }

  /// What the columns together must keep.
  package struct Row: Sendable {
    package var sense: Sense
    /// In the unit of the row's coefficients · x.
    package var rightHandSide: Double

    package init(_ sense: Sense, _ rightHandSide: Double) {
      self.sense = sense
      self.rightHandSide = rightHandSide
    }
  }

  /// What one unit of a column adds to a row.
  package struct Entry: Sendable {
    package var row: Int
    /// Not zero.
    package var coefficient: Double

    package init(row: Int, coefficient: Double) {
      self.row = row
      self.coefficient = coefficient
    }
  }

  /// An unknown with its price and bounds.
  package struct Column: Sendable {
    /// For each unit; any sign.
    package var cost: Double
    /// The coefficients that are not zero, each row at most once.
    package var entries: [Entry]
    /// Finite.
    package var lower: Double
    /// At least `lower`; may be infinite.
    package var upper: Double

    package init(cost: Double, entries: [Entry], lower: Double = 0, upper: Double = .infinity) {
      self.cost = cost
      self.entries = entries
      self.lower = lower
      self.upper = upper
    }
  }

  package private(set) var rows: [Row]
  package private(set) var columns: [Column]

  /// - Precondition: every column has a finite lower bound, and a finite upper bound too if its
  ///   cost is negative, so that the least cost is finite; entries name rows that exist.
  package init(rows: [Row], columns: [Column]) {
    for (index, column) in columns.enumerated() {
      precondition(
        column.lower.isFinite && (column.cost >= 0 || column.upper.isFinite),
        "LinearProgram column \(index) must be bounded where its cost falls (cost \(column.cost), "
          + "bounds \(column.lower)…\(column.upper))")
      for entry in column.entries {
        precondition(
          rows.indices.contains(entry.row),
          "LinearProgram column \(index) names row \(entry.row) of \(rows.count)")
      }
    }
    self.rows = rows
    self.columns = columns
  }

  /// The cost of whole numbers, a value for each column.
  func cost(of values: [Int]) -> Double {
    zip(values, columns).reduce(0) { $0 + Double($1.0) * $1.1.cost }
  }

  /// The same programme with a row more, given by its coefficients for every column.
  package mutating func append(_ row: Row, coefficients: [Double]) {
    precondition(
      coefficients.count == columns.count,
      "LinearProgram.append needs \(columns.count) coefficients (was given \(coefficients.count))")
    rows.append(row)
    for (index, coefficient) in coefficients.enumerated() where coefficient != 0 {
      columns[index].entries.append(Entry(row: rows.count - 1, coefficient: coefficient))
    }
  }
}
