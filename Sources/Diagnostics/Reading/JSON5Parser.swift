/// Reads JSON5 (https://spec.json5.org) into a tree in which every value knows its place.
///
/// The first syntax error ends the reading: what follows it can't be trusted. Files over 16 MiB
/// and nesting over 64 levels are refused, so that no file can exhaust memory or the stack.
package struct JSON5Parser {
  package static let maximumSize = 16 << 20
  package static let maximumDepth = 64

  let source: SourceText
  var position = 0
  var depth = 0

  private init(_ source: SourceText) { self.source = source }

  /// - Throws: `InvalidInput` with one finding (`syntax`, `encoding` or `too-large`).
  package static func parse(_ source: SourceText) throws(InvalidInput) -> LocatedValue {
    guard source.bytes.count <= maximumSize else {
      throw InvalidInput([
        Diagnostic(
          .error, "too-large", file: source.path,
          Wording(
            zh: "文件超过 \(maximumSize >> 20) MiB",
            en: "the file has more than \(maximumSize >> 20) MiB"),
          hint: Wording(zh: "拆成几个文件", en: "split it into several files"))
      ])
    }
    try TextEncoding.check(source)
    var parser = Self(source)
    try parser.skipSpace()
    let value = try parser.value()
    try parser.skipSpace()
    if parser.position < source.bytes.count {
      throw parser.failure(
        Wording(
          zh: "文件应到此结束，实际是 \(parser.found.zh)",
          en: "expected the end of the file, found \(parser.found.en)"))
    }
    return value
  }

  // MARK: Values

  private mutating func value() throws(InvalidInput) -> LocatedValue {
    let start = position
    switch peek ?? 0 {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let text = try string()
      return LocatedValue(.text(text), offset: start, end: position)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "+"):
      return try number()
    default: break
    }
    guard position < source.bytes.count else {
      throw failure(Wording(zh: "应为值，实际是文件结尾", en: "expected a value, found the end of the file"))
    }
    let foundText = found
    guard let word = try identifier() else {
      throw failure(
        Wording(zh: "应为值，实际是 \(foundText.zh)", en: "expected a value, found \(foundText.en)"),
        at: start)
    }
    let content: LocatedValue.Content
    switch word {
    case "null": content = .null
    case "true": content = .boolean(true)
    case "false": content = .boolean(false)
    case "Infinity": content = .number(.infinity, literal: word)
    case "NaN": content = .number(.nan, literal: word)
    default:
      throw failure(
        Wording(
          zh: "应为值，实际是 '\(word.prefix(40))'", en: "expected a value, found '\(word.prefix(40))'"),
        at: start,
        hint: Wording(
          zh: "文字要加引号：\"\(word.prefix(40))\"", en: "text stands in quotes: \"\(word.prefix(40))\""))
    }
    return LocatedValue(content, offset: start, end: position)
  }

  private mutating func object() throws(InvalidInput) -> LocatedValue {
    let start = position
    try enter()
    position += 1
    var members: [LocatedValue.Member] = []
    while true {
      try skipSpace()
      if peek == UInt8(ascii: "}") { break }
      let keyOffset = position
      let key = try memberName(objectStart: start)
      try skipSpace()
      guard peek == UInt8(ascii: ":") else {
        throw failure(
          Wording(
            zh: "键 '\(key.prefix(40))' 后应为 ':'，实际是 \(found.zh)",
            en: "expected ':' after the key '\(key.prefix(40))', found \(found.en)"))
      }
      position += 1
      try skipSpace()
      members.append(.init(key: key, keyOffset: keyOffset, value: try value()))
      try skipSpace()
      if peek == UInt8(ascii: ",") {
        position += 1
      } else if peek != UInt8(ascii: "}") {
        throw unclosed(
          Wording(zh: "应为 ',' 或 '}'，实际是 \(found.zh)", en: "expected ',' or '}', found \(found.en)"),
          opener: "{", at: start)
      }
    }
    position += 1
    depth -= 1
    return LocatedValue(.object(members), offset: start, end: position)
  }

  private mutating func memberName(objectStart: Int) throws(InvalidInput) -> String {
    if peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") { return try string() }
    let foundText = found
    if let name = try identifier() { return name }
    throw unclosed(
      Wording(
        zh: "应为键或 '}'，实际是 \(foundText.zh)", en: "expected a key or '}', found \(foundText.en)"),
      opener: "{", at: objectStart)
  }

  private mutating func array() throws(InvalidInput) -> LocatedValue {
    let start = position
    try enter()
    position += 1
    var elements: [LocatedValue] = []
    while true {
      try skipSpace()
      if peek == UInt8(ascii: "]") { break }
      if position >= source.bytes.count {
        throw unclosed(
          Wording(zh: "应为值或 ']'，实际是 \(found.zh)", en: "expected a value or ']', found \(found.en)"),
          opener: "[", at: start)
      }
      elements.append(try value())
      try skipSpace()
      if peek == UInt8(ascii: ",") {
        position += 1
      } else if peek != UInt8(ascii: "]") {
        throw unclosed(
          Wording(zh: "应为 ',' 或 ']'，实际是 \(found.zh)", en: "expected ',' or ']', found \(found.en)"),
          opener: "[", at: start)
      }
    }
    position += 1
    depth -= 1
    return LocatedValue(.array(elements), offset: start, end: position)
  }

  private mutating func enter() throws(InvalidInput) {
    depth += 1
    if depth > Self.maximumDepth {
      throw failure(
        Wording(
          zh: "嵌套超过 \(Self.maximumDepth) 层",
          en: "values are nested deeper than \(Self.maximumDepth) levels"))
    }
  }

  // MARK: Space and comments

  mutating func skipSpace() throws(InvalidInput) {
    while let scalar = scalarAtPosition {
      if scalar == "/" {
        try skipComment()
      } else if Self.isSpace(scalar) {
        position += UTF8.width(scalar)
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(InvalidInput) {
    let start = position
    let next = position + 1 < source.bytes.count ? source.bytes[position + 1] : 0
    if next == UInt8(ascii: "/") {
      while let scalar = scalarAtPosition, !Self.isLineEnd(scalar) {
        position += UTF8.width(scalar)
      }
    } else if next == UInt8(ascii: "*") {
      position += 2
      while position + 1 < source.bytes.count {
        if source.bytes[position] == UInt8(ascii: "*"),
          source.bytes[position + 1] == UInt8(ascii: "/")
        {
          position += 2
          return
        }
        position += 1
      }
      throw failure(
        Wording(zh: "注释没有结束", en: "the comment is never closed"), at: start,
        hint: Wording(zh: "用 */ 结束", en: "close it with */"))
    } else {
      throw failure(
        Wording(
          zh: "应为注释（// 或 /*），实际是 '/'", en: "expected a comment (// or /*), found '/'"),
        at: start)
    }
  }

  static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0xA0, 0xFEFF, 0x2028, 0x2029: true
    case 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  // MARK: Reading at the position

  var peek: UInt8? { position < source.bytes.count ? source.bytes[position] : nil }

  /// The scalar at the position; the bytes were checked to be UTF-8 before.
  var scalarAtPosition: Unicode.Scalar? {
    guard let first = peek else { return nil }
    if first < 0x80 { return Unicode.Scalar(first) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for index in position + 1..<position + length {
      value = value << 6 | UInt32(source.bytes[index] & 0x3F)
    }
    return Unicode.Scalar(value)
  }

  /// What stands at the position, in words.
  var found: Wording {
    guard let scalar = scalarAtPosition else {
      return Wording(zh: "文件结尾", en: "the end of the file")
    }
    if Self.isLineEnd(scalar) { return Wording(zh: "行尾", en: "the end of the line") }
    if DisplayWidth.isControl(scalar) || scalar.value == 0xFEFF {
      let number = hexadecimal(scalar.value)
      return Wording(zh: "控制字符 U+\(number)", en: "the control character U+\(number)")
    }
    return Wording("'\(scalar)'")
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  func failure(
    _ message: Wording, at offset: Int? = nil, hint: Wording? = nil, notes: [Diagnostic.Note] = []
  ) -> InvalidInput {
    InvalidInput([
      Diagnostic(
        .error, "syntax", in: source, at: offset ?? position, message, hint: hint, notes: notes)
    ])
  }

  private func unclosed(_ message: Wording, opener: String, at start: Int) -> InvalidInput {
    let note = Diagnostic.Note(
      file: source.path, place: source.place(at: start),
      message: Wording(zh: "'\(opener)' 从这里开始", en: "'\(opener)' was opened here"))
    return failure(message, notes: [note])
  }
}
