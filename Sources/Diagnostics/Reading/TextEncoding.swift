/// Refuses files that are no UTF-8 text, saying where and what they seem to be instead.
package enum TextEncoding {
  /// - Throws: `InvalidInput` with the place of the first byte that is no UTF-8.
  package static func check(_ source: SourceText) throws(InvalidInput) {
    let bytes = source.bytes
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw refusal(Wording(zh: "文件是 UTF-16 编码", en: "the file is UTF-16"), source, at: 0)
    }
    guard let offset = firstInvalidOffset(bytes) else { return }
    throw refusal(
      Wording(zh: "这里不是 UTF-8", en: "the file is not UTF-8 text here"), source, at: offset)
  }

  private static func refusal(_ message: Wording, _ source: SourceText, at offset: Int)
    -> InvalidInput
  {
    InvalidInput([
      Diagnostic(
        .error, "encoding", in: source, at: offset, message,
        hint: Wording(zh: "另存为 UTF-8", en: "save it as UTF-8"))
    ])
  }

  /// The offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7).
  static func firstInvalidOffset(_ bytes: [UInt8]) -> Int? {
    firstInvalidOffset(bytes.span)
  }

  private static func firstInvalidOffset(_ bytes: Span<UInt8>) -> Int? {
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      if first < 0x80 {
        index += 1
        continue
      }
      let second: ClosedRange<UInt8>
      let length: Int
      switch first {
      case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return index
      }
      guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return index }
      for later in index + 1..<index + length where bytes[later] & 0xC0 != 0x80 { return index }
      index += length
    }
    return nil
  }
}
