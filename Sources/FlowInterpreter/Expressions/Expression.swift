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
  /// A name that is there without being declared, such as `caller`.
  case given(GivenName)
  case field(ExpressionTree, String)
  case list([ExpressionTree])
  case not(ExpressionTree)
  case negate(ExpressionTree)
  case and(ExpressionTree, ExpressionTree)
  case or(ExpressionTree, ExpressionTree)
  case operation(Operator, ExpressionTree, ExpressionTree)
  case call(Function, [ExpressionTree])
  /// `condition ? a : b`; only one of the two is evaluated.
  case conditional(ExpressionTree, ExpressionTree, ExpressionTree)
  /// `matches` with a pattern that is known beforehand.
  case matches(ExpressionTree, Pattern)
  /// Something that only another system's language has.
  case foreign(ForeignFunction, [ExpressionTree])
}

/// The names that expressions may use without declaring them.
package enum GivenName: String, Sendable, CaseIterable {
  /// What the directory knows of the calling number: `known, number, name, tier, …`.
  case caller
  /// `id`, `at`, `elapsed` (seconds), `announcement` and `language`.
  case call
  /// What the caller typed or said last.
  case input
  /// The expected wait in minutes, and which one to be served the caller is: in a queue's texts.
  case minutes, position

  /// The names that are there everywhere.
  package static let everywhere: [GivenName] = [.caller, .call, .input]
  /// The names of a queue's texts, which hide variables.
  package static let whileWaiting: [GivenName] = [.minutes, .position]
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

  /// The comparison that says the same with its sides exchanged; `nil` where there is none.
  var mirrored: Operator? {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .contained, .add, .subtract, .multiply, .divide, .remainder: nil
    }
  }
}
