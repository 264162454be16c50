internal import Diagnostics

/// A table of text for a terminal, aligned by display width.
package struct TextTable: Sendable {
  package enum Alignment: Sendable {
    case leading, trailing
  }

  package struct Column: Sendable {
    package var title: String
    package var alignment: Alignment

    package init(_ title: String, _ alignment: Alignment = .trailing) {
      self.title = title
      self.alignment = alignment
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  package init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row.
  /// - Precondition: it has one cell a column.
  package mutating func add(_ cells: [String]) {
    precondition(
      cells.count == columns.count,
      "TextTable.add needs \(columns.count) cells (was given \(cells.count))")
    rows.append(cells)
  }

  /// The lines of the table, each ended by a line feed; two spaces stand between columns.
  package var text: String {
    let all = [columns.map(\.title)] + rows
    let widths = columns.indices.map { index in
      all.map { DisplayWidth.of($0[index]) }.max() ?? 0
    }
    return all.map { row in
      var line = ""
      for (index, cell) in row.enumerated() {
        if index > 0 { line += "  " }
        line +=
          columns[index].alignment == .leading
          ? DisplayWidth.pad(cell, to: widths[index])
          : DisplayWidth.padLeading(cell, to: widths[index])
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
