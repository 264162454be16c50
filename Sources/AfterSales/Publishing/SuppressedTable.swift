/// A table of counts that can be shown to everybody: no cell that is hidden can be worked out.
///
/// Counts of 1 to `least` - 1 are hidden, and so many more that nothing follows for them from the sums
/// that are shown. The sums of rows and columns are cells like all others. What is hidden are the edges
/// of a graph between the lines of the table; an equation system whose unknowns are its edges determines
/// exactly those that lie on no circle, so every hidden cell is put on one (L. H. Cox, "Suppression
/// methodology and statistical disclosure control", JASA 75, 1980; D. Gusfield, "A graph theoretic
/// approach to statistical data security", SIAM J. Comput. 17, 1988). No cell of nothing is hidden, so
/// each hidden one could be one more or one less with all sums as they are; and what is hidden of a line
/// whose sum is shown is together at least `least`.
package struct SuppressedTable: Hashable, Sendable, Codable {
  /// Smaller groups might be recognised.
  package static let least = 5

  /// By row, then column; `nil` is hidden.
  package let cells: [[Int?]]
  package let rowSums: [Int?]
  package let columnSums: [Int?]
  /// `nil` if there are too few in all, so that nothing can be shown.
  package let sum: Int?

  /// - Precondition: all rows are equally long, and no count is negative.
  package init(_ counts: [[Int]]) {
    let width = counts.first?.count ?? 0
    precondition(
      counts.allSatisfy { $0.count == width && $0.allSatisfy { $0 >= 0 } },
      "SuppressedTable: rows must be equally long and counts not negative (were \(counts))")
    var hiding = CellHiding(counts, least: Self.least)
    hiding.run()
    let shown = hiding.shown
    let (height, rest) = (counts.count, shown.prefix(counts.count))
    cells = rest.map { Array($0.prefix(width)) }
    rowSums = rest.map { $0[width] }
    columnSums = Array(shown[height].prefix(width))
    sum = shown[height][width]
  }
}

extension SuppressedTable {
  /// A whole in parts, each shown only if none of them is small.
  package static func parts(_ parts: [Int]) -> [Int]? {
    parts.contains { (1..<least).contains($0) } ? nil : parts
  }
}

/// Finds what must be hidden in a table with its sums.
private struct CellHiding {
  private struct Cell: Hashable {
    var row: Int
    var column: Int
  }

  /// With the sums as last row and column.
  private let counts: [[Int]]
  private let least: Int
  private var hidden: Set<Cell> = []

  private var last: Cell { Cell(row: counts.count - 1, column: counts[0].count - 1) }
  /// The lines of the table: its rows, then its columns.
  private var lines: [[Cell]] {
    let rows = counts.indices.map { row in counts[0].indices.map { Cell(row: row, column: $0) } }
    let columns = counts[0].indices.map { column in
      counts.indices.map { Cell(row: $0, column: column) }
    }
    return rows + columns
  }

  init(_ inner: [[Int]], least: Int) {
    let rows = inner.map { $0 + [$0.reduce(0, +)] }
    let width = (inner.first?.count ?? 0) + 1
    counts = rows + [(0..<width).map { column in rows.reduce(0) { $0 + $1[column] } }]
    self.least = least
  }

  var shown: [[Int?]] {
    counts.indices.map { row in
      counts[row].indices.map {
        hidden.contains(Cell(row: row, column: $0)) ? nil : counts[row][$0]
      }
    }
  }

  mutating func run() {
    let cells = lines[..<counts.count].joined()
    guard count(last) == 0 || count(last) >= least else {
      hidden = Set(cells)
      return
    }
    hidden = Set(cells.filter { (1..<least).contains(count($0)) })
    while let more = missing() {
      guard let cell = more else {
        // Nothing is left to hide it behind: then only the whole is shown.
        hidden = Set(cells).subtracting([last])
        return
      }
      hidden.insert(cell)
    }
  }

  private func count(_ cell: Cell) -> Int { counts[cell.row][cell.column] }

  /// The next cell to hide: `nil` if all is well, and a cell that is `nil` if there is none.
  private func missing() -> Cell?? {
    for line in lines {
      let inside = line.filter(hidden.contains)
      guard !inside.isEmpty else { continue }
      let sum = line[line.count - 1]
      let isTooSmall =
        !hidden.contains(sum) && inside.reduce(0) { $0 + count($1) } < least
      if inside.count == 1 || isTooSmall { return .some(cheapest(line)) }
    }
    for cell in hidden.sorted(by: isBefore) {
      guard let side = side(of: cell) else { continue }
      let across = lines[..<counts.count].joined().filter { other in
        side.contains(other.row) != side.contains(counts.count + other.column)
      }
      return .some(cheapest(Array(across)))
    }
    return nil
  }

  /// The smallest cell that can be hidden besides, of equal ones that in a line where something is.
  private func cheapest(_ candidates: [Cell]) -> Cell? {
    candidates.filter { $0 != last && !hidden.contains($0) && count($0) > 0 }.min { a, b in
      let (openA, openB) = (opens(a), opens(b))
      if openA != openB { return openA < openB }
      if count(a) != count(b) { return count(a) < count(b) }
      return isBefore(a, b)
    }
  }

  /// How many lines a cell would newly hide something in, 0…2.
  private func opens(_ cell: Cell) -> Int {
    (hidden.contains { $0.row == cell.row } ? 0 : 1)
      + (hidden.contains { $0.column == cell.column } ? 0 : 1)
  }

  private func isBefore(_ a: Cell, _ b: Cell) -> Bool { (a.row, a.column) < (b.row, b.column) }

  /// The lines on one side of a cell that lies on no circle; `nil` if it lies on one.
  private func side(of cell: Cell) -> Set<Int>? {
    let (start, end) = (cell.row, counts.count + cell.column)
    var reached: Set<Int> = [start]
    var open = [start]
    while let line = open.popLast() {
      for other in hidden where other != cell {
        let (row, column) = (other.row, counts.count + other.column)
        let next = line == row ? column : line == column ? row : nil
        if let next, reached.insert(next).inserted { open.append(next) }
      }
    }
    return reached.contains(end) ? nil : reached
  }
}
