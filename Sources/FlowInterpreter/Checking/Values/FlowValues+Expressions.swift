internal import Diagnostics

extension FlowValues {
  /// The values that an expression of a flow may have.
  ///
  /// - Parameter node: where it stands, whose entry `input` may be.
  func of(_ tree: ExpressionTree, in flow: Int, at node: Node?) -> PossibleValues {
    func of(_ tree: ExpressionTree) -> PossibleValues { self.of(tree, in: flow, at: node) }
    switch tree {
    case .literal(let value): return PossibleValues([value])
    case .variable(let slot): return variables[flow][slot]
    case .given(let name): return Self.given(name, at: node)
    case .field(let base, "language") where base.isCall: return language(in: flow)
    case .field(let base, let name): return Self.field(name, of: of(base), isOfCall: base.isCall)
    case .list: return PossibleValues(.list)
    case .not(let operand): return PossibleValues(truths: Set(of(operand).truths.map { !$0 }))
    case .negate(let operand):
      let values = of(operand)
      guard values.kinds.contains(.number) else { return .nothing }
      return PossibleValues(
        from: values.range.most?.negated, to: values.range.least?.negated)
    case .and(let left, let right): return Self.joined(of(left), of(right), stopsAt: false)
    case .or(let left, let right): return Self.joined(of(left), of(right), stopsAt: true)
    case .operation(.contained, let left, .list(let elements)) where !elements.isEmpty:
      return Self.contained(of(left), in: elements.map(of))
    case .operation(let symbol, let left, let right): return symbol.values(of(left), of(right))
    case .conditional(let condition, let yes, let no):
      let truths = of(condition).truths
      return (truths.contains(true) ? of(yes) : .nothing)
        .union(truths.contains(false) ? of(no) : .nothing)
    case .matches(let subject, let pattern): return Self.matches(of(subject), pattern)
    case .foreign: return .anything
    case .call(let function, let arguments):
      let values = arguments.map(of)
      if values.contains(where: \.kinds.isEmpty) { return .nothing }
      return function.values(values)
    }
  }

  private static func given(_ name: GivenName, at node: Node?) -> PossibleValues {
    switch name {
    case .caller: return ServiceValues.caller
    case .call: return PossibleValues(.record)
    case .minutes, .position: return PossibleValues(from: Number(1))
    case .input:
      guard case .collect(let collect) = node?.kind else { return PossibleValues([.text, .null]) }
      return collect.takesSymbols || collect.speech != nil
        ? PossibleValues(.text) : PossibleValues(digits: collect.digits)
    }
  }

  private static func field(
    _ name: String, of base: PossibleValues, isOfCall: Bool
  ) -> PossibleValues {
    if isOfCall {
      switch name {
      case "elapsed": return PossibleValues(from: Number(0))
      case "id", "at": return PossibleValues(.text)
      default: return PossibleValues([.text, .null])
      }
    }
    var result = PossibleValues.nothing
    if base.kinds.contains(.null) { result = PossibleValues([.null]) }
    if base.kinds.contains(.record) {
      result = result.union(base.shape?.field(name) ?? .anything)
    }
    return result
  }

  /// `&&`, which stops at what is false, or `||`, which stops at what is true.
  private static func joined(
    _ left: PossibleValues, _ right: PossibleValues, stopsAt end: Bool
  ) -> PossibleValues {
    var truths: Set<Bool> = []
    if left.truths.contains(end) { truths.insert(end) }
    if left.truths.contains(!end) { truths.formUnion(right.truths) }
    return PossibleValues(truths: truths)
  }

  private static func contained(
    _ value: PossibleValues, in elements: [PossibleValues]
  ) -> PossibleValues {
    if value.kinds.isEmpty || elements.contains(where: \.kinds.isEmpty) { return .nothing }
    guard elements.contains(where: value.mayEqual) else { return PossibleValues(truths: [false]) }
    if let exact = value.exact {
      let listed = Set(elements.compactMap(\.only))
      if exact.isSubset(of: listed) { return PossibleValues(truths: [true]) }
    }
    return .truths
  }

  private static func matches(_ subject: PossibleValues, _ pattern: Pattern) -> PossibleValues {
    guard !subject.kinds.isDisjoint(with: [.null, .number, .text]) else { return .nothing }
    if let texts = subject.texts, subject.kinds.isSubset(of: [.null, .text]) {
      var truths = Set(texts.map(pattern.matchesWhole))
      if subject.kinds.contains(.null) { truths.insert(false) }
      return PossibleValues(truths: truths)
    }
    if let digits = subject.digits, !subject.kinds.contains(.number),
      pattern.matchesEntry(of: digits) == false
    {
      return PossibleValues(truths: [false])
    }
    return .truths
  }
}

