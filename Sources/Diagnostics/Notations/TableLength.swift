/// Lengths of time as tables have them.
package enum TableLength {
  /// The seconds of `90`, `1:30`, `0:01:30`, `1m30s`, `1分30秒`, `2 mins`; `nil` if the text is none.
  /// - Parameter separator: what stands between the fields of the table.
  package static func parse(_ text: String, separator: UInt8 = UInt8(ascii: ",")) -> Double? {
    if let number = TableNumber.parse(text, separator: separator) { return number }
    if text.utf8.contains(UInt8(ascii: ":")) {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      let numbers = parts.compactMap { Double($0) }
      guard (2...3).contains(parts.count), numbers.count == parts.count,
        numbers.allSatisfy({ (0..<100_000).contains($0) })
      else { return nil }
      return numbers.reduce(0) { $0 * 60 + $1 }
    }
    return DurationNotation.parse(inUnits(text)).map { $0 / .seconds(1) }
  }

  /// What Chinese and English programs call hours, minutes and seconds, in our own notation.
  private static let units = [
    ("小时", "h"), ("时", "h"), ("分钟", "m"), ("分", "m"), ("秒钟", "s"), ("秒", "s"), ("hours", "h"),
    ("hour", "h"), ("mins", "m"), ("min", "m"), ("secs", "s"), ("sec", "s"), (" ", ""),
  ]

  private static func inUnits(_ text: String) -> String {
    guard text.utf8.count <= 40 else { return text }
    return units.reduce(text.lowercased()) { $0.replacing($1.0, with: $1.1) }
  }
}
