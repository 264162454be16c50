internal import FlowInterpreter

/// Makes text of a Liquid template; what is not defined is empty.
struct LiquidRendering {
  /// What the flow's data have at the template's paths.
  private let values: [Value]
  private let now: String
  private var text = ""
  private var locals: [String: Value] = [:]
  /// Those of `increment` and `decrement`, which assignments don't touch.
  private var counters: [String: Int] = [:]
  /// How often each `cycle` came.
  private var rounds: [String: Int] = [:]
  /// What a `break` or `continue` is leaving.
  private var leaving: Leaving?
  private var steps = 0
  /// Loops within loops end here.
  private static let mostSteps = 20_000

  private enum Leaving { case loop, round }

  /// - Parameters:
  ///   - values: for each path of the template what it leads to.
  ///   - now: the moment of the call.
  /// - Throws: `Fault` if it takes too long or the text becomes too long.
  static func text(
    of pieces: [LiquidPiece], values: [Value], now: String
  ) throws(Fault) -> String {
    var rendering = Self(values: values, now: now)
    try rendering.render(pieces)
    return rendering.text
  }

  private init(values: [Value], now: String) {
    self.values = values
    self.now = now
  }

  private mutating func render(_ pieces: [LiquidPiece]) throws(Fault) {
    for piece in pieces {
      steps += 1
      guard steps <= Self.mostSteps, text.utf8.count <= Value.maximumTextLength else {
        throw Fault("a template goes on for too long")
      }
      switch piece {
      case .text(let literal): text += literal
      case .output(let expression): text += value(expression).asText
      case .assign(let name, let expression): locals[name] = value(expression)
      case .capture(let name, let inside):
        let before = text
        text = ""
        try render(inside)
        locals[name] = .text(text)
        text = before
      case .choice(let ways, let otherwise):
        let way = ways.first { holds($0.condition) }
        try render(way?.pieces ?? otherwise)
      case .loop(let loop, let inside, let otherwise): try render(loop, inside, otherwise)
      case .leave(let isLoop): leaving = isLoop ? .loop : .round
      case .count(let name, let step):
        let before = counters[name, default: 0]
        counters[name] = before + step
        text += String(step > 0 ? before : before + step)
      case .cycle(let group, let values):
        let round = rounds[group, default: 0]
        rounds[group] = round + 1
        text += value(values[round % values.count]).asText
      }
      if leaving != nil { return }
    }
  }

  private mutating func render(
    _ loop: LiquidLoop, _ inside: [LiquidPiece], _ otherwise: [LiquidPiece]
  ) throws(Fault) {
    let elements = elements(of: loop)
    if elements.isEmpty { return try render(otherwise) }
    let (outer, outerLoop) = (locals[loop.variable], locals["forloop"])
    for (index, element) in elements.enumerated() {
      locals[loop.variable] = element
      locals["forloop"] = .record([
        "index": .number(Number(index + 1)), "index0": .number(Number(index)),
        "rindex": .number(Number(elements.count - index)),
        "rindex0": .number(Number(elements.count - index - 1)),
        "first": .boolean(index == 0), "last": .boolean(index == elements.count - 1),
        "length": .number(Number(elements.count)),
      ])
      try render(inside)
      let left = leaving
      leaving = nil
      if left == .loop { break }
    }
    (locals[loop.variable], locals["forloop"]) = (outer, outerLoop)
  }

  private func elements(of loop: LiquidLoop) -> [Value] {
    var elements = value(loop.over).listed
    let offset = max(loop.offset.flatMap { value($0).whole } ?? 0, 0)
    let limit = max(loop.limit.flatMap { value($0).whole } ?? .max, 0)
    elements = Array(elements.dropFirst(offset).prefix(limit))
    return loop.isReversed ? elements.reversed() : elements
  }

  private func value(_ expression: LiquidExpression) -> Value {
    expression.filters.reduce(value(expression.operand)) { value, filter in
      // Of arguments with a name there is one that matters.
      if filter.name == "default", value == .boolean(false),
        filter.named["allow_false"].map(self.value) == .boolean(true)
      {
        return value
      }
      return LiquidFilter.apply(
        filter.name, to: value, filter.arguments.map(self.value), now: now)
    }
  }

  private func value(_ operand: LiquidOperand) -> Value {
    switch operand {
    case .value(let value): return value
    case .path(let number, let path):
      if let local = locals[path.parts[0]] {
        return path.parts.dropFirst().reduce(local) { $0.part($1) }
      }
      return values.indices.contains(number) ? values[number] : .null
    case .part(let whole, let name): return value(whole).part(value(name).asText)
    case .range(let from, let to):
      let (first, last) = (value(from).whole ?? 0, value(to).whole ?? 0)
      // No template is rendered for longer anyway.
      let count = last.subtractingReportingOverflow(first)
      guard !count.overflow, count.partialValue >= 0 else { return .list([]) }
      return .list(
        (0...min(count.partialValue, Self.mostSteps)).map { .number(Number(first + $0)) })
    }
  }

  private func holds(_ condition: LiquidCondition) -> Bool {
    switch condition {
    case .holds(let operand):
      let value = value(operand)
      return value != .null && value != .boolean(false)
    case .and(let a, let b): return holds(a) && holds(b)
    case .or(let a, let b): return holds(a) || holds(b)
    case .not(let inner): return !holds(inner)
    case .compare(let left, let sign, let right):
      return Self.compare(value(left), sign, value(right))
    }
  }

  private static func compare(_ left: Value, _ sign: String, _ right: Value) -> Bool {
    switch sign {
    case "==": return left == right || (left.isEmpty && right.isEmpty)
    case "!=": return !compare(left, "==", right)
    case "contains":
      if case .list(let elements) = left {
        return elements.contains { $0.asText == right.asText }
      }
      return left != .null && left.asText.contains(right.asText)
    default:
      guard left != .null, right != .null else { return false }
      let isLess: Bool
      let isEqual: Bool
      if case .text(let a) = left, case .text(let b) = right {
        (isLess, isEqual) = (a < b, a == b)
      } else {
        (isLess, isEqual) = (left.numeric < right.numeric, left.numeric == right.numeric)
      }
      switch sign {
      case "<": return isLess
      case "<=": return isLess || isEqual
      case ">": return !isLess && !isEqual
      default: return !isLess
      }
    }
  }
}

extension Value {
  fileprivate var isEmpty: Bool {
    switch self {
    case .null: true
    case .text(let text): text.isEmpty
    case .list(let elements): elements.isEmpty
    case .boolean, .number, .record: false
    }
  }
}
