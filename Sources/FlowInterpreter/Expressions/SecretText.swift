/// How what a caller entered in secret is shown.
package enum SecretText {
  /// In place of a value, whatever its length.
  package static let shown = "••••"
  /// In place of one key.
  package static let key: Character = "•"
}

extension Scope {
  /// Whether the value of an expression is, or is made from, what the caller entered in secret.
  func tells(_ tree: ExpressionTree) -> Bool {
    !(secrets.isEmpty && !inputIsSecret)
      && tree.tells(secrets: secrets, inputIsSecret: inputIsSecret)
  }
}

extension ExpressionTree {
  /// Whether the value is, or is made from, a secret.
  ///
  /// What only says something about one doesn't count: a comparison, `length`, `matches`.
  ///
  /// - Parameters:
  ///   - secrets: the slots of variables that hold secrets.
  ///   - inputIsSecret: whether `input` is one.
  package func tells(secrets: Set<Int>, inputIsSecret: Bool) -> Bool {
    func any(_ trees: [ExpressionTree]) -> Bool {
      trees.contains { $0.tells(secrets: secrets, inputIsSecret: inputIsSecret) }
    }
    switch self {
    case .variable(let slot): return secrets.contains(slot)
    case .given(.input): return inputIsSecret
    case .literal, .given, .not, .and, .or, .matches: return false
    case .field(let tree, _), .negate(let tree): return any([tree])
    case .list(let trees), .foreign(_, let trees): return any(trees)
    case .conditional(_, let yes, let no): return any([yes, no])
    case .operation(let symbol, let left, let right):
      switch symbol {
      case .add, .subtract, .multiply, .divide, .remainder: return any([left, right])
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained:
        return false
      }
    case .call(let function, let arguments):
      switch function {
      case .length, .contains, .startsWith, .endsWith, .matches, .exists: return false
      case .number, .text, .lower, .round, .min, .max, .minutesSince, .hoursSince, .digits, .money,
        .mask:
        return any(arguments)
      }
    }
  }
}
