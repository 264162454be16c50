internal import Diagnostics
internal import FlowInterpreter

/// Reads Liquid templates.
struct LiquidParser {
  private var rest: Substring
  /// The paths that the template looks up, each once.
  private(set) var paths: [LiquidPath] = []
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
  private struct End {
    var word: String
    var tokens: ArraySlice<LiquidScanner.Token>
  }

  private mutating func pieces(
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
      let inside = try take(from: open, until: isTag ? "%}" : "}}")
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

  private mutating func take(
    from open: String.Index, until close: String
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
    // Dashes say that the space around is to go; what is spoken is the same.
    if inside.first == "-" { inside.removeFirst() }
    if inside.last == "-" { inside.removeLast() }
    return inside
  }

  // MARK: Tags

  private mutating func tag(
    _ word: String, _ tokens: ArraySlice<LiquidScanner.Token>
  ) throws(LiquidProblem) -> LiquidPiece? {
    var tokens = tokens
    switch word {
    case "assign":
      guard case .word(let name)? = tokens.popFirst(), tokens.popFirst() == .sign("=") else {
        throw LiquidProblem(
          message: Wording(zh: "写作 {% assign 名字 = 值 %}", en: "write {% assign name = value %}"))
      }
      return .assign(name, try expression(&tokens))
    case "capture":
      guard case .word(let name)? = tokens.popFirst() else {
        throw LiquidProblem(
          message: Wording(zh: "写作 {% capture 名字 %}", en: "write {% capture name %}"))
      }
      return .capture(name, try pieces(until: ["endcapture"]).0)
    case "if", "unless":
      let first = try condition(&tokens)
      return try choice(first: word == "if" ? first : .not(first), end: "end" + word)
    case "case": return try cases(try operand(&tokens))
    case "for": return try loop(&tokens)
    case "break", "continue": return .leave(isLoop: word == "break")
    case "increment", "decrement":
      guard case .word(let name)? = tokens.popFirst() else {
        throw LiquidProblem(
          message: Wording(zh: "写作 {% \(word) 名字 %}", en: "write {% \(word) name %}"))
      }
      return .count(name, by: word == "increment" ? 1 : -1)
    case "comment":
      _ = try pieces(until: ["endcomment"])
      return nil
    case "raw":
      let (inside, _) = try pieces(until: ["endraw"])
      return .choice([(.holds(.value(.boolean(true))), inside)], otherwise: [])
    default:
      throw LiquidProblem(
        message: Wording(
          zh: "这里没有标签 '\(word.prefix(40))'", en: "there is no tag '\(word.prefix(40))' here"))
    }
  }

  private mutating func choice(
    first: LiquidCondition, end: String
  ) throws(LiquidProblem) -> LiquidPiece {
    var ways: [(condition: LiquidCondition, pieces: [LiquidPiece])] = []
    var condition = first
    while true {
      let (inside, found) = try pieces(until: ["elsif", "else", end])
      ways.append((condition, inside))
      guard var found else {
        throw LiquidProblem(message: Wording(zh: "缺少 \(end)", en: "\(end) is missing"))
      }
      if found.word == end { return .choice(ways, otherwise: []) }
      if found.word == "else" {
        let (otherwise, last) = try pieces(until: [end])
        guard last != nil else {
          throw LiquidProblem(message: Wording(zh: "缺少 \(end)", en: "\(end) is missing"))
        }
        return .choice(ways, otherwise: otherwise)
      }
      condition = try self.condition(&found.tokens)
    }
  }

  private mutating func cases(_ subject: LiquidOperand) throws(LiquidProblem) -> LiquidPiece {
    var ways: [(condition: LiquidCondition, pieces: [LiquidPiece])] = []
    // What stands before the first `when` is never said.
    var (_, found) = try pieces(until: ["when", "else", "endcase"])
    while var end = found {
      switch end.word {
      case "when":
        var condition: LiquidCondition?
        repeat {
          let one = LiquidCondition.compare(subject, "==", try operand(&end.tokens))
          condition = condition.map { .or($0, one) } ?? one
          guard end.tokens.first == .sign(",") || end.tokens.first == .word("or") else { break }
          end.tokens.removeFirst()
        } while true
        let (inside, next) = try pieces(until: ["when", "else", "endcase"])
        if let condition { ways.append((condition, inside)) }
        found = next
      case "else":
        let (otherwise, last) = try pieces(until: ["endcase"])
        guard last != nil else {
          throw LiquidProblem(message: Wording(zh: "缺少 endcase", en: "endcase is missing"))
        }
        return .choice(ways, otherwise: otherwise)
      default: return .choice(ways, otherwise: [])
      }
    }
    throw LiquidProblem(message: Wording(zh: "缺少 endcase", en: "endcase is missing"))
  }

  private mutating func loop(
    _ tokens: inout ArraySlice<LiquidScanner.Token>
  ) throws(LiquidProblem) -> LiquidPiece {
    guard case .word(let name)? = tokens.popFirst(), tokens.popFirst() == .word("in") else {
      throw LiquidProblem(
        message: Wording(zh: "写作 {% for 名字 in 列表 %}", en: "write {% for name in list %}"))
    }
    var loop = LiquidLoop(variable: name, over: .value(.null))
    if tokens.first == .sign("(") {
      tokens.removeFirst()
      loop.over = try operand(&tokens)
      guard tokens.popFirst() == .sign("..") else {
        throw LiquidProblem(message: Wording(zh: "范围写作 (1..5)", en: "write a range as (1..5)"))
      }
      loop.upTo = try operand(&tokens)
      guard tokens.popFirst() == .sign(")") else {
        throw LiquidProblem(message: Wording(zh: "缺少 ')'", en: "')' is missing"))
      }
    } else {
      loop.over = try operand(&tokens)
    }
    while case .word(let word)? = tokens.popFirst() {
      if word == "reversed" {
        loop.isReversed = true
        continue
      }
      guard ["limit", "offset"].contains(word), tokens.popFirst() == .sign(":") else {
        throw LiquidProblem(
          message: Wording(
            zh: "这里不该有 '\(word.prefix(40))'", en: "'\(word.prefix(40))' is not expected here"))
      }
      if word == "limit" {
        loop.limit = try operand(&tokens)
      } else {
        loop.offset = try operand(&tokens)
      }
    }
    var (inside, end) = try pieces(until: ["else", "endfor"])
    var otherwise: [LiquidPiece] = []
    if end?.word == "else" { (otherwise, end) = try pieces(until: ["endfor"]) }
    guard end != nil else {
      throw LiquidProblem(message: Wording(zh: "缺少 endfor", en: "endfor is missing"))
    }
    return .loop(loop, inside, otherwise: otherwise)
  }

  // MARK: Expressions

  private mutating func expression(
    _ tokens: inout ArraySlice<LiquidScanner.Token>
  ) throws(LiquidProblem) -> LiquidExpression {
    var expression = LiquidExpression(operand: try operand(&tokens))
    while tokens.first == .sign("|") {
      tokens.removeFirst()
      guard case .word(let name)? = tokens.popFirst() else {
        throw LiquidProblem(
          message: Wording(zh: "| 后缺少过滤器名", en: "a filter's name is missing after |"))
      }
      guard LiquidFilter.names.contains(name) else {
        throw LiquidProblem(
          message: Wording(
            zh: "没有过滤器 '\(name.prefix(40))'", en: "there is no filter '\(name.prefix(40))'"))
      }
      var arguments: [LiquidOperand] = []
      if tokens.first == .sign(":") {
        repeat {
          tokens.removeFirst()
          arguments.append(try operand(&tokens))
        } while tokens.first == .sign(",")
      }
      expression.filters.append(.init(name: name, arguments: arguments))
    }
    if let more = tokens.first {
      throw LiquidProblem(
        message: Wording(zh: "这里不该有 \(more.shown)", en: "\(more.shown) is not expected here"))
    }
    return expression
  }

  private mutating func condition(
    _ tokens: inout ArraySlice<LiquidScanner.Token>
  ) throws(LiquidProblem) -> LiquidCondition {
    // Of several words the last one binds first, whichever it is.
    let left = try comparison(&tokens)
    switch tokens.first {
    case .word("and"):
      tokens.removeFirst()
      return .and(left, try condition(&tokens))
    case .word("or"):
      tokens.removeFirst()
      return .or(left, try condition(&tokens))
    case let more?:
      throw LiquidProblem(
        message: Wording(zh: "这里不该有 \(more.shown)", en: "\(more.shown) is not expected here"))
    case nil: return left
    }
  }

  private mutating func comparison(
    _ tokens: inout ArraySlice<LiquidScanner.Token>
  ) throws(LiquidProblem) -> LiquidCondition {
    let left = try operand(&tokens)
    switch tokens.first {
    case .sign(let sign)? where ["==", "!=", "<>", "<", ">", "<=", ">="].contains(sign):
      tokens.removeFirst()
      return .compare(left, sign == "<>" ? "!=" : sign, try operand(&tokens))
    case .word("contains"):
      tokens.removeFirst()
      return .compare(left, "contains", try operand(&tokens))
    default: return .holds(left)
    }
  }

  private mutating func operand(
    _ tokens: inout ArraySlice<LiquidScanner.Token>
  ) throws(LiquidProblem) -> LiquidOperand {
    switch tokens.popFirst() {
    case .text(let text): return .value(.text(text))
    case .number(let literal):
      return .value(Number(literal).map(Value.number) ?? .text(literal))
    case .word("nil"), .word("null"), .word("empty"), .word("blank"): return .value(.null)
    case .word("true"): return .value(.boolean(true))
    case .word("false"): return .value(.boolean(false))
    case .word(let first):
      var parts = [first]
      while true {
        switch tokens.first {
        case .sign("."):
          tokens.removeFirst()
          switch tokens.popFirst() {
          case .word(let name): parts.append(name)
          case .number(let index): parts += index.split(separator: ".").map { String($0) }
          default:
            throw LiquidProblem(
              message: Wording(zh: "'.' 后缺少名字", en: "a name is missing after '.'"))
          }
          continue
        case .sign("["):
          tokens.removeFirst()
          switch tokens.popFirst() {
          case .text(let name), .number(let name), .word(let name): parts.append(name)
          default:
            throw LiquidProblem(
              message: Wording(zh: "'[' 后缺少名字或数字", en: "a name or number is missing after '['"))
          }
          guard tokens.popFirst() == .sign("]") else {
            throw LiquidProblem(message: Wording(zh: "缺少 ']'", en: "']' is missing"))
          }
          continue
        default: break
        }
        break
      }
      let path = LiquidPath(parts: parts)
      let number = paths.firstIndex(of: path) ?? paths.count
      if number == paths.count { paths.append(path) }
      return .path(number, path)
    case let other?:
      throw LiquidProblem(
        message: Wording(zh: "这里不该有 \(other.shown)", en: "\(other.shown) is not expected here"))
    case nil: throw LiquidProblem(message: Wording(zh: "缺少值", en: "a value is missing"))
    }
  }
}

extension LiquidScanner.Token {
  fileprivate var shown: String {
    switch self {
    case .word(let text), .number(let text), .sign(let text): "'\(text.prefix(40))'"
    case .text(let text): "\"\(text.prefix(40))\""
    }
  }
}
