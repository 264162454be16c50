/// A table for a terminal: a line of heads, then lines of cells, each column as wide as it must be.
package struct TextTable: Sendable {
  package enum Alignment: Sendable {
    case leading
    /// For numbers.
    case trailing
  }

  private var columns: [(head: String, alignment: Alignment)]
  private var lines: [[String]] = []

  /// - Parameter columns: the heads in order; columns without any head give a table without one.
  package init(_ columns: [(head: String, alignment: Alignment)]) {
    self.columns = columns
  }

  /// Adds a line; cells that are missing stay empty.
  package mutating func add(_ cells: [String]) {
    precondition(
      cells.count <= columns.count, "a line has at most \(columns.count) cells (was \(cells.count))"
    )
    lines.append(cells + Array(repeating: "", count: columns.count - cells.count))
  }

  /// The table, every line ended by a line feed, two spaces between columns.
  ///
  /// - Parameter indent: spaces before every line.
  package func rendered(indent: Int = 0) -> String {
    let heads = columns.map(\.head)
    let hasHead = heads.contains { !$0.isEmpty }
    let all = hasHead ? [heads] + lines : lines
    let widths = columns.indices.map { column in
      all.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    var text = ""
    for line in all {
      var rendered = String(repeating: " ", count: indent)
      for (column, cell) in line.enumerated() {
        let padded =
          columns[column].alignment == .leading
          ? DisplayWidth.pad(cell, to: widths[column])
          : DisplayWidth.padLeading(cell, to: widths[column])
        rendered += (column > 0 ? "  " : "") + padded
      }
      while rendered.hasSuffix(" ") { rendered.removeLast() }
      text += rendered + "\n"
    }
    return text
  }
}
