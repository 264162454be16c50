extension SourceText {
  /// The byte offset at which a piece of a JSON5 text literal stands, escapes counted as written.
  ///
  /// - Parameters:
  ///   - start: the offset of the literal's opening quote.
  ///   - index: an offset in UTF-8 bytes into the text that the literal stands for; the text's
  ///     length means the closing quote.
  package func offset(inLiteralAt start: Int, at index: Int) -> Int {
    var position = start + 1
    var decoded = 0
    while position < bytes.count {
      let (written, meant) = unit(at: position)
      if decoded + meant > index { break }
      decoded += meant
      position += written
    }
    return min(position, bytes.count)
  }

  /// How many bytes a piece of a literal takes as written, and how many it stands for.
  private func unit(at position: Int) -> (written: Int, meant: Int) {
    guard bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count else { return (1, 1) }
    switch bytes[position + 1] {
    case UInt8(ascii: "x"): return (4, hexadecimal(at: position + 2, digits: 2) < 0x80 ? 1 : 2)
    case UInt8(ascii: "u"):
      let value = hexadecimal(at: position + 2, digits: 4)
      if (0xD800..<0xDC00).contains(value) { return (12, 4) }
      return (6, value < 0x80 ? 1 : value < 0x800 ? 2 : 3)
    case 0x0D where position + 2 < bytes.count && bytes[position + 2] == 0x0A: return (3, 0)
    case 0x0A, 0x0D: return (2, 0)
    case 0xE2 where isLineSeparator(at: position + 1): return (4, 0)
    default: return (2, 1)
    }
  }

  private func hexadecimal(at start: Int, digits: Int) -> UInt32 {
    guard start + digits <= bytes.count else { return 0 }
    return UInt32(String(decoding: bytes[start..<start + digits], as: UTF8.self), radix: 16) ?? 0
  }

  private func isLineSeparator(at start: Int) -> Bool {
    start + 2 < bytes.count && bytes[start + 1] == 0x80 && bytes[start + 2] & 0xFE == 0xA8
  }
}
