internal import Diagnostics

/// Reads the words and symbols of expressions.
struct ExpressionScanner {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ source: String) { bytes = Array(source.utf8) }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Skips spaces and line ends; gives the offset after them.
  @discardableResult
  mutating func skipSpace() -> Int {
    while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) { position += 1 }
    return position
  }

  // MARK: Symbols

  /// Takes a one-character symbol, if it stands here.
  mutating func take(_ symbol: Character) -> Bool {
    skipSpace()
    guard let byte = peek, symbol.asciiValue == byte else { return false }
    // `!=` is no `!`.
    if symbol == "!", position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "=") {
      return false
    }
    position += 1
    return true
  }

  mutating func skip(_ symbol: String) { position += symbol.utf8.count }

  mutating func expect(_ closer: Character, closing opener: Character, at start: Int)
    throws(ExpressionProblem)
  {
    if take(closer) { return }
    guard peek != nil else {
      throw failure(Wording(zh: "'\(opener)' 没有结束", en: "'\(opener)' is never closed"), at: start)
    }
    let more =
      closer == ")" || closer == "]"
      ? Wording(zh: "运算符、',' 或 '\(closer)'", en: "an operator, ',' or '\(closer)'")
      : Wording("'\(closer)'")
    throw failure(
      Wording(zh: "应为\(more.zh)，实际是 \(found.zh)", en: "expected \(more.en), found \(found.en)"))
  }

  mutating func expectEnd() throws(ExpressionProblem) {
    skipSpace()
    guard peek == nil else {
      throw failure(
        Wording(
          zh: "应为运算符或结尾，实际是 \(found.zh)", en: "expected an operator or the end, found \(found.en)"))
    }
  }

  private static let operators: [(symbol: String, precedence: Int)] = [
    ("||", 1), ("&&", 2), ("==", 3), ("!=", 3), ("<=", 4), (">=", 4), ("<", 4), (">", 4),
    ("+", 5), ("-", 5), ("*", 6), ("/", 6), ("%", 6),
  ]

  /// The binary operator that stands here, not yet taken.
  mutating func binaryOperator() throws(ExpressionProblem) -> (String, Int)? {
    skipSpace()
    guard let byte = peek else { return nil }
    for (symbol, precedence) in Self.operators
    where bytes[position...].starts(with: symbol.utf8) {
      return (symbol, precedence)
    }
    switch byte {
    case UInt8(ascii: "="):
      throw failure(
        Wording(zh: "应为运算符，实际是 '='", en: "expected an operator, found '='"),
        hint: Wording(zh: "比较用 ==", en: "compare with =="))
    case UInt8(ascii: "&"), UInt8(ascii: "|"):
      let symbol = Character(Unicode.Scalar(byte))
      throw failure(
        Wording(zh: "不认识的运算符 '\(symbol)'", en: "unknown operator '\(symbol)'"),
        hint: Wording(zh: "写作 \(symbol)\(symbol)", en: "write \(symbol)\(symbol)"))
    default: break
    }
    let start = position
    defer { position = start }
    switch name() {
    case "in": return ("in", 4)
    case "and":
      throw failure(
        Wording(zh: "不认识的运算符 'and'", en: "unknown operator 'and'"), at: start,
        hint: Wording(zh: "写作 &&", en: "write &&"))
    case "or":
      throw failure(
        Wording(zh: "不认识的运算符 'or'", en: "unknown operator 'or'"), at: start,
        hint: Wording(zh: "写作 ||", en: "write ||"))
    default: return nil
    }
  }

  // MARK: Operands

  /// A name `[A-Za-z_][A-Za-z0-9_]*`, if one stands here.
  mutating func name() -> String? {
    skipSpace()
    let rest = bytes[position...].prefix(while: Self.isNameByte)
    let name = String(decoding: rest, as: UTF8.self)
    guard Identifier.isVariable(name) else { return nil }
    position += rest.count
    return name
  }

  mutating func number() throws(ExpressionProblem) -> Number? {
    skipSpace()
    guard let first = peek, Self.isDigit(first) || first == UInt8(ascii: "."),
      first != UInt8(ascii: ".") || position + 1 < bytes.count && Self.isDigit(bytes[position + 1])
    else { return nil }
    let start = position
    let digits = bytes[position...].prefix { Self.isDigit($0) || $0 == UInt8(ascii: ".") }
    position += digits.count
    let literal = String(decoding: digits, as: UTF8.self)
    guard let number = Number(literal) else {
      throw failure(
        Wording(zh: "'\(literal.prefix(40))' 不是数字", en: "'\(literal.prefix(40))' is no number"),
        at: start,
        hint: Wording(
          zh: "小数点前最多 24 位，后最多 9 位", en: "numbers have up to 24 digits before and 9 after the point"
        ))
    }
    if let next = peek, Self.isNameByte(next) {
      _ = name()
      let word = String(decoding: bytes[start..<position], as: UTF8.self)
      throw failure(
        Wording(
          zh: "'\(word.prefix(40))' 既不是数字也不是名字", en: "'\(word.prefix(40))' is no number and no name"
        ), at: start)
    }
    return number
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// A text in single or double quotes, if one stands here.
  mutating func text() throws(ExpressionProblem) -> String? {
    let start = skipSpace()
    guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    position += 1
    var content: [UInt8] = []
    while let byte = peek {
      position += 1
      if byte == quote { return String(decoding: content, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        content.append(byte)
        continue
      }
      guard let escaped = peek else { break }
      switch escaped {
      case UInt8(ascii: "n"): content.append(0x0A)
      case UInt8(ascii: "t"): content.append(0x09)
      case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): content.append(escaped)
      // Any other pair stays as it is, because in a pattern `\d` means a digit.
      default: content += [byte, escaped]
      }
      position += 1
    }
    throw failure(Wording(zh: "文字没有结束", en: "the text is never closed"), at: start)
  }

  // MARK: Failures

  /// What stands here, in words.
  var found: Wording {
    guard position < bytes.count else { return Wording(zh: "结尾", en: "the end") }
    let text = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
    return text.unicodeScalars.first.map { Wording("'\($0)'") }
      ?? Wording(zh: "结尾", en: "the end")
  }

  func failure(_ message: Wording, at offset: Int? = nil, hint: Wording? = nil) -> ExpressionProblem
  {
    ExpressionProblem(
      code: "bad-expression", message: message, offset: offset ?? position, hint: hint)
  }
}
