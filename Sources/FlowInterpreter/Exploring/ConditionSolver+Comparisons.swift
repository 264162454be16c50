internal import AfterSales
internal import Diagnostics

/// Comparisons with a constant on the right.
extension ConditionSolver {
  func comparison(
    _ left: ExpressionTree, _ symbol: Operator, _ right: ExpressionTree, _ wanted: Bool,
    _ flow: Int, _ node: Int
  ) -> [Solution] {
    if symbol == .contained, let constant = left.constant {
      let list = wanted ? Value.list([constant]) : .list([])
      let found = values([list], for: right, flow, node)
      return found == [[:]] ? [] : found
    }
    if right.constant == nil, (symbol == .equal) == wanted, [.equal, .notEqual].contains(symbol) {
      let alike = bothAlike(left, right, flow, node)
      if !alike.isEmpty { return alike }
    }
    guard let constant = right.constant ?? usual(right, flow, node)?.constant else { return [] }
    if case .call(let function, let arguments) = left, let argument = arguments.first {
      let measured = measured(function, symbol, constant, wanted)
      if !measured.isEmpty { return values(measured, for: argument, flow, node) }
    }
    let wantedValues = symbol.leftSides(of: constant, holding: wanted)
    guard !wantedValues.isEmpty else { return [] }
    if let (inner, values) = left.inverted(wantedValues) {
      let found = self.values(values, for: inner, flow, node)
      return found == [[:]] ? withUsual(inner, values, flow, node) : found
    }
    let ofTwo = withUsual(left, wantedValues, flow, node)
    if !ofTwo.isEmpty { return ofTwo }
    guard !sources.of(left, flow: flow, node: node).isEmpty else { return [] }
    return values(wantedValues, for: left, flow, node)
  }

  /// What one side of a calculation must be for its result, with the other as it usually is.
  private func withUsual(
    _ tree: ExpressionTree, _ results: [Value], _ flow: Int, _ node: Int
  ) -> [Solution] {
    guard case .operation(let symbol, let left, let right) = tree, left.constant == nil,
      right.constant == nil, let pinned = usualNumber(left, flow, node),
      let (inner, values) = ExpressionTree.operation(
        symbol, .literal(.number(pinned.number)), right
      ).inverted(results)
    else { return [] }
    return self.values(values, for: inner, flow, node).filter { !$0.isEmpty }.map { solution in
      solution.merging(pinned.solution) { found, _ in found }
    }
  }

  /// The number that something given usually is, with what is given then.
  private func usualNumber(
    _ tree: ExpressionTree, _ flow: Int, _ node: Int
  ) -> (number: Number, solution: Solution)? {
    guard let source = sources.of(tree, flow: flow, node: node).first else { return nil }
    let value = uses.entry(at: source) ?? uses.usual(source)
    switch value {
    case .number(let number): return (number, [source: value])
    case .text(let text): return Number(text).map { ($0, [source: value]) }
    case .null, .boolean, .list, .record: return nil
    }
  }

  /// One value for two that are given: what a caller can type where one of them is an entry.
  private func bothAlike(
    _ left: ExpressionTree, _ right: ExpressionTree, _ flow: Int, _ node: Int
  ) -> [Solution] {
    let first = sources.of(left, flow: flow, node: node)
    let second = sources.of(right, flow: flow, node: node)
    return first.flatMap { a in
      second.filter { $0 != a }.map { b in
        let value = uses.entry(at: a) ?? uses.entry(at: b) ?? uses.usual(a)
        return [a: value, b: value]
      }
    }
  }

  /// A tree with the usual values of all that is given; `nil` where something else is in it.
  private func usual(_ tree: ExpressionTree, _ flow: Int, _ node: Int) -> ExpressionTree? {
    if let source = sources.of(tree, flow: flow, node: node).first {
      return .literal(uses.usual(source))
    }
    guard case .operation(let symbol, let left, let right) = tree else {
      return tree.constant == nil ? nil : tree
    }
    guard let left = usual(left, flow, node), let right = usual(right, flow, node) else {
      return nil
    }
    return .operation(symbol, left, right)
  }

