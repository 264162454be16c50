internal import Diagnostics
internal import FlowInterpreter

/// Reads Liquid templates.
struct LiquidParser {
  var rest: Substring
  /// The paths that the template looks up, each once.
  var paths: [LiquidPath] = []
  private var depth = 0
  /// Tags within tags.
  private static let maximumDepth = 40
  /// Conditions are read, and asked, one within the other.
  private static let mostTokens = 500
  /// Templates are short; longer ones are not read.
  private static let maximumLength = 100_000

  static func parse(
    _ source: String
  ) throws(LiquidProblem) -> (pieces: [LiquidPiece], paths: [LiquidPath]) {
    guard source.utf8.count <= maximumLength else {
      throw LiquidProblem(
        message: Wording(
          zh: "模板超过 \(maximumLength) 字节", en: "the template is longer than \(maximumLength) bytes"))
    }
    var parser = Self(rest: source[...])
    let (pieces, end) = try parser.pieces(until: [])
    if let end {
      throw LiquidProblem(
        message: Wording(zh: "\(end.word) 没有对应的开头", en: "\(end.word) closes nothing"))
    }
    return (pieces, parser.paths)
  }

  private init(rest: Substring) { self.rest = rest }

  /// A tag that ends a block of pieces.
  struct End {
    var word: String
    var tokens: ArraySlice<LiquidScanner.Token>
  }

  mutating func pieces(
    until ends: Set<String>
  ) throws(LiquidProblem) -> ([LiquidPiece], End?) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      throw LiquidProblem(message: Wording(zh: "标签嵌套太深", en: "tags lie too deep"))
    }
    var pieces: [LiquidPiece] = []
    while !rest.isEmpty {
      guard let open = rest.firstIndex(of: "{") else {
        pieces.append(.text(String(rest)))
        rest = ""
        break
      }
      let after = rest[open...].dropFirst().first
      guard after == "{" || after == "%" else {
        let next = rest.index(after: open)
        pieces.append(.text(String(rest[..<next])))
        rest = rest[next...]
        continue
      }
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      let isTag = after == "%"
      let inside = try take(from: open, until: isTag ? "%}" : "}}", following: &pieces)
      if isTag, let piece = try verbatim(inside) {
        pieces += piece
        continue
      }
      let tokens = try LiquidScanner.tokens(inside)
      guard tokens.count <= Self.mostTokens else {
        throw LiquidProblem(
          message: Wording(
            zh: "表达式超过 \(Self.mostTokens) 个词",
            en: "an expression has more than \(Self.mostTokens) words"))
      }
      guard isTag else {
        var list = tokens[...]
        if !list.isEmpty { pieces.append(.output(try expression(&list))) }
        continue
      }
      guard case .word(let word)? = tokens.first else {
        throw LiquidProblem(message: Wording(zh: "标签没有名字", en: "a tag without a name"))
      }
      let arguments = tokens.dropFirst()
      if ends.contains(word) { return (pieces, End(word: word, tokens: arguments)) }
      if let piece = try tag(word, arguments) { pieces.append(piece) }
    }
    return (pieces, nil)
  }

  /// What a tag holds, or what is to be said; `rest` goes on behind it.
  private mutating func take(
    from open: String.Index, until close: String, following pieces: inout [LiquidPiece]
  ) throws(LiquidProblem) -> Substring {
    let start = rest.index(open, offsetBy: 2)
    var position = start
    while position < rest.endIndex, !rest[position...].hasPrefix(close) {
      position = rest.index(after: position)
    }
    guard position < rest.endIndex else {
      throw LiquidProblem(
        message: Wording(
          zh: "'\(close == "}}" ? "{{" : "{%")' 没有结束",
          en: "'\(close == "}}" ? "{{" : "{%")' is never closed"))
    }
    var inside = rest[start..<position]
    rest = rest[rest.index(position, offsetBy: 2)...]
    // Dashes say that the space around is to go.
    if inside.first == "-" {
      inside.removeFirst()
      if case .text(let before)? = pieces.last {
        pieces[pieces.count - 1] = .text(before.droppingSpacesAtEnd)
      }
    }
    if inside.last == "-" {
      inside.removeLast()
      rest = rest.drop(while: \.isWhitespace)
    }
    return inside
  }
}

extension String {
  var droppingSpacesAtEnd: String {
    String(reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension LiquidScanner.Token {
  var shown: String {
    switch self {
    case .word(let text), .number(let text), .sign(let text): "'\(text.prefix(40))'"
    case .text(let text): "\"\(text.prefix(40))\""
    }
  }
}
