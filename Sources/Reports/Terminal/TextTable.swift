/// A table of text for a terminal: each column as wide as it must be, two spaces between them.
///
/// Cells may hold styled text.
package struct TextTable: Sendable {
  /// Where a cell stands that is narrower than its column.
  package enum Alignment: Sendable {
    case leading
    /// For numbers.
    case trailing
  }

  /// A column and what stands above it.
  package struct Column: Sendable {
    package var title: String
    package var alignment: Alignment

    package init(_ title: String, _ alignment: Alignment = .trailing) {
      self.title = title
      self.alignment = alignment
    }
  }

  private(set) var columns: [Column]
  private(set) var rows: [[String]] = []
  /// How many of the rows, from the first, are titles that stand on several lines.
  var titleLines = 0

  /// - Parameter columns: in order; without any title the table has no line of titles.
  package init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; cells that are missing stay empty, and each stands on one line, whatever it holds.
  /// - Precondition: it has at most one cell a column.
  package mutating func add(_ cells: [String]) {
    precondition(
      cells.count <= columns.count,
      "TextTable.add takes at most \(columns.count) cells (was given \(cells.count))")
    rows.append(
      cells.map(StyledText.printable) + Array(repeating: "", count: columns.count - cells.count))
  }

  /// Leaves columns out until the others fit.
  /// - Parameter columns: by their titles, which may go first; of several with a title, all.
  package mutating func fit(to width: Int, leavingOut titles: [String]) {
    for title in titles where self.width > width {
      let kept = columns.indices.filter { columns[$0].title != title }
      rows = rows.map { row in kept.map { row[$0] } }
      columns = kept.map { columns[$0] }
    }
  }

  /// How wide the longest line is.
  package var width: Int {
    widths(of: [columns.map(\.title)] + rows).reduce(-2) { $0 + $1 + 2 }
  }

  func widths(of lines: [[String]]) -> [Int] {
    columns.indices.map { index in lines.map { StyledText.width(of: $0[index]) }.max() ?? 0 }
  }

  /// The lines of the table, each ended by a line feed.
  package var text: String { text(indent: 0) }

  /// The lines of the table with spaces before each.
  package func text(indent: Int) -> String {
    let titles = columns.map(\.title)
    let all = titles.contains { !$0.isEmpty } ? [titles] + rows : rows
    let widths = widths(of: all)
    return all.map { row in
      var line = String(repeating: " ", count: indent)
      for (index, cell) in row.enumerated() {
        if index > 0 { line += "  " }
        let gap = String(repeating: " ", count: widths[index] - StyledText.width(of: cell))
        line += columns[index].alignment == .leading ? cell + gap : gap + cell
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
