/// An amount in yuan, kept exactly to the cent (分).
package struct Money: Hashable, Comparable, Sendable {
  /// The largest amount that is read: ±¥10,000,000,000.00.
  package static let maximumCents: Int64 = 1_000_000_000_000

  /// Hundredths of a yuan; may be negative.
  package var cents: Int64

  package init(cents: Int64) { self.cents = cents }

  /// Reads a decimal such as `12`, `12.5`, `-0.05` or `¥1,200.00`.
  ///
  /// `nil` if the text is none, has more than two decimals that are not zero, or is beyond
  /// `maximumCents`.
  package init?(_ text: String) {
    var rest = text[...]
    var isNegative = false
    if let sign = rest.first, sign == "-" || sign == "+" {
      isNegative = sign == "-"
      rest = rest.dropFirst()
    }
    if let symbol = rest.first, symbol == "¥" || symbol == "¥" { rest = rest.dropFirst() }
    let halves = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2, let whole = halves.first, Self.isGrouped(whole) else { return nil }
    var cents: Int64 = 0
    for digit in whole.utf8 where digit != UInt8(ascii: ",") {
      cents = cents * 10 + Int64(digit - UInt8(ascii: "0"))
      if cents > Self.maximumCents { return nil }
    }
    let decimals = halves.count == 2 ? Array(halves[1].utf8) : []
    if halves.count == 2, decimals.isEmpty { return nil }
    for (index, digit) in decimals.enumerated() {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      if index >= 2, digit != UInt8(ascii: "0") { return nil }
    }
    for index in 0..<2 {
      let digit = index < decimals.count ? decimals[index] : UInt8(ascii: "0")
      cents = cents * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    guard cents <= Self.maximumCents else { return nil }
    self.cents = isNegative ? -cents : cents
  }

  /// Whether a text is digits, or digits in groups of three with commas between them.
  private static func isGrouped(_ text: Substring) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 20,
      text.utf8.allSatisfy({
        $0 == UInt8(ascii: ",") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      })
    else { return false }
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1 else { return true }
    return (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  package static func < (a: Self, b: Self) -> Bool { a.cents < b.cents }

  package static func + (a: Self, b: Self) -> Self { Self(cents: a.cents + b.cents) }

  package static func - (a: Self, b: Self) -> Self { Self(cents: a.cents - b.cents) }
}

extension Money: CustomStringConvertible {
  /// The amount with two decimals and no currency sign, such as `1200.00`.
  package var description: String {
    let magnitude = cents.magnitude
    let fraction = String(magnitude % 100)
    let padded = fraction.count == 1 ? "0" + fraction : fraction
    return (cents < 0 ? "-" : "") + String(magnitude / 100) + "." + padded
  }
}

extension Money: Codable {
  /// Reads cents; sums of many amounts may be beyond `maximumCents`, but none is near what an integer
  /// holds.
  /// - Throws: `DecodingError`.
  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    cents = try value.decode(Int64.self)
    guard (-Self.maximumCents * 1_000...Self.maximumCents * 1_000).contains(cents) else {
      throw DecodingError.dataCorruptedError(in: value, debugDescription: "no such amount")
    }
  }

  /// See `Encodable`.
  /// - Throws: `EncodingError`.
  package func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(cents)
  }
}
