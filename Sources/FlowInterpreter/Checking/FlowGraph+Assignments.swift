/// Where a flow's variables are set, and where they are read while they may be unset.
struct Assignments {
  /// A place that reads a variable before the node itself has set it.
  struct Reader {
    var node: Int
    var offset: Int
  }

  private struct Setting: Hashable {
    var slot: Int
    var node: Int
    var on: Occasion
  }

  private enum Occasion: Hashable {
    /// Whatever way is taken, errors aside.
    case leaving
    case condition(Int), otherwise
  }

  /// By slot.
  private(set) var readers: [Int: [Reader]] = [:]
  private var settings: Set<Setting> = []

  init(_ graph: FlowGraph) {
    for (index, node) in graph.flow.nodes.enumerated() { add(node, at: index) }
  }

  /// Whether a call that takes an edge has the variable set.
  func sets(_ slot: Int, on edge: FlowGraph.Edge) -> Bool {
    let occasion: Occasion
    switch (edge.way, edge.way.cause) {
    case (_, .noAnswer), (_, .fault): return false
    case (.condition(let index), _): occasion = .condition(index)
    case (.otherwise, _): occasion = .otherwise
    case (_, .choice), (_, .flow), (_, .queue): occasion = .leaving
    }
    return settings.contains(Setting(slot: slot, node: edge.from, on: occasion))
  }

  private mutating func add(_ node: Node, at index: Int) {
    for prompt in node.prompts { read(prompt.expressions, at: index) }
    switch node.kind {
    case .set(let set):
      var known: Set<Int> = []
      for assignment in set.assignments {
        read([assignment.value], at: index, known: known)
        known.insert(assignment.variable.slot)
      }
    case .branch(let branch):
      var excluded: Set<Int> = []
      for (number, branchCase) in branch.cases.enumerated() {
        let tree = branchCase.when.tree
        read([branchCase.when], at: index, known: excluded)
        for slot in excluded.union(tree.variablesShownSet(by: true)) {
          settings.insert(Setting(slot: slot, node: index, on: .condition(number)))
        }
        excluded.formUnion(tree.variablesShownSet(by: false))
      }
      for slot in excluded {
        settings.insert(Setting(slot: slot, node: index, on: .otherwise))
      }
    case .say, .menu, .collect, .listen, .hours, .service, .queue, .callback, .voicemail, .flow,
      .return, .hangUp:
      read(node.ownExpressions, at: index)
    }
    for variable in node.assigned {
      settings.insert(Setting(slot: variable.slot, node: index, on: .leaving))
    }
  }

  private mutating func read(_ expressions: [Expression], at node: Int, known: Set<Int> = []) {
    for expression in expressions {
      for slot in expression.tree.unguardedVariables(known: known).sorted() {
        readers[slot, default: []].append(Reader(node: node, offset: expression.offset))
      }
    }
  }
}

extension FlowGraph {
  var assignments: Assignments { Assignments(self) }
}

extension ExpressionTree {
  /// The variables that it reads without having asked whether they are set.
  func unguardedVariables(known: Set<Int> = []) -> Set<Int> {
    if variableAskedFor != nil { return [] }
    switch self {
    case .variable(let slot): return known.contains(slot) ? [] : [slot]
    case .and(let left, let right):
      return left.unguardedVariables(known: known)
        .union(right.unguardedVariables(known: known.union(left.variablesShownSet(by: true))))
    case .or(let left, let right):
      return left.unguardedVariables(known: known)
        .union(right.unguardedVariables(known: known.union(left.variablesShownSet(by: false))))
    case .conditional(let condition, let yes, let no):
      let whenTrue = known.union(condition.variablesShownSet(by: true))
      let whenFalse = known.union(condition.variablesShownSet(by: false))
      return condition.unguardedVariables(known: known)
        .union(yes.unguardedVariables(known: whenTrue))
        .union(no.unguardedVariables(known: whenFalse))
    case .literal, .given, .field, .list, .not, .negate, .operation, .call, .matches, .foreign:
      return operands.reduce(into: []) { $0.formUnion($1.unguardedVariables(known: known)) }
    }
  }

  /// The variables that are not `null` for certain once this was true, or false.
  func variablesShownSet(by truth: Bool) -> Set<Int> {
    if let asked = variableAskedFor { return asked.isSetWhen == truth ? [asked.slot] : [] }
    if let slot = variableMatched { return truth ? [slot] : [] }
    switch self {
    case .variable(let slot): return truth ? [slot] : []
    case .not(let tree): return tree.variablesShownSet(by: !truth)
    case .and(let left, let right):
      let (a, b) = (left.variablesShownSet(by: truth), right.variablesShownSet(by: truth))
      return truth ? a.union(b) : a.intersection(b)
    case .or(let left, let right):
      let (a, b) = (left.variablesShownSet(by: truth), right.variablesShownSet(by: truth))
      return truth ? a.intersection(b) : a.union(b)
    case .literal, .given, .field, .list, .negate, .operation, .call, .conditional, .matches,
      .foreign:
      return []
    }
  }

  /// The variable that it asks to be there: `exists(v)`, `v != null` or `v == null`.
  private var variableAskedFor: (slot: Int, isSetWhen: Bool)? {
    switch self {
    case .call(.exists, let arguments):
      guard arguments.count == 1, let slot = arguments[0].rootVariable else { return nil }
      return (slot, true)
    case .operation(let comparison, let left, let right)
    where comparison == .equal || comparison == .notEqual:
      for (side, other) in [(left, right), (right, left)] {
        guard let slot = side.rootVariable, case .literal(.null) = other else { continue }
        return (slot, comparison == .notEqual)
      }
      return nil
    case .literal, .variable, .given, .field, .list, .not, .negate, .and, .or, .operation, .call,
      .conditional, .matches, .foreign:
      return nil
    }
  }

  /// The variable that it compares with a value that is not `null`.
  private var variableMatched: Int? {
    guard case .operation(.equal, let left, let right) = self else { return nil }
    for (side, other) in [(left, right), (right, left)] {
      if let slot = side.rootVariable, case .literal(let value) = other, value != .null {
        return slot
      }
    }
    return nil
  }

  /// The variable whose value, or a field of whose value, this is.
  private var rootVariable: Int? {
    var tree = self
    while case .field(let base, _) = tree { tree = base }
    if case .variable(let slot) = tree { return slot }
    return nil
  }
}
