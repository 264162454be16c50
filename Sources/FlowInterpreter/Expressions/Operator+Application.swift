extension Operator {
  /// The operator's result.
  ///
  /// | operator | operands | gives |
  /// |---|---|---|
  /// | `==` `!=` | anything | equal in kind and value; `null` equals only `null` |
  /// | `<` `<=` `>` `>=` | two numbers or two texts (by code point) | their order; false if one is `null` |
  /// | `in` | anything, list; or text, text | whether the right one holds the left one; false for `null` on the right |
  /// | `+` | two numbers; or a text and anything that can be spoken | the sum; both joined |
  /// | `- * / %` | two numbers | exact to nine decimals; `%` has the sign of the left one |
  func apply(_ left: Value, _ right: Value) throws(Fault) -> Value {
    switch self {
    case .equal: return .boolean(left == right)
    case .notEqual: return .boolean(left != right)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return .boolean(try compares(left, right))
    case .contained: return .boolean(try Function.contains(right, left, asked: "in"))
    case .add: return try add(left, right)
    case .subtract, .multiply, .divide, .remainder: return try calculate(left, right)
    }
  }

  private func compares(_ left: Value, _ right: Value) throws(Fault) -> Bool {
    switch (left, right) {
    case (.null, _), (_, .null): return false
    case (.number(let a), .number(let b)): return holds(a < b, a == b)
    case (.text(let a), .text(let b)):
      let equal = a == b
      return holds(
        !equal && a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars), equal)
    default: throw Fault("\(rawValue) can't compare \(left.kindName) with \(right.kindName)")
    }
  }

  private func holds(_ isLess: Bool, _ isEqual: Bool) -> Bool {
    switch self {
    case .less: isLess
    case .lessOrEqual: isLess || isEqual
    case .greater: !isLess && !isEqual
    case .greaterOrEqual: !isLess
    case .equal, .notEqual, .contained, .add, .subtract, .multiply, .divide, .remainder:
      preconditionFailure("only <, <=, > and >= order values (was \(rawValue))")
    }
  }

  private func add(_ left: Value, _ right: Value) throws(Fault) -> Value {
    switch (left, right) {
    case (.number, .number): return try calculate(left, right)
    case (.text(let text), let other): return try .limited(text + other.spoken())
    case (let other, .text(let text)): return try .limited(other.spoken() + text)
    default: throw Fault("+ can't add \(left.kindName) and \(right.kindName)")
    }
  }

  private func calculate(_ left: Value, _ right: Value) throws(Fault) -> Value {
    guard case .number(let a) = left, case .number(let b) = right else {
      throw Fault("\(rawValue) needs numbers, found \(left.kindName) and \(right.kindName)")
    }
    let result: Number?
    switch self {
    case .add: result = a.adding(b)
    case .subtract: result = a.subtracting(b)
    case .multiply: result = a.multiplied(by: b)
    case .divide: result = a.divided(by: b)
    case .remainder: result = a.remainder(dividingBy: b)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained:
      preconditionFailure("only + - * / % calculate (was \(rawValue))")
    }
    if let result { return .number(result) }
    let isDivision = self == .divide || self == .remainder
    throw Fault(
      isDivision && b == Number(0) ? "division by zero" : "\(rawValue) gives a number beyond 10²⁴")
  }
}
