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
  case loop(LiquidLoop, [LiquidPiece], otherwise: [LiquidPiece])
  /// Leaves a loop, or only goes on with its next element.
  case leave(isLoop: Bool)
  /// Shows a counter of its own, and moves it on before or after that.
  case count(String, by: Int)
}

/// What a loop goes through.
struct LiquidLoop: Sendable {
  var variable: String
  var over: LiquidOperand
  /// Whole numbers up to this one, from `over`.
  var upTo: LiquidOperand?
  var limit: LiquidOperand?
  var offset: LiquidOperand?
  var isReversed = false
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
