/// A list on a screen that may be too small for it: a line of titles, and rows.
package struct ScreenList: Sendable {
  package var title: String
  package var rows: [String]

  package init(title: String, rows: [String]) {
    self.title = title
    self.rows = rows
  }

  /// A table as a list, its titles in a style of their own.
  package init(_ table: TextTable, title style: (String) -> String) {
    let lines = table.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    title = style(lines.first.map(String.init) ?? "")
    rows = lines.dropFirst().map(String.init)
  }

  var height: Int { rows.count + 1 }

  /// As much as fits in so many lines, the last of which says how many rows are missing.
  /// - Parameter more: the text for a number of missing rows.
  package func lines(in room: Int, more: (Int) -> String) -> [String] {
    if height <= room { return [title] + rows }
    switch room {
    case ..<1: return []
    case 1: return [more(rows.count)]
    default: return [title] + rows.prefix(room - 2) + [more(rows.count - room + 2)]
    }
  }

  /// How many lines each of several lists gets of a screen: the first what it needs as long as the
  /// others have three, and the others what they need where that is little, else the same.
  package static func rooms(of lists: [ScreenList], in lines: Int) -> [Int] {
    var rooms = lists.map { _ in 0 }
    var left = max(0, lines)
    func give(_ index: Int, upTo height: Int) {
      guard left > 0, rooms[index] < min(height, lists[index].height) else { return }
      rooms[index] += 1
      left -= 1
    }
    func giveAll(_ indices: some Collection<Int>, upTo height: Int) {
      for _ in 0..<min(height, left) { for index in indices { give(index, upTo: height) } }
    }
    giveAll(lists.indices, upTo: 3)
    giveAll(lists.indices.prefix(1), upTo: .max)
    giveAll(lists.indices.dropFirst(), upTo: .max)
    return rooms
  }
}