  /// Values of which a function gives what is wanted.
  private func measured(
    _ function: Function, _ symbol: Operator, _ constant: Value, _ wanted: Bool
  ) -> [Value] {
    switch function {
    case .length:
      return symbol.leftSides(of: constant, holding: wanted).compactMap { value in
        guard case .number(let number) = value, (0...200).contains(number.inUnits) else {
          return nil
        }
        return .text(String(repeating: "1", count: Int(number.inUnits)))
      }
    case .minutesSince: return since(constant, symbol, wanted, unit: 60, margin: 10)
    case .hoursSince: return since(constant, symbol, wanted, unit: 3_600, margin: 1)
    case .contains, .startsWith, .endsWith, .matches, .number, .text, .lower, .exists, .round, .min,
      .max, .digits, .money, .mask:
      return []
    }
  }

  /// Moments before or after the one that a comparison names, well so first, since the call itself takes time.
  private func since(
    _ constant: Value, _ symbol: Operator, _ wanted: Bool, unit: Double, margin: Double
  ) -> [Value] {
    guard case .number(let number) = constant, number.inUnits.magnitude < 1e6 else { return [] }
    let distance = max(margin, number.inUnits / 2)
    let isLater: Bool
    switch symbol {
    case .less, .lessOrEqual: isLater = wanted
    case .greater, .greaterOrEqual: isLater = !wanted
    case .equal, .notEqual, .contained, .add, .subtract, .multiply, .divide, .remainder: return []
    }
    // Near by, another condition may hold as well that asks for less.
    return [distance, margin / 4].map { distance in
      let units = number.inUnits + (isLater ? -distance : distance)
      return .text((at + .seconds(-units * unit)).description)
    }
  }

  func tests(
    _ function: Function, _ arguments: [ExpressionTree], _ wanted: Bool, _ flow: Int, _ node: Int
  ) -> [Solution] {
    guard let subject = arguments.first else { return [[:]] }
    switch function {
    case .exists:
      let path = sources.of(subject, flow: flow, node: node).first?.path ?? []
      return values([wanted ? .sample(named: path.last) : .null], for: subject, flow, node)
    case .contains, .startsWith, .endsWith:
      guard arguments.count == 2, let part = arguments[1].constant else { return [[:]] }
      if wanted, case .text(let text) = part, let (inner, rest) = subject.holding(text, function) {
        return values([.text(rest)], for: inner, flow, node)
      }
      guard wanted else { return values([.text("")], for: subject, flow, node) + [[:]] }
      return values([part], for: subject, flow, node)
    case .length, .matches, .number, .text, .lower, .round, .min, .max, .minutesSince, .hoursSince,
      .digits, .money, .mask:
      return [[:]]
    }
  }
}

extension Operator {
  /// What may stand left of it, with a constant on the right, for the comparison to hold or not.
  func leftSides(of constant: Value, holding wanted: Bool) -> [Value] {
    switch (self, constant) {
    case (.equal, _): wanted ? [constant] : [constant.other]
    case (.notEqual, _): wanted ? [constant.other] : [constant]
    case (.contained, .list(let elements)):
      wanted ? Array(elements.prefix(6)) : [elements.first?.other ?? .null]
    case (.less, .number(let number)), (.greaterOrEqual, .number(let number)):
      (self == .less) == wanted ? [number.moved(by: -1)] : [.number(number)]
    case (.greater, .number(let number)), (.lessOrEqual, .number(let number)):
      (self == .greater) == wanted ? [number.moved(by: 1)] : [.number(number)]
    default: []
    }
  }
}

extension Number {
  var inUnits: Double { Double(units) / 1e9 }

  func moved(by step: Int) -> Value {
    adding(Number(step)).map { .number($0) } ?? .number(self)
  }
}
