/// Numbers as spreadsheets write them.
package enum TableNumber {
  /// Reads `1234`, `1,234.5`, `¥1,234.50`, `￥12`, `1 234`, `1.2e3`; `nil` if the text is none.
  ///
  /// A comma that isn't followed by groups of three digits is a decimal comma where something else
  /// separates the fields.
  package static func parse(_ text: String, separator: UInt8 = UInt8(ascii: ",")) -> Double? {
    if let plain = plain(text.utf8) { return plain }
    var marks = text.filter { !"¥￥ \u{A0}\u{202F}".contains($0) }
    if marks.contains(",") {
      if isGrouped(marks) {
        marks.removeAll { $0 == "," }
      } else if separator != UInt8(ascii: ","), marks.count(where: { $0 == "," }) == 1 {
        marks = String(marks.map { $0 == "," ? "." : $0 })
      }
    }
    return plain(marks.utf8)
  }

  /// Whether a spreadsheet made a number such as 1.38E+10 of what stood there.
  ///
  /// It cuts all digits after the fifteenth off, so that an id or a telephone number is lost.
  package static func isScientific(_ text: String) -> Bool {
    let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2, let mantissa = parts.first, let power = parts.last else { return false }
    // A comma is the decimal mark of half of the world.
    let digits = mantissa.map { $0 == "," ? "." : $0 }
    return plain(String(digits).utf8) != nil && !mantissa.isEmpty
      && power.first.map("+-".contains) ?? false
      && power.count > 1 && power.dropFirst().allSatisfy(\.isNumber)
  }

  private static func plain(_ text: some Collection<UInt8>) -> Double? {
    var hasDigit = false
    let isPlain = text.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        hasDigit = true
        return true
      case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "e"),
        UInt8(ascii: "E"):
        return true
      default: return false
      }
    }
    return isPlain && hasDigit ? Double(String(decoding: text, as: UTF8.self)) : nil
  }

  /// Whether commas stand before groups of three digits, and only there.
  private static func isGrouped(_ text: String) -> Bool {
    let whole = text.prefix { $0 != "." }.drop { "+-".contains($0) }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count) else { return false }
    return groups.dropFirst().allSatisfy { $0.count == 3 } && !text.drop { $0 != "." }.contains(",")
  }
}
