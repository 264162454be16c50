/// An expression of the flow language, compiled: names are resolved and constants read.
package struct Expression: Sendable {
  package var tree: ExpressionTree
  /// As it was written.
  package var source: String
  /// Where it begins in the flow's source.
  package var offset: Int

  package init(tree: ExpressionTree, source: String, offset: Int) {
    self.tree = tree
    self.source = source
    self.offset = offset
  }
}

/// The structure of an expression.
package indirect enum ExpressionTree: Sendable {
  case literal(Value)
  /// A variable of the flow, by its slot.
  case variable(slot: Int)
  /// A name that is always there: `caller`, `call` or `input`.
  case given(GivenName)
  case field(ExpressionTree, String)
  case list([ExpressionTree])
  case not(ExpressionTree)
  case negate(ExpressionTree)
  case and(ExpressionTree, ExpressionTree)
  case or(ExpressionTree, ExpressionTree)
  case operation(Operator, ExpressionTree, ExpressionTree)
  case call(Function, [ExpressionTree])
  /// `matches` with a pattern that is known beforehand.
  case matches(ExpressionTree, Pattern)
}

/// The names that every expression may use.
package enum GivenName: String, Sendable, CaseIterable {
  /// What the directory knows of the calling number: `known, number, name, tier, …`.
  case caller
  /// `id`, `at` and `elapsed` (seconds).
  case call
  /// What the caller typed or said last.
  case input
}

/// The binary operators that evaluate both sides.
package enum Operator: String, Sendable, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contained = "in"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
}
