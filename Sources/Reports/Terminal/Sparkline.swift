/// Numbers as a row of blocks, one a number, so that a day fits on a line.
package enum Sparkline {
  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// The row; numbers are shown relative to the largest, what is no number as a blank.
  ///
  /// - Parameter width: the most characters; beyond it neighbours are drawn as their largest.
  package static func text(_ numbers: [Double], width: Int = 72) -> String {
    let drawn = numbers.count > width ? maxima(numbers, count: max(1, width)) : numbers
    let largest = drawn.filter(\.isFinite).max() ?? 0
    return String(
      drawn.map { number in
        guard number.isFinite else { return " " }
        guard largest > 0, number > 0 else { return blocks[0] }
        return blocks[min(blocks.count - 1, Int(number / largest * Double(blocks.count)))]
      })
  }

  private static func maxima(_ numbers: [Double], count: Int) -> [Double] {
    (0..<count).map { index in
      let part = numbers[index * numbers.count / count..<(index + 1) * numbers.count / count]
      return part.filter(\.isFinite).max() ?? .nan
    }
  }
}
