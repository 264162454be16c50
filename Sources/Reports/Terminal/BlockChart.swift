internal import Diagnostics

/// Numbers as columns of blocks over several lines, with what the highest and the lowest stand for;
/// others may run over them as a line.
package struct BlockChart: Sendable {
  private static let eighths: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  /// A line low, in the middle and high in its row: the scan lines of a VT100.
  private static let scanLines: [Character] = ["⎽", "─", "⎺"]

  private let title: String
  private let numbers: [Double]
  private let line: [Double]
  private let top: Double?
  private let text: @Sendable (Double) -> String

  /// - Parameters:
  ///   - numbers: what is no number is a gap.
  ///   - line: what runs over the blocks, as many or none.
  ///   - top: what the highest line stands for; `nil` is a round number above the largest.
  ///   - text: how a number is written at the axis.
  package init(
    title: String, _ numbers: [Double], line: [Double] = [], top: Double? = nil,
    text: @escaping @Sendable (Double) -> String
  ) {
    self.title = title
    self.numbers = numbers
    self.line = line
    self.top = top
    self.text = text
  }

  /// The chart, each line ended by a line feed.
  ///
  /// - Parameters:
  ///   - width: the columns there are, at least 20.
  ///   - height: lines of blocks.
  ///   - ticks: labels under the columns, by the number they begin at.
  ///   - mark: a number that is pointed at from below.
  package func text(
    width: Int, height: Int = 6, ticks: [(at: Int, label: String)],
    mark: (at: Int, label: String)? = nil
  ) -> String {
    let top = top ?? ChartScale.top(of: (numbers + line).filter(\.isFinite).max() ?? 0)
    let labels = [top, top / 2, 0].map(text)
    let margin = (labels.map(DisplayWidth.of).max() ?? 0) + 1
    let room = max(width, 20) - margin - 1
    // Columns as wide as there is room, at most six; more numbers than room share a column.
    let columnWidth = max(1, min(6, room / max(numbers.count, 1)))
    let isSqueezed = numbers.count > room
    let columns = isSqueezed ? Self.maxima(numbers, count: room) : numbers
    let over = isSqueezed && !line.isEmpty ? Self.maxima(line, count: room) : line
    var lines = title + "\n"
    for row in (0..<height).reversed() {
      let label =
        row == height - 1 ? labels[0] : row == 0 ? labels[2] : row == height / 2 ? labels[1] : ""
      var text = ""
      for (index, number) in columns.enumerated() {
        let sign =
          over.indices.contains(index)
          ? Self.scanLine(over[index], of: top, row: row, of: height) : nil
        text += String(
          repeating: sign ?? Self.block(number, of: top, row: row, of: height), count: columnWidth)
      }
      while text.last == " " { text.removeLast() }
      lines += DisplayWidth.padLeading(label, to: margin - 1) + " ┤" + text + "\n"
    }
    func column(_ index: Int) -> Int {
      margin + 1 + index * columns.count / max(numbers.count, 1) * columnWidth
    }
    let end = margin + 1 + columns.count * columnWidth
    lines += Self.axis(ticks.map { (column($0.at), $0.label) }, from: margin + 1, to: end)
    guard let mark else { return lines }
    return lines + String(repeating: " ", count: column(mark.at)) + "▲ " + mark.label + "\n"
  }

  private static func block(
    _ number: Double, of top: Double, row: Int, of height: Int
  ) -> Character {
    let filled = number.isFinite ? number / top * Double(height * 8) : 0
    return eighths[min(max(Int((filled - Double(row * 8)).rounded()), 0), 8)]
  }

  /// The line where it runs through this row, else `nil`.
  private static func scanLine(
    _ number: Double, of top: Double, row: Int, of height: Int
  ) -> Character? {
    guard number.isFinite else { return nil }
    let steps = height * scanLines.count
    let step = min(max(Int((number / top * Double(steps)).rounded()), 0), steps - 1)
    return step / scanLines.count == row ? scanLines[step % scanLines.count] : nil
  }

  /// The labels that fit under the columns without touching.
  private static func axis(
    _ ticks: [(column: Int, label: String)], from first: Int, to end: Int
  ) -> String {
    var line = String(repeating: " ", count: first)
    for tick in ticks {
      let width = DisplayWidth.of(line)
      guard tick.column == first || tick.column > width,
        tick.column + DisplayWidth.of(tick.label) <= end + 4
      else { continue }
      line += String(repeating: " ", count: max(0, tick.column - width)) + tick.label
    }
    return line + "\n"
  }

  private static func maxima(_ numbers: [Double], count: Int) -> [Double] {
    (0..<count).map { index in
      let part = numbers[index * numbers.count / count..<(index + 1) * numbers.count / count]
      return part.filter(\.isFinite).max() ?? .nan
    }
  }
}
