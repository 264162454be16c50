internal import Diagnostics

/// The values worth trying of services, entries and callers, so that each condition of the flows
/// holds with some of them and not with others.
struct ValueChoices {
  typealias Fields = [[String]: Value]

  /// What a giver would have to give for a way to be taken.
  struct Wish {
    var way: FlowWay
    var giver: ValueSource.Giver
    var fields: Fields
  }

  /// In the order of the flows.
  private(set) var wishes: [Wish] = []
  /// The wishes about each way.
  private var wishesByWay: [FlowWay: [Int]] = [:]

  private var variants: [ValueSource.Giver: [Fields]] = [:]
  /// The fields that anything reads.
  private var read: [ValueSource.Giver: Set<[String]>] = [:]
  private let uses: ValueUses
  /// The seconds of a call with which conditions compare how long it lasts, ascending.
  let secondsOfCall: [Double]
  var asksHowLongCallLasts: Bool { !secondsOfCall.isEmpty }
  let saidVariables: SaidVariables
  /// By node: what services return, callers type, and say.
  private let known = (
    values: Memo<ValueSource.Giver, [Value]>(), entries: Memo<ValueSource.Giver, [String]>(),
    phrases: Memo<ValueSource.Giver, [(intent: String, phrase: String)]>()
  )
  private static let most = 64

  init(_ library: FlowLibrary, at: Instant) {
    secondsOfCall = ElapsedTurns(library).secondsOfCall.sorted()
    saidVariables = SaidVariables(library)
    let sources = ValueSources(library)
    uses = ValueUses(library, sources)
    var solver = ConditionSolver(sources: sources, uses: uses, at: at)
    // Where many services fill one variable, each may be the one that counts.
    if library.flows.contains(where: { $0.system != .hotline }) {
      solver.most = 48
      solver.solvesCasesAlone = true
    }
    var tried = TriedEntries(library)
    for (flow, content) in library.flows.enumerated() {
      let calculated = CalculatedVariables(content)
      for (index, node) in content.nodes.enumerated() {
        for expression in node.expressions {
          noteRead(expression.tree, sources, flow: flow, node: index)
        }
        if case .flow(let subFlow) = node.kind, let link = subFlow.link {
          for expression in link.bring {
            noteRead(expression.tree, sources, flow: link.flow, node: ValueSources.anywhere)
          }
        }
        var solutions = Self.solutions(at: node, solver, calculated, flow: flow, index: index)
        solutions += tried.solutions(
          at: node, beside: solutions.map(\.solution), sources, calculated, flow: flow, index: index
        )
        for (way, solution) in solutions {
          add(solution)
          for way in way.map({ [$0] }) ?? node.ways.map(\.way) {
            add(solution, for: FlowWay(flow: content.id, node: node.id, way: way))
          }
        }
      }
    }
  }

  /// What a service may return at a node, the usual value first.
  func values(flow: Int, node: Int) -> [Value] {
    let giver = ValueSource.Giver.node(flow: flow, node: node)
    return known.values.value(of: giver) {
      let paths = (read[giver] ?? []).sorted { $0.lexicographicallyPrecedes($1) }
      var seen: Set<Value> = []
      return ([[:]] + (variants[giver] ?? []))
        .map { value(of: $0, paths: paths, from: giver) }
        .filter { seen.insert($0).inserted }
    }
  }

  /// What a caller may type at a node that has a form which is taken there, what conditions ask for first.
  func entries(_ collect: Collect, flow: Int, node: Int) -> [String] {
    let giver = ValueSource.Giver.node(flow: flow, node: node)
    return known.entries.value(of: giver) {
      let asked = asked(of: giver)
      let usual = collect.usualEntries
      // Of each text that is asked for one entry, then a second one, and so on.
      let filled = asked.map(collect.filledUp)
      let inTurn = (0..<(filled.map(\.count).max() ?? 0)).flatMap { index in
        filled.compactMap { $0.dropFirst(index).first }
      }
      var seen: Set<String> = []
      return (asked + usual.prefix(2) + inTurn + usual)
        .filter { collect.hasForm($0) && seen.insert($0).inserted }
    }
  }

  /// What a caller says for each intent at a node.
  func phrases(
    _ listen: Listen, flow: Int, node: Int
  ) -> [(intent: String, phrase: String)] {
    known.phrases.value(of: .node(flow: flow, node: node)) { listen.triedPhrases }
  }

  /// What a caller may type somewhere to meet conditions.
  private func asked(of giver: ValueSource.Giver) -> [String] {
    return (variants[giver] ?? []).flatMap { fields -> [String] in
      switch fields[[]] {
      case .text(let text): return [text]
      case .number(let number):
        guard let whole = number.rounded(toDecimals: 0), whole != number else {
          return ["\(number)"]
        }
        // Nobody types fractions, but what is rounded may come of a number beside one.
        return [0, 1, -1].compactMap { whole.adding(Number($0)) }.map { "\($0)" }
      case .null, .boolean, .list, .record, nil: return []
      }
    }
  }

  /// What a caller may say at a node to meet conditions.
  func spoken(flow: Int, node: Int) -> [String] {
    let giver = ValueSource.Giver.speech(flow: flow, node: node)
    return (variants[giver] ?? []).compactMap { fields in
      if case .text(let text)? = fields[[]], !text.isEmpty { text } else { nil }
    }
  }

  /// What may be known of callers, by field; nothing for a caller of whom nothing is.
  var callers: [[String: Value]] {
    var result: [[String: Value]] = []
    for fields in variants[.caller] ?? [] {
      var caller: [String: Value] = [:]
      for (path, value) in fields where path.count == 1 { caller[path[0]] = value }
      if !result.contains(caller) { result.append(caller) }
    }
    return result
  }

