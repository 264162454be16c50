package import Diagnostics

/// The names of variables that an expression may use, with their slots.
package struct ExpressionNames: Sendable {
  let slots: [String: Int]
  /// In order of declaration, for suggestions.
  let names: [String]
  /// Names that are there besides those there everywhere, and go before variables.
  let hiding: [GivenName]

  package init(_ variables: [Variable], hiding: [GivenName] = []) {
    self.hiding = hiding
    names = variables.map(\.name)
    slots = Dictionary(
      variables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// What is wrong with an expression, and where.
package struct ExpressionProblem: Error, Sendable, Hashable {
  /// `bad-expression`, `unknown-variable`, `unknown-function`, `wrong-arguments` or `bad-pattern`.
  package var code: String
  package var message: Wording
  /// In UTF-8 bytes from the beginning of the expression.
  package var offset: Int
  package var hint: Wording?
}

/// Reads the notation of expressions by precedence climbing, and resolves names to slots.
///
/// The depth of trees is limited, so that neither reading nor evaluating one can exhaust the stack.
struct ExpressionParser {
  static let maximumDepth = 60
  static let maximumLength = 10_000

  var scanner: ExpressionScanner
  let names: ExpressionNames
  /// What is wrong with names and arguments; a syntax error is thrown instead.
  var problems: [ExpressionProblem] = []
  private var nesting = 0

  private init(_ source: String, names: ExpressionNames) {
    scanner = ExpressionScanner(source)
    self.names = names
  }

  /// The tree of an expression, or `nil` and everything that is wrong with it.
  static func parse(
    _ source: String, names: ExpressionNames
  ) -> (tree: ExpressionTree?, problems: [ExpressionProblem]) {
    var parser = Self(source, names: names)
    do throws(ExpressionProblem) {
      guard source.utf8.count <= maximumLength else {
        throw parser.scanner.failure(
          Wording(
            zh: "表达式超过 \(maximumLength) 字节",
            en: "the expression is longer than \(maximumLength) bytes"), at: 0)
      }
      let result = try parser.expression(above: 0)
      try parser.scanner.expectEnd()
      return (parser.problems.isEmpty ? result.tree : nil, parser.problems)
    } catch {
      return (nil, parser.problems + [error])
    }
  }

  /// A tree and how deep it is.
  private struct Branch {
    var tree: ExpressionTree
    var depth: Int
  }

  // MARK: Operators

  private mutating func expression(above minimum: Int) throws(ExpressionProblem) -> Branch {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Self.maximumDepth else { throw tooDeep }
    var left = try unary()
    while let (symbol, precedence) = try scanner.binaryOperator(), precedence > minimum {
      scanner.skip(symbol)
      let right = try expression(above: precedence)
      let depth = max(left.depth, right.depth) + 1
      guard depth <= Self.maximumDepth else { throw tooDeep }
      left = Branch(tree: Self.join(symbol, left.tree, right.tree), depth: depth)
    }
    return minimum == 0 ? try conditional(on: left) : left
  }

  /// What `? a : b` makes of the condition before it; the condition alone where none follows.
  private mutating func conditional(on condition: Branch) throws(ExpressionProblem) -> Branch {
    let start = scanner.skipSpace()
    guard scanner.take("?") else { return condition }
    let yes = try expression(above: 0)
    guard scanner.take(":") else {
      throw scanner.failure(
        Wording(
          zh: "应为 ':' 和不成立时的值，实际是 \(scanner.found.zh)",
          en: "expected ':' and what holds otherwise, found \(scanner.found.en)"),
        hint: Wording(zh: "写作 条件 ? a : b", en: "write condition ? a : b"))
    }
    let no = try expression(above: 0)
    let depth = max(condition.depth, yes.depth, no.depth) + 1
    guard depth <= Self.maximumDepth else {
      throw scanner.failure(tooDeep.message, at: start)
    }
    return Branch(tree: .conditional(condition.tree, yes.tree, no.tree), depth: depth)
  }

  private var tooDeep: ExpressionProblem {
    scanner.failure(
      Wording(
        zh: "运算嵌套超过 \(Self.maximumDepth) 层，中间用变量存一下",
        en: "more than \(Self.maximumDepth) operators deep; use a variable in between"))
  }

  private static func join(
    _ symbol: String, _ left: ExpressionTree, _ right: ExpressionTree
  ) -> ExpressionTree {
    switch symbol {
    case "||": return .or(left, right)
    case "&&": return .and(left, right)
    default:
      guard let known = Operator(rawValue: symbol) else {
        preconditionFailure("the scanner must give known operators only (gave \(symbol))")
      }
      return .operation(known, left, right)
    }
  }

  private mutating func unary() throws(ExpressionProblem) -> Branch {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Self.maximumDepth else { throw tooDeep }
    if scanner.take("!") {
      let operand = try unary()
      return Branch(tree: .not(operand.tree), depth: operand.depth + 1)
    }
    if scanner.take("-") {
      let operand = try unary()
      if case .literal(.number(let number)) = operand.tree {
        return Branch(tree: .literal(.number(number.negated)), depth: operand.depth)
      }
      return Branch(tree: .negate(operand.tree), depth: operand.depth + 1)
    }
    return try fields(of: try primary())
  }

  private mutating func fields(of owner: Branch) throws(ExpressionProblem) -> Branch {
    var result = owner
    while scanner.take(".") {
      let start = scanner.position
      guard let name = scanner.name() else {
        throw scanner.failure(
          Wording(
            zh: "'.' 后应为字段名，实际是 \(scanner.found.zh)",
            en: "expected a field's name after '.', found \(scanner.found.en)"))
      }
      if case .given(.call) = result.tree { check(callField: name, at: start) }
      result = Branch(tree: .field(result.tree, name), depth: result.depth + 1)
      guard result.depth <= Self.maximumDepth else { throw tooDeep }
    }
    return result
  }

  // MARK: Operands

  private mutating func primary() throws(ExpressionProblem) -> Branch {
    let start = scanner.skipSpace()
    if scanner.take("(") {
      let inner = try expression(above: 0)
      try scanner.expect(")", closing: "(", at: start)
      return inner
    }
    if scanner.take("[") {
      let (elements, depth) = try list(until: "]", opener: "[", at: start)
      return Branch(tree: .list(elements), depth: depth + 1)
    }
    if let text = try scanner.text() { return Branch(tree: .literal(.text(text)), depth: 1) }
    if let number = try scanner.number() {
      return Branch(tree: .literal(.number(number)), depth: 1)
    }
    guard let name = scanner.name() else {
      throw scanner.failure(
        Wording(
          zh: "应为值，实际是 \(scanner.found.zh)", en: "expected a value, found \(scanner.found.en)"))
    }
    if scanner.take("(") {
      let (arguments, depth) = try list(until: ")", opener: "(", at: start)
      return Branch(tree: call(name, arguments, at: start), depth: depth + 1)
    }
    return Branch(tree: try resolve(name, at: start), depth: 1)
  }

  private mutating func list(
    until closer: Character, opener: Character, at start: Int
  ) throws(ExpressionProblem) -> ([ExpressionTree], depth: Int) {
    var elements: [ExpressionTree] = []
    var depth = 0
    if scanner.take(closer) { return (elements, depth) }
    repeat {
      let element = try expression(above: 0)
      elements.append(element.tree)
      depth = max(depth, element.depth)
    } while scanner.take(",")
    try scanner.expect(closer, closing: opener, at: start)
    return (elements, depth)
  }
}
