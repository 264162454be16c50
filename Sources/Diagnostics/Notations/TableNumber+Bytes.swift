extension TableNumber {
  /// The same of a text that lies in bytes.
  package static func parse(
    _ bytes: Span<UInt8>, separator: UInt8 = UInt8(ascii: ",")
  ) -> Double? {
    decimal(bytes) ?? parse(bytes.text, separator: separator)
  }

  /// The number of up to fifteen digits, with a point among them or none; `nil` of other texts.
  ///
  /// Such a number is whole, and so is the power of ten that it is divided by: both are exact, so that the
  /// quotient is the nearest number there is (Clinger, "How to read floating point numbers accurately",
  /// PLDI 1990).
  package static func decimal(_ bytes: Span<UInt8>) -> Double? {
    guard (1...16).contains(bytes.count) else { return nil }
    var whole = 0
    var point: Int?
    for index in bytes.indices {
      let byte = bytes[index]
      if (48...57).contains(byte) {
        whole = 10 * whole + Int(byte - 48)
      } else if byte == UInt8(ascii: "."), point == nil, index > 0, index + 1 < bytes.count {
        point = index
      } else {
        return nil
      }
    }
    guard bytes.count - (point == nil ? 0 : 1) <= 15 else { return nil }
    guard let point else { return Double(whole) }
    return Double(whole) / powers[bytes.count - 1 - point]
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
