internal import Diagnostics

extension Expression {
  /// The value of the expression.
  /// - Throws: `Fault` for operands of a wrong kind and results beyond every limit.
  package func evaluate(in scope: Scope) throws(Fault) -> Value { try tree.value(in: scope) }

  /// Whether the expression holds; `null` counts as false.
  /// - Throws: `Fault`, also if the value is neither.
  package func holds(in scope: Scope) throws(Fault) -> Bool { try tree.truth(in: scope) }
}

extension ExpressionTree {
  func value(in scope: Scope) throws(Fault) -> Value {
    switch self {
    case .literal(let value): return value
    case .variable(let slot): return scope.variables[slot]
    case .given(let name): return Self.value(of: name, in: scope)
    case .field(.given(.call), let name): return Self.callField(name, in: scope)
    case .field(let owner, let name): return try owner.value(in: scope).field(name)
    case .list(let elements): return try Self.list(elements, in: scope)
    case .not(let operand): return .boolean(!(try operand.truth(in: scope)))
    case .negate(let operand):
      guard case .number(let number) = try operand.value(in: scope) else {
        throw Fault("- needs a number")
      }
      return .number(number.negated)
    case .and(let left, let right):
      // Not the `&&` of Swift, which forgets what kind of error its right side throws.
      return .boolean(try left.truth(in: scope) ? right.truth(in: scope) : false)
    case .or(let left, let right):
      return .boolean(try left.truth(in: scope) ? true : right.truth(in: scope))
    case .operation(let symbol, let left, let right):
      return try symbol.apply(left.value(in: scope), right.value(in: scope))
    case .call(let function, let arguments):
      return try Self.call(function, arguments, in: scope)
    case .conditional(let condition, let yes, let no):
      return try condition.truth(in: scope) ? yes.value(in: scope) : no.value(in: scope)
    case .matches(let subject, let pattern):
      return .boolean(try Function.matches(subject.value(in: scope), pattern))
    case .foreign(let function, let operands):
      var values: [Value] = []
      for operand in operands { values.append(try operand.value(in: scope)) }
      return try function.apply(values)
    }
  }

  func truth(in scope: Scope) throws(Fault) -> Bool {
    switch try value(in: scope) {
    case .boolean(let boolean): return boolean
    case .null: return false
    case let other: throw Fault("expected true or false, found \(other.kindName)")
    }
  }

  private static func value(of name: GivenName, in scope: Scope) -> Value {
    switch name {
    case .caller: scope.call.caller
    case .input: scope.input
    case .minutes: scope.waiting.minutes.map { .number(Number($0)) } ?? .null
    case .position: scope.waiting.position.map { .number(Number($0)) } ?? .null
    case .call:
      .record(
        Dictionary(
          uniqueKeysWithValues: ExpressionParser.callFields.map { ($0, callField($0, in: scope)) }))
    }
  }

  private static func callField(_ name: String, in scope: Scope) -> Value {
    switch name {
    case "id": .text(scope.call.id)
    case "at": .text(scope.call.at.description)
    case "elapsed": Number(scope.elapsed.inSeconds).map { .number($0) } ?? .null
    case "announcement": scope.call.announcement.map { .text($0) } ?? .null
    case "language": .text(scope.language)
    default: .null
    }
  }

  private static func list(
    _ elements: [ExpressionTree], in scope: Scope
  ) throws(Fault) -> Value {
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements {
      let value = try element.value(in: scope)
      // Lists of lists would let a loop build values of any depth.
      if case .list = value { throw Fault("a list can't be an element of a list") }
      values.append(value)
    }
    return .list(values)
  }

  private static func call(
    _ function: Function, _ arguments: [ExpressionTree], in scope: Scope
  ) throws(Fault) -> Value {
    let first = try arguments[0].value(in: scope)
    if function == .min || function == .max {
      var values = [first]
      for argument in arguments.dropFirst() { values.append(try argument.value(in: scope)) }
      return try function.extreme(of: values)
    }
    guard arguments.count > 1 else { return try function.apply(first, in: scope) }
    return try function.apply(first, arguments[1].value(in: scope))
  }
}
