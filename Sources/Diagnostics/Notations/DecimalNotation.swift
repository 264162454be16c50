/// Numbers as spreadsheets and call logs write them: decimal digits, with a sign, a point and an
/// exponent if need be.
///
/// Swift's own reading takes hexadecimal, `inf` and `nan` too, which in a table are garbled ids or
/// faults.
package enum DecimalNotation {
  /// The finite number that a text is; `nil` if it is none.
  package static func parse(_ text: some StringProtocol) -> Double? {
    let isDecimal = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    guard isDecimal, let number = Double(String(text)), number.isFinite else { return nil }
    return number
  }
}
