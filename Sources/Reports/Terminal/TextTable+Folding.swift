internal import Diagnostics

extension TextTable {
  /// The lines of the table as wide as the format allows, with spaces before each.
  package func text(in format: TextFormat, indent: Int = 0) -> String {
    let lines = text(within: format.foldsTables ? format.columns - indent : nil)
    guard indent > 0 else { return lines }
    let space = String(repeating: " ", count: indent)
    return lines.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : space + $0 }.joined(separator: "\n")
  }

  /// The lines of the table for a screen of so many columns, with nothing left out.
  ///
  /// A table that is too wide has its titles on several lines; if that isn't enough, what its last
  /// column says goes on below, where that column is text; else the columns that don't fit follow
  /// below the others, with the first column again.
  /// - Parameter columns: how many there are; at least 20 count. `nil` for a pipe or a file, which takes lines
  ///   as wide as they are.
  package func text(within columns: Int?) -> String {
    guard let columns else { return text }
    let room = max(20, columns)
    if width <= room { return text }
    let narrow = foldingTitles()
    if narrow.width <= room { return narrow.text }
    return narrow.wrappingLastColumn(to: room)?.text ?? narrow.stacked(to: room)
  }

  /// Its columns as wide as their cells ask for, or the longest word of the title.
  private func foldingTitles() -> TextTable {
    guard columns.contains(where: { !$0.title.isEmpty }) else { return self }
    let cells = widths(of: rows)
    var folded = columns.indices.map { index in
      Self.lines(of: columns[index].title, within: cells[index])
    }
    let height = folded.map(\.count).max() ?? 1
    // Titles of one line stand above their figures.
    for index in folded.indices {
      folded[index] =
        Array(repeating: "", count: height - folded[index].count) + folded[index]
    }
    var table = TextTable(columns.map { Column("", $0.alignment) })
    for line in 0..<height { table.add(folded.map { $0[line] }) }
    for row in rows { table.add(row) }
    table.titleLines = height
    return table
  }

  /// A title on as few lines as its column allows, about equally long.
  private static func lines(of title: String, within cells: Int) -> [String] {
    let least = longestWord(of: title)
    var lines = DisplayWidth.wrap(title, to: max(cells, least))
    for width in stride(from: max(cells, least) - 1, through: max(1, least), by: -1) {
      let narrower = DisplayWidth.wrap(title, to: width)
      if narrower.count > lines.count { break }
      lines = narrower
    }
    return lines
  }

  /// How many columns a title needs at least: those of its longest word.
  ///
  /// Chinese breaks anywhere, and is read easily from two characters a line on.
  private static func longestWord(of title: String) -> Int {
    title.split(separator: " ").map { word in
      let isWide = word.unicodeScalars.contains { DisplayWidth.of($0) == 2 }
      return isWide ? min(4, DisplayWidth.of(String(word))) : DisplayWidth.of(String(word))
    }.max() ?? 0
  }

  /// Its last column broken into lines; `nil` where that is no text, or leaves it too little room.
  private func wrappingLastColumn(to room: Int) -> TextTable? {
    guard let last = columns.last, last.alignment == .leading, columns.count > 1 else { return nil }
    let before = widths(of: rows).dropLast().reduce(0) { $0 + $1 + 2 }
    guard room - before >= 24, !rows.contains(where: { ($0.last ?? "").contains("\u{1B}") }) else {
      return nil
    }
    var table = TextTable(columns)
    for row in rows {
      for (index, line) in DisplayWidth.wrap(row.last ?? "", to: room - before).enumerated() {
        table.add(
          index == 0
            ? row.dropLast() + [line]
            : Array(repeating: "", count: columns.count - 1) + [line])
      }
    }
    return table
  }

  /// As many columns as fit, then the next ones, each time with the first.
  private func stacked(to room: Int) -> String {
    let widths = widths(of: rows)
    var parts: [[Int]] = []
    var taken = 0
    for index in columns.indices.dropFirst() {
      if parts.isEmpty || taken + 2 + widths[index] > room {
        parts.append([0])
        taken = widths[0]
      }
      parts[parts.count - 1].append(index)
      taken += 2 + widths[index]
    }
    return parts.map { part in
      var table = TextTable(part.map { columns[$0] })
      // A line of titles that none of these columns has is left out.
      for (number, row) in rows.enumerated()
      where number >= titleLines || part.dropFirst().contains(where: { !row[$0].isEmpty }) {
        table.add(part.map { row[$0] })
      }
      return (table.width > room ? table.wrappingLastColumn(to: room) : nil)?.text ?? table.text
    }.joined(separator: "\n")
  }
}
