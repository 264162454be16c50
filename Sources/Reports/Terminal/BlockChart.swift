internal import Diagnostics

/// Numbers as columns of blocks over several lines, with what the highest and the lowest stand for.
package struct BlockChart: Sendable {
  private static let eighths: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  private let title: String
  private let numbers: [Double]
  private let top: Double?
  private let text: @Sendable (Double) -> String

  /// - Parameters:
  ///   - numbers: what is no number is a gap.
  ///   - top: what the highest line stands for; `nil` is a round number above the largest.
  ///   - text: how a number is written at the axis.
  package init(
    title: String, _ numbers: [Double], top: Double? = nil,
    text: @escaping @Sendable (Double) -> String
  ) {
    self.title = title
    self.numbers = numbers
    self.top = top
    self.text = text
  }

  /// The chart, each line ended by a line feed.
  ///
  /// - Parameters:
  ///   - width: the columns there are, at least 20.
  ///   - height: lines of blocks.
  ///   - ticks: labels under the columns, by the number they begin at.
  package func text(width: Int, height: Int = 6, ticks: [(at: Int, label: String)]) -> String {
    let top = top ?? ChartScale.top(of: numbers.filter(\.isFinite).max() ?? 0)
    let labels = [top, top / 2, 0].map(text)
    let margin = (labels.map(DisplayWidth.of).max() ?? 0) + 1
    let room = max(width, 20) - margin - 1
    // Columns as wide as there is room, at most six; more numbers than room share a column.
    let columnWidth = max(1, min(6, room / max(numbers.count, 1)))
    let columns = numbers.count > room ? Self.maxima(numbers, count: room) : numbers
    var lines = title + "\n"
    for line in (0..<height).reversed() {
      let label =
        line == height - 1 ? labels[0] : line == 0 ? labels[2] : line == height / 2 ? labels[1] : ""
      lines += DisplayWidth.padLeading(label, to: margin - 1) + " ┤"
      var row = ""
      for number in columns {
        let filled = number.isFinite ? number / top * Double(height * 8) : 0
        let eighths = min(max(Int((filled - Double(line * 8)).rounded()), 0), 8)
        row += String(repeating: Self.eighths[eighths], count: columnWidth)
      }
      while row.last == " " { row.removeLast() }
      lines += row + "\n"
    }
    return lines + Self.axis(ticks, numbers.count, columns.count, columnWidth, margin: margin)
  }

  /// The labels that fit under the columns without touching.
  private static func axis(
    _ ticks: [(at: Int, label: String)], _ count: Int, _ columns: Int, _ columnWidth: Int,
    margin: Int
  ) -> String {
    var line = String(repeating: " ", count: margin + 1)
    for tick in ticks {
      let place = margin + 1 + tick.at * columns / max(count, 1) * columnWidth
      guard place == margin + 1 || place > line.count else { continue }
      guard place + tick.label.count <= margin + 1 + columns * columnWidth + 4 else { continue }
      line += String(repeating: " ", count: max(0, place - line.count)) + tick.label
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
