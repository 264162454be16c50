internal import Diagnostics

/// The structure of a pattern.
indirect enum PatternTree {
  case empty
  case scalar(Unicode.Scalar)
  case any
  case set(ScalarSet)
  case lineStart
  case lineEnd
  /// Between a character of words and another one, or where that is not so.
  case wordBoundary(Bool)
  case sequence([PatternTree])
  case choice([PatternTree])
  case repetition(PatternTree, least: Int, most: Int?)
}

/// Reads the notation of patterns.
struct PatternParser {
  static let maximumDepth = 50
  static let maximumRepetitions = 1_000

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private(set) var ignoresCase = false

  init(_ source: String) {
    scalars = Array(source.unicodeScalars)
    if source.hasPrefix("(?i)") {
      ignoresCase = true
      position = 4
    }
  }

  mutating func parse() throws(PatternError) -> PatternTree {
    let tree = try choice()
    if position < scalars.count {
      throw failure(Wording(zh: "')' 前面没有 '('", en: "')' without '('"))
    }
    return tree
  }

  private func failure(_ message: Wording, at offset: Int? = nil) -> PatternError {
    PatternError(message: message, offset: offset ?? position)
  }

  private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func choice() throws(PatternError) -> PatternTree {
    depth += 1
    if depth > Self.maximumDepth {
      throw failure(Wording(zh: "分组嵌套太深", en: "groups are nested too deep"))
    }
    defer { depth -= 1 }
    var branches = [try sequence()]
    while peek == "|" {
      position += 1
      branches.append(try sequence())
    }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(PatternError) -> PatternTree {
    var parts: [PatternTree] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      parts.append(try repeated(try atom()))
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func repeated(_ atom: PatternTree) throws(PatternError) -> PatternTree {
    let start = position
    let least: Int
    let most: Int?
    switch peek {
    case "*": (least, most) = (0, nil)
    case "+": (least, most) = (1, nil)
    case "?": (least, most) = (0, 1)
    case "{":
      (least, most) = try bounds()
    default: return atom
    }
    position += 1
    // `+?` and the like match the same texts: which match is found first doesn't matter here.
    if peek == "?" { position += 1 }
    if let next = peek, "*+?{".unicodeScalars.contains(next) {
      throw failure(Wording(zh: "没有可重复的内容", en: "nothing to repeat"))
    }
    if let most, most < least {
      throw failure(Wording(zh: "{n,m} 的 m 小于 n", en: "{n,m} with m below n"), at: start)
    }
    return .repetition(atom, least: least, most: most)
  }

  /// Reads `{n}`, `{n,}` or `{n,m}` up to its closing brace.
  private mutating func bounds() throws(PatternError) -> (Int, Int?) {
    let start = position
    position += 1
    guard let least = try integer() else {
      throw failure(
        Wording(
          zh: "'{' 后应为数字；要匹配这个字符写 \\{",
          en: "expected a number after '{'; write \\{ for the character"), at: start)
    }
    var most: Int? = least
    if peek == "," {
      position += 1
      most = try integer()
    }
    guard peek == "}" else {
      throw failure(Wording(zh: "'{' 没有结束", en: "'{' is never closed"), at: start)
    }
    return (least, most)
  }

  private mutating func integer() throws(PatternError) -> Int? {
    var value: Int?
    while let digit = peek, "0"..."9" ~= digit {
      value = (value ?? 0) * 10 + Int(digit.value - 48)
      if value ?? 0 > Self.maximumRepetitions {
        throw failure(
          Wording(
            zh: "最多重复 \(Self.maximumRepetitions) 次",
            en: "at most \(Self.maximumRepetitions) repetitions are possible"))
      }
      position += 1
    }
    return value
  }

  private mutating func atom() throws(PatternError) -> PatternTree {
    let start = position
    guard let scalar = peek else { return .empty }
    position += 1
    switch scalar {
    case ".": return .any
    case "^": return .lineStart
    case "$": return .lineEnd
    case "*", "+", "?", "{":
      throw failure(Wording(zh: "没有可重复的内容", en: "nothing to repeat"), at: start)
    case "[": return .set(try bracketSet(from: start))
    case "(": return try group(from: start)
    case "\\": return try escape(from: start)
    default: return literal(scalar)
    }
  }

  private mutating func group(from start: Int) throws(PatternError) -> PatternTree {
    if peek == "?" {
      position += 1
      switch peek {
      case ":": position += 1
      case "<"
      where position + 1 < scalars.count && !"=!".unicodeScalars.contains(scalars[position + 1]):
        while let scalar = peek, scalar != ">" {
          _ = scalar
          position += 1
        }
        if peek == nil {
          throw failure(Wording(zh: "'(?<' 没有结束", en: "'(?<' is never closed"), at: start)
        }
        position += 1
      default:
        throw failure(
          Wording(zh: "不支持环视和格式内的标志", en: "look-around and flags inside a pattern are not known"),
          at: start)
      }
    }
    let tree = try choice()
    guard peek == ")" else {
      throw failure(Wording(zh: "'(' 没有结束", en: "'(' is never closed"), at: start)
    }
    position += 1
    return tree
  }

  private mutating func escape(from start: Int) throws(PatternError) -> PatternTree {
    guard let scalar = peek else {
      throw failure(Wording(zh: "结尾是 '\\'", en: "'\\' at the end"), at: start)
    }
    position += 1
    if let set = Self.classSet(scalar) { return .set(set) }
    if scalar == "b" || scalar == "B" { return .wordBoundary(scalar == "b") }
    return literal(try escaped(scalar, from: start))
  }

  private func literal(_ scalar: Unicode.Scalar) -> PatternTree {
    .scalar(ignoresCase ? scalar.inSmallLetters : scalar)
  }

  private static func classSet(_ letter: Unicode.Scalar) -> ScalarSet? {
    switch letter {
    case "d": .digits
    case "w": .word
    case "s": .space
    case "D": ScalarSet.digits.negated
    case "W": ScalarSet.word.negated
    case "S": ScalarSet.space.negated
    default: nil
    }
  }

  private mutating func escaped(_ scalar: Unicode.Scalar, from start: Int) throws(PatternError)
    -> Unicode.Scalar
  {
    switch scalar {
    case "u": return try codePoint(digits: 4, from: start)
    case "x": return try codePoint(digits: 2, from: start)
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "0"..."9":
      throw failure(Wording(zh: "不支持反向引用", en: "back-references are not known"), at: start)
    case "a"..."z", "A"..."Z":
      throw failure(
        Wording(zh: "不认识的转义 '\\\(scalar)'", en: "unknown escape '\\\(scalar)'"), at: start)
    default: return scalar
    }
  }

  /// Reads the hexadecimal digits of `\u4E00`, `\u{1F600}` or `\x41`.
  private mutating func codePoint(
    digits count: Int, from start: Int
  ) throws(PatternError) -> Unicode.Scalar {
    let inBraces = count == 4 && peek == "{"
    if inBraces { position += 1 }
    var text = ""
    while let scalar = peek, scalar.properties.isASCIIHexDigit,
      text.utf8.count < (inBraces ? 6 : count)
    {
      text.unicodeScalars.append(scalar)
      position += 1
    }
    let isWhole = inBraces ? peek == "}" : text.utf8.count == count
    if inBraces { position += 1 }
    guard isWhole, let scalar = UInt32(text, radix: 16).flatMap(Unicode.Scalar.init) else {
      throw failure(
        Wording(
          zh: "应为字符编号：\\u4E00、\\u{1F600} 或 \\x41",
          en: "expected the number of a character: \\u4E00, \\u{1F600} or \\x41"), at: start)
    }
    return scalar
  }

  private mutating func bracketSet(from start: Int) throws(PatternError) -> ScalarSet {
    var set = ScalarSet()
    if peek == "^" {
      set.isNegated = true
      position += 1
    }
    var isFirst = true
    while let scalar = peek, scalar != "]" || isFirst {
      isFirst = false
      if scalar == "\\", position + 1 < scalars.count,
        let known = Self.classSet(scalars[position + 1])
      {
        position += 2
        set.ranges += known.positiveRanges
        continue
      }
      let lower = try bracketScalar(from: start)
      var upper = lower
      if peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
        position += 1
        upper = try bracketScalar(from: start)
      }
      guard lower.value <= upper.value else {
        throw failure(
          Wording(
            zh: "范围 '\(lower)-\(upper)' 写反了", en: "the range '\(lower)-\(upper)' is turned round"),
          at: start)
      }
      set.ranges.append(lower.value...upper.value)
      if ignoresCase { set.addSmallLetters(of: lower...upper) }
    }
    guard peek == "]" else {
      throw failure(Wording(zh: "'[' 没有结束", en: "'[' is never closed"), at: start)
    }
    position += 1
    return set
  }

  private mutating func bracketScalar(from start: Int) throws(PatternError) -> Unicode.Scalar {
    guard let scalar = peek else {
      throw failure(Wording(zh: "'[' 没有结束", en: "'[' is never closed"), at: start)
    }
    position += 1
    guard scalar == "\\" else { return scalar }
    guard let next = peek else {
      throw failure(Wording(zh: "结尾是 '\\'", en: "'\\' at the end"), at: start)
    }
    position += 1
    return try escaped(next, from: start)
  }
}

extension Unicode.Scalar {
  /// The small letter, as `String.lowercased()` has it, where that is one scalar.
  fileprivate var inSmallLetters: Unicode.Scalar {
    let small = properties.lowercaseMapping.unicodeScalars
    return small.count == 1 ? small.first ?? self : self
  }
}

extension ScalarSet {
  /// Adds the small letters of a range: of the capitals of ASCII in it, and of its ends.
  fileprivate mutating func addSmallLetters(of range: ClosedRange<Unicode.Scalar>) {
    let capitals: ClosedRange<Unicode.Scalar> = "A"..."Z"
    if range.overlaps(capitals) {
      let part = range.clamped(to: capitals)
      ranges.append((part.lowerBound.value + 32)...(part.upperBound.value + 32))
    }
    for end in [range.lowerBound, range.upperBound] {
      ranges.append(end.inSmallLetters.value...end.inSmallLetters.value)
    }
  }
}
