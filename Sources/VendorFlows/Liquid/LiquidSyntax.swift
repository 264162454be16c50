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
  /// Shows the next of some values, each time it comes; those of one group go on together.
  case cycle(group: String, [LiquidOperand])
}

/// What a loop goes through.
struct LiquidLoop: Sendable {
  var variable: String
  var over: LiquidOperand
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
    var arguments: [LiquidOperand] = []
    /// Those with a name, such as `allow_false: true`.
    var named: [String: LiquidOperand] = [:]
  }

  /// Whether it is a constant, or what one path leads to, as it is.
  var isPlain: Bool {
    switch operand {
    case .value, .path: filters.isEmpty
    case .part, .range: false
    }
  }
}

/// A constant, or something that is looked up.
indirect enum LiquidOperand: Sendable {
  case value(Value)
  /// What a path from the flow's data leads to, by the number of the path.
  case path(Int, LiquidPath)
  /// A field or an element whose name or number is known only then: `list[number]`.
  case part(of: LiquidOperand, LiquidOperand)
  /// Whole numbers from one to another: `(1..5)`.
  case range(LiquidOperand, LiquidOperand)
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
