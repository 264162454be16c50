/// A decimal digit as people type it: `5`, `５`.
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

  var character: Character { Character(Unicode.Scalar(UInt8(0x30 + value))) }
}