extension ExpressionTree {
  fileprivate var isCall: Bool { if case .given(.call) = self { true } else { false } }
}

extension Operator {
  private static let mostPairs = 256

  /// What it gives for some of its operands.
  fileprivate func values(_ left: PossibleValues, _ right: PossibleValues) -> PossibleValues {
    if left.kinds.isEmpty || right.kinds.isEmpty { return .nothing }
    if let first = left.exact, let second = right.exact,
      first.count * second.count <= Self.mostPairs
    {
      return PossibleValues(
        first.flatMap { a in second.compactMap { b in try? apply(a, b) } })
    }
    switch self {
    case .equal, .notEqual:
      guard left.mayEqual(right) else { return PossibleValues(truths: [self == .notEqual]) }
      return .truths
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return compared(left, right)
    case .contained: return Function.contains.values([right, left])
    case .add: return added(left, right)
    case .subtract, .multiply, .divide, .remainder:
      guard left.kinds.contains(.number), right.kinds.contains(.number) else { return .nothing }
      return calculated(left.range, right.range)
    }
  }

  private func compared(_ left: PossibleValues, _ right: PossibleValues) -> PossibleValues {
    var truths: Set<Bool> = []
    if left.kinds.union(right.kinds).contains(.null) { truths.insert(false) }
    let common = left.kinds.intersection(right.kinds)
    if common.contains(.text) { return .truths }
    guard common.contains(.number) else { return PossibleValues(truths: truths) }
    let (a, b) =
      self == .less || self == .greaterOrEqual
      ? (left.range, right.range) : (right.range, left.range)
    // `a < b`, with `>=` as its opposite; the others with their sides changed.
    let isOpposite = self == .greaterOrEqual || self == .lessOrEqual
    if a.isBelow(b) { return PossibleValues(truths: truths.union([!isOpposite])) }
    if let most = b.most, let least = a.least, most <= least {
      return PossibleValues(truths: truths.union([isOpposite]))
    }
    return .truths
  }

  private func added(_ left: PossibleValues, _ right: PossibleValues) -> PossibleValues {
    var result = PossibleValues.nothing
    if left.kinds.intersection(right.kinds).contains(.number) {
      result = calculated(left.range, right.range)
    }
    let speakable: PossibleValues.Kinds = [.null, .boolean, .number, .text, .list]
    for (text, other) in [(left, right), (right, left)]
    where text.kinds.contains(.text) && !other.kinds.isDisjoint(with: speakable) {
      result = result.union(PossibleValues(.text))
    }
    return result
  }

  private func calculated(
    _ a: PossibleValues.Range, _ b: PossibleValues.Range
  ) -> PossibleValues {
    func both(
      _ a: Number?, _ b: Number?, _ calculate: (Number, Number) -> Number?
    ) -> Number? {
      if let a, let b { calculate(a, b) } else { nil }
    }
    switch self {
    case .add:
      return PossibleValues(
        from: both(a.least, b.least) { $0.adding($1) }, to: both(a.most, b.most) { $0.adding($1) })
    case .subtract:
      return PossibleValues(
        from: both(a.least, b.most) { $0.subtracting($1) },
        to: both(a.most, b.least) { $0.subtracting($1) })
    case .multiply:
      guard let low = a.least, let other = b.least, low >= Number(0), other >= Number(0) else {
        return PossibleValues(.number)
      }
      return PossibleValues(
        from: low.multiplied(by: other), to: both(a.most, b.most) { $0.multiplied(by: $1) })
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained, .divide,
      .remainder:
      return PossibleValues(.number)
    }
  }
}

