extension JSON5Parser {
  // MARK: Names

  /// An unquoted name (ECMAScript IdentifierName), or `nil` if none begins here.
  mutating func identifier() throws(InvalidInput) -> String? {
    var name = String.UnicodeScalarView()
    while let scalar = scalarAtPosition {
      if scalar == "\\" {
        let start = position
        position += 1
        guard peek == UInt8(ascii: "u") else {
          throw failure(
            Wording(
              zh: "键里的 \\u 后面应为四位十六进制数", en: "expected \\u and four hexadecimal digits in a key"),
            at: start)
        }
        position += 1
        let escaped = try unicodeEscape(startingAt: start)
        guard Self.isNamePart(escaped, first: name.isEmpty) else {
          throw failure(
            Wording(
              zh: "这个转义字符不能用在键里", en: "this escape stands for a character that no key can have"),
            at: start)
        }
        name.append(escaped)
      } else if Self.isNamePart(scalar, first: name.isEmpty) {
        name.append(scalar)
        position += UTF8.width(scalar)
      } else {
        break
      }
    }
    return name.isEmpty ? nil : String(name)
  }

  private static func isNamePart(_ scalar: Unicode.Scalar, first: Bool) -> Bool {
    if scalar.isASCII {
      switch scalar {
      case "a"..."z", "A"..."Z", "$", "_": return true
      case "0"..."9": return !first
      default: return false
      }
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      return true
    case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: return !first
    default: return !first && (scalar.value == 0x200C || scalar.value == 0x200D)
    }
  }

  // MARK: Texts

  mutating func string() throws(InvalidInput) -> String {
    let start = position
    let quote = source.bytes[position]
    position += 1
    var content: [UInt8] = []
    while let byte = peek {
      switch byte {
      case quote:
        position += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0x0A, 0x0D:
        throw failure(
          Wording(zh: "文字到行尾还没有结束", en: "the text is not closed before the end of the line"),
          at: start,
          hint: Wording(
            zh: "用 \(Character(Unicode.Scalar(quote))) 结束，或在行尾写 \\ 续行",
            en: "close it with \(Character(Unicode.Scalar(quote))), or end the line with \\"))
      case 0:
        throw failure(Wording(zh: "文字里不能有 NUL 字节", en: "a text can't hold a NUL byte"))
      default:
        content.append(byte)
        position += 1
      }
    }
    throw failure(Wording(zh: "文字没有结束", en: "the text is never closed"), at: start)
  }

  private mutating func escape(into content: inout [UInt8]) throws(InvalidInput) {
    let start = position
    position += 1
    guard let scalar = scalarAtPosition else {
      throw failure(Wording(zh: "文字没有结束", en: "the text is never closed"))
    }
    position += UTF8.width(scalar)
    switch scalar {
    case "b": content.append(0x08)
    case "f": content.append(0x0C)
    case "n": content.append(0x0A)
    case "r": content.append(0x0D)
    case "t": content.append(0x09)
    case "v": content.append(0x0B)
    case "\r": if peek == 0x0A { position += 1 }
    case "\n", "\u{2028}", "\u{2029}": break
    case "0":
      throw failure(
        Wording(zh: "文字里不能有 NUL 字符", en: "a text can't hold a NUL character"), at: start)
    case "1"..."9":
      throw failure(
        Wording(zh: "不认识的转义 '\\\(scalar)'", en: "unknown escape '\\\(scalar)'"), at: start)
    case "x":
      let value = try hexadecimalDigits(2, of: start)
      guard value != 0 else {
        throw failure(
          Wording(zh: "文字里不能有 NUL 字符", en: "a text can't hold a NUL character"), at: start)
      }
      content.append(contentsOf: Array(String(Unicode.Scalar(UInt8(value))).utf8))
    case "u":
      let escaped = try unicodeEscape(startingAt: start)
      guard escaped.value != 0 else {
        throw failure(
          Wording(zh: "文字里不能有 NUL 字符", en: "a text can't hold a NUL character"), at: start)
      }
      content.append(contentsOf: Array(String(escaped).utf8))
    default: content.append(contentsOf: Array(String(scalar).utf8))
    }
  }