  /// What must be given for a way to be taken, as far as one giver goes.
  func wishes(for way: FlowWay) -> [Wish] { (wishesByWay[way] ?? []).map { wishes[$0] } }

  /// A service's value with some fields as given and the others as usual.
  func value(of fields: Fields, flow: Int, node: Int) -> Value {
    let giver = ValueSource.Giver.node(flow: flow, node: node)
    let paths = (read[giver] ?? []).sorted { $0.lexicographicallyPrecedes($1) }
    return value(of: fields, paths: paths, from: giver)
  }

  /// What a call comes with that has some values.
  static func attributes(of fields: Fields) -> [String: Value] {
    var attributes: [String: Value] = [:]
    for (path, value) in fields.sorted(by: { $0.key.count < $1.key.count }) {
      insert(value, at: path[...], into: &attributes)
    }
    return attributes
  }

  private mutating func add(_ solution: ConditionSolver.Solution, for way: FlowWay) {
    guard (wishesByWay[way]?.count ?? 0) < Self.mostWishes else { return }
    var parts: [ValueSource.Giver: Fields] = [:]
    for (source, value) in solution { parts[source.giver, default: [:]][source.path] = value }
    for (giver, fields) in parts {
      wishesByWay[way, default: []].append(wishes.count)
      wishes.append(Wish(way: way, giver: giver, fields: fields))
    }
  }

  /// So many wishes are kept for one way.
  private static let mostWishes = 60

  // MARK: Conditions

  /// Solutions with the way that each opens; without one it is for every way of the node.
  private static func solutions(
    at node: Node, _ solver: ConditionSolver, _ calculated: CalculatedVariables, flow: Int,
    index: Int
  ) -> [(way: Way?, solution: ConditionSolver.Solution)] {
    func solve(_ tree: ExpressionTree, _ wanted: Bool) -> [ConditionSolver.Solution] {
      solver.solutions(of: calculated.followed(tree), holding: wanted, flow: flow, node: index)
    }
    if case .queue(let queue) = node.kind, let from = queue.skillFrom {
      return solve(.operation(.equal, from.tree, .literal(.text(queue.skill))), true).map {
        (nil, $0)
      }
    }
    guard case .branch(let branch) = node.kind else {
      return node.ownExpressions.filter(\.tree.isCondition).flatMap {
        solve($0.tree, true) + solve($0.tree, false)
      }.map { (nil, $0) }
    }
    var result: [(way: Way?, solution: ConditionSolver.Solution)] = []
    // What makes every earlier case fail.
    var before: [ConditionSolver.Solution] = [[:]]
    for (number, branchCase) in branch.cases.enumerated() {
      let alone = solve(branchCase.when.tree, true)
      if solver.solvesCasesAlone { result += alone.map { (.condition(number), $0) } }
      result += solver.joined(before, alone).map { (.condition(number), $0) }
      before = solver.joined(before, solve(branchCase.when.tree, false))
    }
    return result + before.map { (.otherwise, $0) }
  }

  private mutating func add(_ solution: ConditionSolver.Solution) {
    var parts: [ValueSource.Giver: Fields] = [:]
    for (source, value) in solution { parts[source.giver, default: [:]][source.path] = value }
    for (giver, fields) in parts {
      guard variants[giver]?.count ?? 0 < Self.most else { continue }
      if variants[giver]?.contains(fields) != true { variants[giver, default: []].append(fields) }
      read[giver, default: []].formUnion(fields.keys)
    }
  }

  private mutating func noteRead(
    _ tree: ExpressionTree, _ sources: ValueSources, flow: Int, node: Int
  ) {
    var waiting = [tree]
    while let next = waiting.popLast() {
      for source in sources.of(next, flow: flow, node: node) {
        read[source.giver, default: []].insert(source.path)
      }
      // Of `order.status` the field is read, not the order.
      if case .field = next { continue }
      waiting += next.operands
    }
  }

  // MARK: Values

  /// A value with some fields as given and the others as usual.
  private func value(
    of fields: Fields, paths: [[String]], from giver: ValueSource.Giver
  ) -> Value {
    if let whole = fields[[]], fields.count == 1, whole == .null || paths == [[]] { return whole }
    // What is wanted of a field as a whole goes before what is read inside it.
    let leaves = paths.filter { path in
      if path.isEmpty { return false }
      if (1..<path.count).contains(where: { fields[Array(path.prefix($0))] != nil }) {
        return false
      }
      return fields[path] != nil
        || !paths.contains { $0.count > path.count && $0.starts(with: path) }
    }
    guard !leaves.isEmpty else { return paths.isEmpty ? .null : .sample(named: nil) }
    var record: [String: Value] = [:]
    for path in leaves {
      let usual = uses.usual(ValueSource(giver: giver, path: path))
      Self.insert(fields[path] ?? usual, at: path[...], into: &record)
    }
    return .record(record)
  }

  private static func insert(
    _ value: Value, at path: ArraySlice<String>, into record: inout [String: Value]
  ) {
    guard let first = path.first else { return }
    guard path.count > 1 else {
      record[first] = value
      return
    }
    var inner: [String: Value] = [:]
    if case .record(let fields)? = record[first] { inner = fields }
    insert(value, at: path.dropFirst(), into: &inner)
    record[first] = .record(inner)
  }
}

extension ExpressionTree {
  /// Whether its value is true or false by its form.
  fileprivate var isCondition: Bool {
    switch self {
    case .not, .and, .or, .matches: true
    case .operation(let symbol, _, _):
      [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained]
        .contains(symbol)
    case .call(let function, _): [.contains, .startsWith, .endsWith, .exists].contains(function)
    case .conditional(_, let yes, let no): yes.isCondition && no.isCondition
    case .literal, .variable, .given, .field, .list, .negate, .foreign: false
    }
  }
}
