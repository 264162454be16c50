internal import Diagnostics
internal import FlowInterpreter

/// Writes expressions in the language of flows.
struct ExpressionText {
  /// By slot: what the variables are called in the file that is written.
  let names: [String]
  /// What has no equal in the language, as people call it.
  private(set) var unwritten: Set<String> = []

  init(names: [String]) { self.names = names }

  /// The text of a tree; `nil` if it has no equal.
  mutating func text(_ tree: ExpressionTree) -> String? {
    switch tree {
    case .literal(let value): return Self.literal(value)
    case .variable(let slot): return names[slot]
    case .given(let name): return name.rawValue
    case .field(.foreign(let function, let operands), let name) where function.name == "record":
      guard let base = operands.first, Identifier.isVariable(name) else { return fail(name) }
      return text(base).map { "\($0).\(name)" }
    case .field(let base, let name):
      guard Identifier.isVariable(name) else { return fail(name) }
      return text(base).map { "\($0).\(name)" }
    case .list(let elements): return joined(elements).map { "[\($0)]" }
    case .not(let operand): return text(operand).map { "!(\($0))" }
    case .negate(let operand): return text(operand).map { "-(\($0))" }
    case .and(let left, let right): return pair(left, "&&", right)
    case .or(let left, let right): return pair(left, "||", right)
    case .operation(let symbol, let left, let right): return pair(left, symbol.rawValue, right)
    case .call(let function, let arguments):
      return joined(arguments).map { "\(function.rawValue)(\($0))" }
    case .conditional(let condition, let yes, let no):
      guard let condition = text(condition), let yes = text(yes), let no = text(no) else {
        return nil
      }
      return "(\(condition) ? \(yes) : \(no))"
    case .matches(let subject, let pattern):
      return text(subject).map { "matches(\($0), \(Self.quoted(pattern.source)))" }
    case .foreign(let function, let operands):
      guard function.isConversion, operands.count == 1 else { return fail(function.name) }
      if function.name != "text" { unwritten.insert(function.name) }
      return text(operands[0]).map { "text(\($0))" }
    }
  }

  private mutating func fail(_ what: String) -> String? {
    unwritten.insert(what)
    return nil
  }

  private mutating func pair(
    _ left: ExpressionTree, _ symbol: String, _ right: ExpressionTree
  ) -> String? {
    guard let left = text(left), let right = text(right) else { return nil }
    return "(\(left) \(symbol) \(right))"
  }

  private mutating func joined(_ trees: [ExpressionTree]) -> String? {
    var parts: [String] = []
    for tree in trees {
      guard let part = text(tree) else { return nil }
      parts.append(part)
    }
    return parts.joined(separator: ", ")
  }

  private static func literal(_ value: Value) -> String? {
    switch value {
    case .text(let text): quoted(text)
    case .null, .boolean, .number: value.json.compact
    case .list(let elements):
      "[" + elements.compactMap(literal).joined(separator: ", ") + "]"
    case .record: nil
    }
  }

  /// In single quotes, so that it can stand in a text of a file.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