  /// The scalar of `\u` and four hexadecimal digits, or of a surrogate pair of them; the position is after the
  /// first `\u`.
  private mutating func unicodeEscape(startingAt start: Int) throws(InvalidInput) -> Unicode.Scalar
  {
    let first = try hexadecimalDigits(4, of: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    let lone = Wording(
      zh: "单独的代理项（\\u\(String(first, radix: 16))）不是字符",
      en: "a lone surrogate (\\u\(String(first, radix: 16))) is no character")
    guard first < 0xDC00, peek == UInt8(ascii: "\\"), position + 1 < source.bytes.count,
      source.bytes[position + 1] == UInt8(ascii: "u")
    else { throw failure(lone, at: start) }
    position += 2
    let second = try hexadecimalDigits(4, of: start)
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw failure(lone, at: start) }
    return scalar
  }

  private mutating func hexadecimalDigits(_ count: Int, of start: Int) throws(InvalidInput)
    -> UInt32
  {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure(
          Wording(zh: "应为 \(count) 位十六进制数", en: "expected \(count) hexadecimal digits"), at: start)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  // MARK: Numbers

  mutating func number() throws(InvalidInput) -> LocatedValue {
    let start = position
    if peek == UInt8(ascii: "-") || peek == UInt8(ascii: "+") { position += 1 }
    let isNegative = source.bytes[start] == UInt8(ascii: "-")
    if let word = try identifier() {
      guard word == "Infinity" || word == "NaN" else {
        throw failure(
          Wording(
            zh: "应为数字，实际是 '\(word.prefix(40))'",
            en: "expected a number, found '\(word.prefix(40))'"), at: start)
      }
      let value: Double = word == "NaN" ? .nan : isNegative ? -.infinity : .infinity
      return LocatedValue(
        .number(value, literal: literal(from: start)), offset: start, end: position)
    }
    let digitsStart = position
    while let byte = peek,
      Self.isNumberByte(byte, after: source.bytes[position - (position > digitsStart ? 1 : 0)])
    {
      position += 1
    }
    let text = String(decoding: source.bytes[digitsStart..<position], as: UTF8.self)
    guard let magnitude = Self.magnitude(of: text) else {
      throw failure(
        Wording(
          zh: "'\(literal(from: start).prefix(40))' 不是数字",
          en: "'\(literal(from: start).prefix(40))' is not a number"), at: start,
        hint: text.first == "0" && text.count > 1
          ? Wording(
            zh: "数字不能以 0 开头；编号和电话号码要加引号",
            en: "a number has no leading zero; write an id or a phone number in quotes") : nil)
    }
    let value = isNegative ? -magnitude : magnitude
    return LocatedValue(.number(value, literal: literal(from: start)), offset: start, end: position)
  }

  private func literal(from start: Int) -> String {
    String(decoding: source.bytes[start..<position], as: UTF8.self)
  }

  private static func isNumberByte(_ byte: UInt8, after previous: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      previous == UInt8(ascii: "e") || previous == UInt8(ascii: "E")
    default: false
    }
  }

  /// The value of an unsigned JSON5 number, or `nil` if the text is none.
  private static func magnitude(of text: String) -> Double? {
    if text.hasPrefix("0x") || text.hasPrefix("0X") {
      let digits = text.dropFirst(2)
      guard !digits.isEmpty, digits.allSatisfy(\.isHexDigit) else { return nil }
      return digits.reduce(0.0) { $0 * 16 + Double($1.hexDigitValue ?? 0) }
    }
    let parts = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
    guard let mantissa = parts.first else { return nil }
    let halves = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2, halves.contains(where: { !$0.isEmpty }),
      halves.allSatisfy({ $0.allSatisfy { "0"..."9" ~= $0 } })
    else { return nil }
    if halves[0].count > 1, halves[0].first == "0" { return nil }
    var normal = (halves[0].isEmpty ? "0" : String(halves[0]))
    if halves.count == 2, !halves[1].isEmpty { normal += "." + halves[1] }
    if parts.count == 2 {
      let exponent = parts[1].first == "+" ? parts[1].dropFirst() : parts[1]
      let digits = exponent.first == "-" ? exponent.dropFirst() : exponent
      guard !digits.isEmpty, digits.allSatisfy({ "0"..."9" ~= $0 }) else { return nil }
      normal += "e" + exponent
    }
    return Double(normal)
  }
}
