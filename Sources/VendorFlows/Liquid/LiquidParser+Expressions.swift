internal import Diagnostics
internal import FlowInterpreter

extension LiquidParser {
  mutating func expression(
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
      var filter = LiquidExpression.Filter(name: name)
      if tokens.first == .sign(":") {
        repeat {
          tokens.removeFirst()
          if case .word(let name)? = tokens.first, tokens.dropFirst().first == .sign(":") {
            tokens.removeFirst(2)
            filter.named[name] = try operand(&tokens)
          } else {
            filter.arguments.append(try operand(&tokens))
          }
        } while tokens.first == .sign(",")
      }
      expression.filters.append(filter)
    }
    if let more = tokens.first {
      throw Self.unexpected(more)
    }
    return expression
  }

  mutating func condition(
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
      throw Self.unexpected(more)
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

  mutating func operand(
    _ tokens: inout ArraySlice<LiquidScanner.Token>
  ) throws(LiquidProblem) -> LiquidOperand {
    switch tokens.popFirst() {
    case .text(let text): return .value(.text(text))
    case .number(let literal):
      return .value(Number(literal).map(Value.number) ?? .text(literal))
    case .word("nil"), .word("null"), .word("empty"), .word("blank"): return .value(.null)
    case .word("true"): return .value(.boolean(true))
    case .word("false"): return .value(.boolean(false))
    case .word(let first): return try path(first, &tokens)
    case .sign("("):
      let from = try operand(&tokens)
      guard tokens.popFirst() == .sign("..") else {
        throw LiquidProblem(message: Wording(zh: "范围写作 (1..5)", en: "write a range as (1..5)"))
      }
      let to = try operand(&tokens)
      guard tokens.popFirst() == .sign(")") else {
        throw LiquidProblem(message: Wording(zh: "缺少 ')'", en: "')' is missing"))
      }
      return .range(from, to)
    case let other?:
      throw Self.unexpected(other)
    case nil: throw LiquidProblem(message: Wording(zh: "缺少值", en: "a value is missing"))
    }
  }
  /// The fields and elements behind a name, those that are known only in the call among them.
  private mutating func path(
    _ first: String, _ tokens: inout ArraySlice<LiquidScanner.Token>
  ) throws(LiquidProblem) -> LiquidOperand {
    var path = LiquidPath(parts: [first])
    var found: LiquidOperand?
    func add(_ name: String) {
      if let base = found {
        found = .part(of: base, .value(.text(name)))
      } else {
        path.parts.append(name)
      }
    }
    while true {
      switch tokens.first {
      case .sign("."):
        tokens.removeFirst()
        switch tokens.popFirst() {
        case .word(let name): add(name)
        case .number(let index): for part in index.split(separator: ".") { add(String(part)) }
        default:
          throw LiquidProblem(
            message: Wording(zh: "'.' 后缺少名字", en: "a name is missing after '.'"))
        }
      case .sign("["):
        tokens.removeFirst()
        switch tokens.first {
        case .text(let name), .number(let name):
          tokens.removeFirst()
          add(name)
        case .word:
          found = .part(of: found ?? known(path), try operand(&tokens))
        default:
          throw LiquidProblem(
            message: Wording(zh: "'[' 后缺少名字或数字", en: "a name or number is missing after '['"))
        }
        guard tokens.popFirst() == .sign("]") else {
          throw LiquidProblem(message: Wording(zh: "缺少 ']'", en: "']' is missing"))
        }
      default: return found ?? known(path)
      }
    }
  }

  private mutating func known(_ path: LiquidPath) -> LiquidOperand {
    let number = paths.firstIndex(of: path) ?? paths.count
    if number == paths.count { paths.append(path) }
    return .path(number, path)
  }

  static func unexpected(_ token: LiquidScanner.Token) -> LiquidProblem {
    LiquidProblem(
      message: Wording(
        zh: "这里不该有 \(token.shown)", en: "\(token.shown) is not expected here"))
  }
}
