/// A decimal digit as callers type or say it: `5`, `５`, `五`, `幺`.
struct Digit {
  /// 0…9.
  let value: Int

  /// A digit of ASCII or of full width.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "0"..."9": value = Int(scalar.value - 0x30)
    case "\u{FF10}"..."\u{FF19}": value = Int(scalar.value - 0xFF10)
    default: return nil
    }
  }

  /// A digit as it is spoken, in figures or in Chinese.
  init?(spoken scalar: Unicode.Scalar) {
    if let digit = Self(scalar) {
      self = digit
      return
    }
    switch scalar {
    case "零", "〇": value = 0
    case "一", "幺": value = 1
    case "二", "两": value = 2
    case "三": value = 3
    case "四": value = 4
    case "五": value = 5
    case "六": value = 6
    case "七": value = 7
    case "八": value = 8
    case "九": value = 9
    default: return nil
    }
  }

  var character: Character { Character(Unicode.Scalar(UInt8(0x30 + value))) }
}
