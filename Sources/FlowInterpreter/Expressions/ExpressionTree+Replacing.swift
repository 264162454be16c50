extension ExpressionTree {
  /// The tree with other trees in the place of some variables.
  func replacing(_ replacement: (Int) -> ExpressionTree?) -> ExpressionTree {
    func each(_ trees: [ExpressionTree]) -> [ExpressionTree] {
      trees.map { $0.replacing(replacement) }
    }
    return switch self {
    case .variable(let slot): replacement(slot) ?? self
    case .literal, .given: self
    case .field(let tree, let name): .field(tree.replacing(replacement), name)
    case .not(let tree): .not(tree.replacing(replacement))
    case .negate(let tree): .negate(tree.replacing(replacement))
    case .matches(let tree, let pattern): .matches(tree.replacing(replacement), pattern)
    case .list(let trees): .list(each(trees))
    case .call(let function, let trees): .call(function, each(trees))
    case .foreign(let function, let trees): .foreign(function, each(trees))
    case .and(let left, let right):
      .and(left.replacing(replacement), right.replacing(replacement))
    case .or(let left, let right): .or(left.replacing(replacement), right.replacing(replacement))
    case .operation(let symbol, let left, let right):
      .operation(symbol, left.replacing(replacement), right.replacing(replacement))
    case .conditional(let condition, let yes, let no):
      .conditional(
        condition.replacing(replacement), yes.replacing(replacement), no.replacing(replacement))
    }
  }
}
