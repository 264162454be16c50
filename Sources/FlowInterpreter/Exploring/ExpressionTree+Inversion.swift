internal import Diagnostics

extension ExpressionTree {
  /// What a calculation is made from, with the values of it that give some results; `nil` if it is none.
  func inverted(_ results: [Value]) -> (ExpressionTree, [Value])? {
    var tree = self
    var values = results
    var isChanged = false
    // Each step undoes one calculation with a constant.
    for _ in 0..<8 {
      guard let (inner, undo) = tree.undone else { break }
      tree = inner
      isChanged = true
      values = values.compactMap(undo)
    }
    return isChanged && !values.isEmpty ? (tree, values) : nil
  }

  /// Of a text that is put together: the part that isn't known, and what it must be for the whole to begin with,
  /// end with or contain another text; `nil` if it isn't put together.
  func holding(_ text: String, _ function: Function) -> (ExpressionTree, String)? {
    guard case .operation(.add, let left, let right) = self else { return nil }
    switch (function, left.constant, right.constant) {
    case (.startsWith, .text(let known)?, _):
      guard text.hasPrefix(known) else { return nil }
      let rest = String(text.dropFirst(known.count))
      return right.holding(rest, function) ?? (right, rest)
    case (.startsWith, nil, _): return left.holding(text, function) ?? (left, text)
    case (.endsWith, _, .text(let known)?):
      guard text.hasSuffix(known) else { return nil }
      let rest = String(text.dropLast(known.count))
      return left.holding(rest, function) ?? (left, rest)
    case (.endsWith, _, nil): return right.holding(text, function) ?? (right, text)
    case (.contains, .text?, nil): return right.holding(text, function) ?? (right, text)
    case (.contains, nil, _): return left.holding(text, function) ?? (left, text)
    default: return nil
    }
  }

  /// The part of a text that isn't known, with what it is for a whole.
  private var undoneText: (ExpressionTree, (Value) -> Value?)? {
    guard case .operation(.add, let left, let right) = self else { return nil }
    if case .text(let known)? = right.constant {
      return (
        left,
        { value in
          guard case .text(let whole) = value, whole.hasSuffix(known) else { return nil }
          return .text(String(whole.dropLast(known.count)))
        }
      )
    }
    guard case .text(let known)? = left.constant else { return nil }
    return (
      right,
      { value in
        guard case .text(let whole) = value, whole.hasPrefix(known) else { return nil }
        return .text(String(whole.dropFirst(known.count)))
      }
    )
  }

  private var undone: (ExpressionTree, (Value) -> Value?)? {
    if let text = undoneText { return text }
    return undoneNumber.map { inner, undo in
      (
        inner,
        { value in
          guard case .number(let number) = value else { return nil }
          return undo(number).map { .number($0) }
        }
      )
    }
  }

  private var undoneNumber: (ExpressionTree, (Number) -> Number?)? {
    switch self {
    case .negate(let inner): return (inner, { $0.negated })
    case .call(.round, let arguments): return (arguments[0], { $0 })
    case .call(.min, let arguments), .call(.max, let arguments):
      return arguments.first { $0.constant == nil }.map { ($0, { $0 }) }
    case .operation(let symbol, let left, let right):
      if case .number(let number) = right.constant {
        switch symbol {
        case .add: return (left, { $0.subtracting(number) })
        case .subtract: return (left, { $0.adding(number) })
        case .multiply: return (left, { $0.divided(by: number) })
        case .divide: return (left, { $0.multiplied(by: number) })
        case .remainder: return (left, { $0 })
        default: return nil
        }
      }
      guard case .number(let number) = left.constant else { return nil }
      switch symbol {
      case .add: return (right, { $0.subtracting(number) })
      case .subtract: return (right, { number.subtracting($0) })
      case .multiply: return (right, { $0.divided(by: number) })
      case .divide: return (right, { number.divided(by: $0) })
      default: return nil
      }
    default: return nil
    }
  }
}
