/// Durations as files write them: `"90s"`, `"1m30s"`, `"250ms"`, `"2h"`, `"1.5s"`, `"3d"`.
package enum DurationNotation {
  /// The longest duration that is read, in milliseconds: 10,000 days.
  package static let maximumMilliseconds: Int64 = 10_000 * 86_400_000

  private static let units: [(name: String, milliseconds: Int64)] = [
    ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
  ]

  /// Reads a duration; `nil` if the text is none.
  ///
  /// Units come from large to small, each at most once; decimals are exact to the millisecond
  /// (further digits are refused).
  package static func parse(_ text: String) -> Duration? {
    guard let milliseconds = milliseconds(of: text) else { return nil }
    return .milliseconds(milliseconds)
  }

  private static func milliseconds(of text: String) -> Int64? {
    guard !text.isEmpty, text.utf8.count <= 40 else { return nil }
    var rest = text.utf8[...]
    var total: Int64 = 0
    var nextUnit = 0
    while !rest.isEmpty {
      let digits = rest.prefix { isDigit($0) || $0 == UInt8(ascii: ".") }
      rest = rest.dropFirst(digits.count)
      let name = rest.prefix { !isDigit($0) && $0 != UInt8(ascii: ".") }
      rest = rest.dropFirst(name.count)
      guard let unit = units.firstIndex(where: { Array($0.name.utf8) == Array(name) }),
        unit >= nextUnit,
        let part = scaled(String(Substring(digits)), by: units[unit].milliseconds)
      else { return nil }
      nextUnit = unit + 1
      total += part
      guard total <= maximumMilliseconds else { return nil }
    }
    return total
  }

  /// A decimal times a whole number, if that is whole.
  private static func scaled(_ decimal: String, by factor: Int64) -> Int64? {
    let halves = decimal.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), !halves.contains(where: \.isEmpty),
      decimal.count <= 16, var value = Int64(halves.joined())
    else { return nil }
    let (scaled, overflow) = value.multipliedReportingOverflow(by: factor)
    if overflow { return nil }
    value = scaled
    for _ in 0..<(halves.count == 2 ? halves[1].count : 0) {
      guard value % 10 == 0 else { return nil }
      value /= 10
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The shortest exact notation, such as `1m30s`; zero is `0s`.
  ///
  /// What is finer than a millisecond is cut off.
  package static func format(_ duration: Duration) -> String {
    var rest = duration.wholeMilliseconds
    guard rest != 0 else { return "0s" }
    var text = rest < 0 ? "-" : ""
    rest = abs(rest)
    for unit in units where rest >= unit.milliseconds {
      text += "\(rest / unit.milliseconds)\(unit.name)"
      rest %= unit.milliseconds
    }
    return text
  }
}

extension Duration {
  /// The duration in seconds.
  package var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }

  /// The duration in milliseconds, cut off towards zero.
  package var wholeMilliseconds: Int64 {
    components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
  }
}
