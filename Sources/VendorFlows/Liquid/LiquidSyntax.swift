internal import Diagnostics
internal import FlowInterpreter

/// A piece of a Liquid template (https://shopify.github.io/liquid/).
indirect enum LiquidPiece: Sendable {
  case text(String)
  case output(LiquidExpression)
  case assign(String, LiquidExpression)
  case capture(String, [LiquidPiece])
  /// The pieces of the first condition that holds.
  case choice([(condition: LiquidCondition, pieces: [LiquidPiece])], otherwise: [LiquidPiece])
  case loop(variable: String, over: LiquidExpression, limit: Int?, [LiquidPiece])
}

/// A value and the filters that it goes through.
struct LiquidExpression: Sendable {
  var operand: LiquidOperand
  var filters: [Filter] = []

  struct Filter: Sendable {
    var name: String
    var arguments: [LiquidOperand]
  }
}

/// A constant, or something that is looked up.
enum LiquidOperand: Sendable {
  case value(Value)
  /// What a path from the flow's data leads to, by the number of the path.
  case path(Int, LiquidPath)
}

/// A path such as `widgets.order.parsed.items[0].name`.
struct LiquidPath: Sendable, Hashable {
  var parts: [String]
  var source: String { parts.joined(separator: ".") }
}

/// What `if` and `case` ask.
indirect enum LiquidCondition: Sendable {
  case holds(LiquidOperand)
  case compare(LiquidOperand, String, LiquidOperand)
  case and(LiquidCondition, LiquidCondition)
  case or(LiquidCondition, LiquidCondition)
  case not(LiquidCondition)
}

/// What is wrong with a template.
struct LiquidProblem: Error, Hashable {
  var message: Wording
}
