/// An exact decimal number with nine decimals, so that amounts of money never pick up a binary error.
///
/// Its range is ±10²⁴. Results beyond it are `nil`; results with more than nine decimals round to
/// nearest, halves away from zero.
package struct Number: Sendable, Hashable, Comparable {
  /// The number in units of 10⁻⁹.
  package let units: Int128

  package static let decimals = 9
  static let scale: Int128 = 1_000_000_000
  static let limit: Int128 = scale * 1_000_000_000_000 * 1_000_000_000_000

  private init(units: Int128) { self.units = units }

  /// A number of so many units of 10⁻⁹, if it lies within the range.
  package init?(checking units: Int128) {
    guard units.magnitude <= Self.limit.magnitude else { return nil }
    self.units = units
  }

  package init(_ integer: Int) { units = Int128(integer) * Self.scale }

  /// A binary number, rounded to nine decimals; `nil` beyond the range.
  package init?(_ double: Double) {
    let scaled = (double * 1e9).rounded()
    guard scaled.isFinite, scaled.magnitude <= 1e33, let units = Int128(exactly: scaled) else {
      return nil
    }
    self.init(units: units)
  }

  /// Reads a decimal such as `12`, `-0.5` or `.5`, with at most nine decimals that are not zero.
  package init?(_ text: String) {
    var bytes = Array(text.utf8)[...]
    var isNegative = false
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      bytes = bytes.dropFirst()
    }
    var units: Int128 = 0
    var decimalsSeen: Int?
    var digits = 0
    for byte in bytes {
      if byte == UInt8(ascii: "."), decimalsSeen == nil {
        decimalsSeen = 0
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      digits += 1
      if let seen = decimalsSeen {
        if seen >= Self.decimals {
          guard byte == UInt8(ascii: "0") else { return nil }
          continue
        }
        decimalsSeen = seen + 1
      }
      units = units * 10 + Int128(byte - UInt8(ascii: "0"))
      guard units <= Self.limit else { return nil }
    }
    guard digits > 0 else { return nil }
    for _ in (decimalsSeen ?? 0)..<Self.decimals {
      units *= 10
      guard units <= Self.limit else { return nil }
    }
    self.init(units: isNegative ? -units : units)
  }

  // MARK: Arithmetic

  package func adding(_ other: Number) -> Number? { Number(checking: units + other.units) }

  package func subtracting(_ other: Number) -> Number? { Number(checking: units - other.units) }

  package func multiplied(by other: Number) -> Number? {
    let (high, low) = units.magnitude.multipliedFullWidth(by: other.units.magnitude)
    return Self.quotient((high, low), Self.scale.magnitude, (units < 0) != (other.units < 0))
  }

  /// `nil` also for a division by zero.
  package func divided(by other: Number) -> Number? {
    guard other.units != 0 else { return nil }
    let product = units.magnitude.multipliedFullWidth(by: Self.scale.magnitude)
    return Self.quotient(product, other.units.magnitude, (units < 0) != (other.units < 0))
  }

  /// The remainder with the sign of the dividend; `nil` for a division by zero.
  package func remainder(dividingBy other: Number) -> Number? {
    other.units == 0 ? nil : Number(checking: units % other.units)
  }

  package var negated: Number { Number(units: -units) }

  /// Rounded to a number of decimals, 0…9, halves away from zero.
  package func rounded(toDecimals count: Int) -> Number? {
    var step: Int128 = 1
    for _ in min(max(count, 0), Self.decimals)..<Self.decimals { step *= 10 }
    let magnitude = (Int128(units.magnitude) + step / 2) / step * step
    return Number(checking: units < 0 ? -magnitude : magnitude)
  }

  private static func quotient(
    _ dividend: (high: UInt128, low: UInt128), _ divisor: UInt128, _ isNegative: Bool
  ) -> Number? {
    guard dividend.high < divisor else { return nil }
    let (quotient, remainder) = divisor.dividingFullWidth(dividend)
    let rounded = remainder >= divisor - remainder ? quotient &+ 1 : quotient
    guard rounded <= limit.magnitude else { return nil }
    return Number(units: isNegative ? -Int128(rounded) : Int128(rounded))
  }

  package static func < (a: Self, b: Self) -> Bool { a.units < b.units }

  /// The number as an integer, if it is one that fits.
  package var integer: Int? {
    units % Self.scale == 0 ? Int(exactly: units / Self.scale) : nil
  }

  /// The nearest binary number.
  package var double: Double { Double(units) / 1e9 }
}

extension Number: CustomStringConvertible {
  /// The shortest decimal, such as `12`, `-0.5` or `0.000000001`.
  package var description: String {
    let magnitude = units.magnitude
    var text = String(magnitude / Self.scale.magnitude)
    let fraction = String(magnitude % Self.scale.magnitude)
    if magnitude % Self.scale.magnitude != 0 {
      var decimals = String(repeating: "0", count: Self.decimals - fraction.count) + fraction
      while decimals.hasSuffix("0") { decimals.removeLast() }
      text += "." + decimals
    }
    return units < 0 ? "-" + text : text
  }
}
