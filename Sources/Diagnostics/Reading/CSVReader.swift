/// Reads comma-separated values (RFC 4180), record by record, with the place of every field.
///
/// Lines end with LF or CR LF, fields may stand in double quotes (`""` is a quote within), a byte
/// order mark is skipped, and empty lines are passed over. The `'` that keeps a text from being a
/// formula is taken off (see ``CSVCell``).
package struct CSVReader: Sendable {
  /// A field of a record, without its quotes.
  package struct Field: Sendable, Hashable {
    package let text: String
    /// The byte offset of the field's first character, or of its opening quote.
    package let offset: Int
    /// Whether a `'` in front was taken off, so that what follows means itself, spaces included.
    package let wasGuarded: Bool

    init(_ bytes: some Collection<UInt8>, offset: Int) {
      let text = String(decoding: bytes, as: UTF8.self)
      let scalars = text.unicodeScalars.prefix(2)
      wasGuarded =
        scalars.count == 2 && scalars.first == "'" && scalars.last.map(CSVCell.isGuarded) ?? false
      self.text = wasGuarded ? String(text.unicodeScalars.dropFirst()) : text
      self.offset = offset
    }
  }

  package let source: SourceText
  private let separator: UInt8
  private(set) var position: Int

  /// - Parameter separator: what stands between fields, a comma in most files.
  /// - Throws: `InvalidInput` if the file is no UTF-8.
  package init(
    _ source: SourceText, separator: UInt8 = UInt8(ascii: ",")
  ) throws(InvalidInput) {
    try TextEncoding.check(source)
    self.source = source
    self.separator = separator
    position = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The fields of the next record, or `nil` after the last.
  ///
  /// - Throws: `InvalidInput` for a quote that is never closed or that text follows; the reader
  ///   then stands at the next line, so that reading can go on.
  package mutating func next() throws(InvalidInput) -> [Field]? {
    while position < source.bytes.count, isLineEnd(source.bytes[position]) { position += 1 }
    guard position < source.bytes.count else { return nil }
    var fields = [try field()]
    while position < source.bytes.count, source.bytes[position] == separator {
      position += 1
      fields.append(try field())
    }
    return fields
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func field() throws(InvalidInput) -> Field {
    let start = position
    guard position < source.bytes.count, source.bytes[position] == UInt8(ascii: "\"") else {
      while position < source.bytes.count, !isLineEnd(source.bytes[position]),
        source.bytes[position] != separator
      { position += 1 }
      return Field(source.bytes[start..<position], offset: start)
    }
    position += 1
    var content: [UInt8] = []
    while position < source.bytes.count {
      let byte = source.bytes[position]
      position += 1
      if byte != UInt8(ascii: "\"") {
        content.append(byte)
      } else if position < source.bytes.count, source.bytes[position] == UInt8(ascii: "\"") {
        content.append(byte)
        position += 1
      } else {
        try expectFieldEnd()
        return Field(content, offset: start)
      }
    }
    position = start
    throw failure(
      Wording(zh: "引号没有结束", en: "the quoted field is never closed"),
      hint: Wording(zh: "用 \" 结束", en: "close it with \""))
  }

  private mutating func expectFieldEnd() throws(InvalidInput) {
    guard position < source.bytes.count else { return }
    let byte = source.bytes[position]
    if byte != separator, !isLineEnd(byte) {
      throw failure(
        Wording(zh: "引号结束后还有文字", en: "text follows the closing quote"),
        hint: Wording(zh: "字段里的引号写作 \"\"", en: "a quote within a field is written \"\""))
    }
  }

  private mutating func failure(_ message: Wording, hint: Wording) -> InvalidInput {
    let offset = position
    while position < source.bytes.count, !isLineEnd(source.bytes[position]) { position += 1 }
    return InvalidInput([
      Diagnostic(.error, "csv-syntax", in: source, at: offset, message, hint: hint)
    ])
  }
}