extension Function {
  /// What it gives for some of its arguments, each of which has values.
  fileprivate func values(_ arguments: [PossibleValues]) -> PossibleValues {
    let first = arguments[0]
    if let exact = exactValues(arguments) { return exact }
    switch self {
    case .exists:
      var truths: Set<Bool> = []
      if first.kinds.contains(.null) { truths.insert(false) }
      if first.kinds != .null { truths.insert(true) }
      return PossibleValues(truths: truths)
    case .length: return length(first)
    case .contains, .startsWith, .endsWith: return found(arguments[1], in: first)
    case .matches:
      return first.kinds.isDisjoint(with: [.null, .text, .number]) ? .nothing : .truths
    case .number: return number(first)
    case .text:
      guard first.kinds != .record else { return .nothing }
      return textual(first, ofNull: PossibleValues([.text("")]))
    case .lower, .digits, .mask, .money:
      guard !first.kinds.isDisjoint(with: [.null, .text, .number]) else { return .nothing }
      return textual(first, ofNull: PossibleValues([.null]))
    case .round:
      guard first.kinds.contains(.number) else { return .nothing }
      return PossibleValues(
        from: first.range.least?.subtracting(Number(1)), to: first.range.most?.adding(Number(1)))
    case .min, .max:
      let isPossible = arguments.allSatisfy { $0.kinds.contains(.number) }
      if arguments.count == 1, first.kinds.contains(.list) {
        return PossibleValues([.number, .null])
      }
      return isPossible ? PossibleValues(.number) : .nothing
    case .minutesSince, .hoursSince:
      var result = PossibleValues.nothing
      if first.kinds.contains(.null) { result = PossibleValues([.null]) }
      let mayBeTime =
        first.kinds.contains(.text) && first.digits == nil
        && (first.texts?.contains { Instant($0) != nil } ?? true)
      return mayBeTime ? result.union(PossibleValues(.number)) : result
    }
  }

  /// Every value for arguments of which there are few, unless it depends on the time.
  private func exactValues(_ arguments: [PossibleValues]) -> PossibleValues? {
    guard self != .minutesSince, self != .hoursSince, self != .min, self != .max,
      let first = arguments[0].exact
    else { return nil }
    guard arguments.count > 1 else {
      let call = IncomingCall(id: "", at: Instant(milliseconds: 0), caller: .null)
      let scope = Scope(variables: [], call: call)
      return PossibleValues(first.compactMap { try? apply($0, in: scope) })
    }
    guard let second = arguments[1].exact, first.count * second.count <= 64 else { return nil }
    return PossibleValues(
      first.flatMap { a in second.compactMap { b in try? apply(a, b) } })
  }

  private func length(_ value: PossibleValues) -> PossibleValues {
    var result = PossibleValues.nothing
    if value.kinds.contains(.null) { result = PossibleValues([.number(Number(0))]) }
    if value.kinds.contains(.list) { result = result.union(PossibleValues(from: Number(0))) }
    guard value.kinds.contains(.text) else { return result }
    let lengths = value.digits.map {
      PossibleValues(from: Number($0.shortest), to: Number($0.longest))
    }
    return result.union(
      lengths
        ?? PossibleValues(from: Number(0), to: Number(Value.maximumTextLength)))
  }

  private func found(_ part: PossibleValues, in whole: PossibleValues) -> PossibleValues {
    if self == .contains, whole.kinds.contains(.list) { return .truths }
    guard !whole.kinds.isDisjoint(with: [.null, .text]),
      whole.kinds.contains(.null) || !part.kinds.isDisjoint(with: [.null, .text])
    else { return .nothing }
    guard whole.kinds.contains(.text), part.kinds.contains(.text) else {
      return PossibleValues(truths: [false])
    }
    if let digits = whole.digits, let parts = part.texts,
      !parts.contains(where: { $0.isDigits && $0.utf8.count <= digits.longest })
    {
      return PossibleValues(truths: [false])
    }
    return .truths
  }

  private func number(_ value: PossibleValues) -> PossibleValues {
    var result = PossibleValues.nothing
    if value.kinds.contains(.null) { result = PossibleValues([.null]) }
    if value.kinds.contains(.number) {
      result = result.union(PossibleValues(from: value.range.least, to: value.range.most))
    }
    guard value.kinds.contains(.text) else { return result }
    guard let digits = value.digits else { return result.union(PossibleValues([.number, .null])) }
    if digits.shortest == 0 { result = result.union(PossibleValues([.null])) }
    let most = Number(String(repeating: "9", count: Swift.max(digits.longest, 1)))
    return result.union(PossibleValues(from: Number(0), to: most))
  }

  /// What makes a text of a text or a number; digits stay digits unless they are hidden.
  private func textual(_ value: PossibleValues, ofNull none: PossibleValues) -> PossibleValues {
    var result = PossibleValues.nothing
    if value.kinds.contains(.null) { result = none }
    guard value.kinds != .null else { return result }
    var made = PossibleValues(.text)
    if self == .text || self == .lower, value.kinds.isSubset(of: [.null, .text]) {
      made.digits = value.digits
    }
    return result.union(made)
  }
}
