extension ExpressionTree {
  /// The trees that this one is made of.
  package var operands: [ExpressionTree] {
    switch self {
    case .literal, .variable, .given: []
    case .field(let tree, _), .not(let tree), .negate(let tree), .matches(let tree, _): [tree]
    case .list(let trees), .call(_, let trees), .foreign(_, let trees): trees
    case .conditional(let condition, let yes, let no): [condition, yes, no]
    case .and(let left, let right), .or(let left, let right), .operation(_, let left, let right):
      [left, right]
    }
  }

  /// The slots of the variables it reads, each once, ascending.
  package var variables: [Int] {
    var slots: Set<Int> = []
    var waiting = [self]
    while let tree = waiting.popLast() {
      if case .variable(let slot) = tree { slots.insert(slot) }
      waiting += tree.operands
    }
    return slots.sorted()
  }

  /// Whether it reads a field of what is always there.
  func reads(_ field: String, of name: GivenName) -> Bool {
    var waiting = [self]
    while let tree = waiting.popLast() {
      if case .field(.given(name), field) = tree { return true }
      waiting += tree.operands
    }
    return false
  }

  /// Whether evaluating it can meet a value of the wrong kind.
  package var mayFault: Bool {
    switch self {
    case .literal, .variable, .given: false
    case .field(.foreign, _): false
    case .foreign(_, let operands): operands.contains(where: \.mayFault)
    case .call(.lower, let arguments):
      arguments.contains { argument in
        if case .foreign(let function, _) = argument, function.isConversion {
          argument.mayFault
        } else {
          true
        }
      }
    case .field, .list, .not, .negate, .and, .or, .operation, .call, .conditional, .matches: true
    }
  }
}
