internal import AfterSales
internal import Diagnostics

/// Finds values of services, entries and callers for which conditions hold.
///
/// It solves comparisons of such a value with a constant, and what joins them; about anything else it
/// says nothing, and the search finds out by trying.
struct ConditionSolver {
  /// Values that together make a condition hold.
  typealias Solution = [ValueSource: Value]

  let sources: ValueSources
  /// What values are where no condition asks for another one.
  let uses: ValueUses
  /// When the call comes in, for conditions on how long ago something was.
  let at: Instant
  /// So many solutions of one condition are looked at.
  var most = 24

  /// Solutions of a condition, or of its opposite; one without values if nothing is known of it.
  func solutions(
    of tree: ExpressionTree, holding wanted: Bool, flow: Int, node: Int
  ) -> [Solution] {
    switch tree {
    case .not(let operand):
      return solutions(of: operand, holding: !wanted, flow: flow, node: node)
    case .and(let left, let right), .or(let left, let right):
      let a = solutions(of: left, holding: wanted, flow: flow, node: node)
      let b = solutions(of: right, holding: wanted, flow: flow, node: node)
      return isBothNeeded(tree, wanted) ? joined(a, b) : Array((a + b).prefix(most))
    case .operation(let symbol, let left, let right):
      let there = comparison(left, symbol, right, wanted, flow, node)
      if !there.isEmpty { return there }
      guard let mirrored = symbol.mirrored else { return [[:]] }
      let back = comparison(right, mirrored, left, wanted, flow, node)
      if !back.isEmpty { return back }
      // Of two values that are known only in the call one may be tried against a small number.
      guard left.constant == nil, right.constant == nil, symbol != .equal, symbol != .notEqual
      else {
        return [[:]]
      }
      let one = Value.number(Number(1))
      let both = sources.of(right, flow: flow, node: node).first.map { source in
        joined(comparison(left, symbol, .literal(one), wanted, flow, node), [[source: one]])
      }
      if let both, !both.isEmpty { return both }
      let tried = comparison(right, mirrored, .literal(one), wanted, flow, node)
      return tried.isEmpty ? [[:]] : tried
    case .call(let function, let arguments):
      return tests(function, arguments, wanted, flow, node)
    case .matches(let subject, let pattern):
      return values([.text(wanted ? pattern.example() ?? "1" : "")], for: subject, flow, node)
    case .variable, .field:
      return values([.boolean(wanted)], for: tree, flow, node)
    case .conditional(let condition, let yes, let no):
      let ways = [(true, yes), (false, no)].flatMap { holds, tree in
        joined(
          solutions(of: condition, holding: holds, flow: flow, node: node),
          solutions(of: tree, holding: wanted, flow: flow, node: node))
      }
      return Array(ways.prefix(most))
    case .literal, .given, .list, .negate, .foreign: return [[:]]
    }
  }

  private func isBothNeeded(_ tree: ExpressionTree, _ wanted: Bool) -> Bool {
    if case .and = tree { wanted } else { !wanted }
  }

  /// Every solution of one list with every one of another.
  ///
  /// Where all ask for different values of one source, either may do for both: each is tried.
  func joined(_ a: [Solution], _ b: [Solution]) -> [Solution] {
    var result: [Solution] = []
    var doubtful: [Solution] = []
    for first in a {
      for second in b where result.count < most {
        let joined = first.merging(second) { own, _ in own }
        if second.allSatisfy({ joined[$0.key] == $0.value }) {
          result.append(joined)
        } else if doubtful.count < most {
          doubtful += blends(first, second)
          doubtful += [joined, first.merging(second) { _, other in other }]
        }
      }
    }
    return Array((result.isEmpty ? doubtful : result).prefix(most))
  }

  /// Texts that begin as one solution asks and end as another does: `startsWith` with `endsWith` or `length`.
  private func blends(_ first: Solution, _ second: Solution) -> [Solution] {
    func blend(_ make: (String, String) -> String) -> Solution {
      first.merging(second) { a, b in
        // What is typed may be compared as a number as well.
        if case .number = a, case .number = b { return a }
        guard let first = a.typed, let second = b.typed, first != second else { return a }
        return .text(make(first, second))
      }
    }
    func over(_ a: String, _ b: String) -> String { a + b.dropFirst(a.count) }
    func under(_ a: String, _ b: String) -> String { b.dropLast(a.count) + a }
    return [
      blend(over), blend(under), blend { over($1, $0) }, blend { under($1, $0) }, blend { $0 + $1 },
    ]
  }

  private func values(
    _ values: [Value], for tree: ExpressionTree, _ flow: Int, _ node: Int
  ) -> [Solution] {
    let found = sources.of(tree, flow: flow, node: node).flatMap { source in
      values.map { [source: $0] }
    }
    return found.isEmpty ? [[:]] : Array(found.prefix(most))
  }

  // MARK: Comparisons with a constant on the right

  private func comparison(
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
    return values(symbol.leftSides(of: constant, holding: wanted), for: left, flow, node)
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

  /// A moment well before or after the one that a comparison names, since the call itself takes time.
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
    let units = number.inUnits + (isLater ? -distance : distance)
    return [.text((at + .seconds(-units * unit)).description)]
  }

  private func tests(
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
  fileprivate func leftSides(of constant: Value, holding wanted: Bool) -> [Value] {
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
  fileprivate var inUnits: Double { Double(units) / 1e9 }

  fileprivate func moved(by step: Int) -> Value {
    adding(Number(step)).map { .number($0) } ?? .number(self)
  }
}

extension Value {
  /// A value of the same kind that is not equal to it.
  fileprivate var other: Value {
    switch self {
    case .null: .text("有")
    case .boolean(let truth): .boolean(!truth)
    case .number(let number): number.moved(by: 1)
    case .text(let text): .text(text.isEmpty ? "有" : "其他")
    case .list, .record: .null
    }
  }

  /// What stands for it among keys or letters; `nil` if nothing does.
  fileprivate var typed: String? {
    switch self {
    case .text(let text): text
    case .number(let number): number.description
    case .null, .boolean, .list, .record: nil
    }
  }

  /// A value as a field of some name usually has it.
  static func sample(named name: String?) -> Value {
    switch name {
    case "amount", "price": .number(Number(30))
    case "count", "level": .number(Number(1))
    case "isOpen": .boolean(true)
    case "id", "order", "case", "number": .text("202611110001")
    case "status": .text(OrderStatus.paid.rawValue)
    case "statusText": .text(OrderStatus.paid.spoken)
    case "stage": .text(CaseStage.handling.rawValue)
    case "stageText": .text(CaseStage.handling.spoken)
    case "kind": .text("recharge")
    case "product": .text("100元点券")
    case "name": .text("李雷")
    case "tier": .text("ordinary")
    case "account": .text("player01")
    case "outreach":
      .record([
        "id": .text("o-1"), "order": .text("202611110001"), "orderText": .text("您的订单"),
        "text": .text("样例。"), "promiseText": .text(""), "isLate": .boolean(false),
      ])
    case let name? where name.hasSuffix("At") || name.hasSuffix("By"):
      .text("2026-11-11T08:00:00+08:00")
    default: .text("样例")
    }
  }
}

extension ExpressionTree {
  /// What a calculation is made from, with the values of it that give some results; `nil` if it is none.
  fileprivate func inverted(_ results: [Value]) -> (ExpressionTree, [Value])? {
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
  fileprivate func holding(_ text: String, _ function: Function) -> (ExpressionTree, String)? {
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
