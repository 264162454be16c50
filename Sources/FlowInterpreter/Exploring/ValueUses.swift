internal import Diagnostics

/// What flows use the values for that they are given, so that a value of the right kind is tried.
struct ValueUses {
  fileprivate enum Use {
    case number, truth, moment
  }

  private var uses: [ValueSource: Use] = [:]
  /// By node: what a caller usually types there.
  private var entries: [ValueSource: Value] = [:]

  init(_ library: FlowLibrary, _ sources: ValueSources) {
    for (flow, content) in library.flows.enumerated() {
      for (index, node) in content.nodes.enumerated() {
        if case .branch(let branch) = node.kind {
          for branchCase in branch.cases {
            note(branchCase.when.tree, as: .truth, sources, flow, index)
          }
        }
        if case .collect(let collect) = node.kind, let entry = collect.usualEntries.first {
          let source = ValueSource(giver: .node(flow: flow, node: index), path: [])
          entries[source] = .text(entry)
        }
        if case .queue(let queue) = node.kind, let priority = queue.priority {
          note(priority.tree, as: .number, sources, flow, index)
        }
        for expression in node.expressions {
          note(expression.tree, as: nil, sources, flow, index)
        }
      }
    }
  }

  /// What a caller usually types, if the value is typed.
  func entry(at source: ValueSource) -> Value? { entries[source] }

  /// The value that is tried where nothing asks for another one.
  func usual(_ source: ValueSource) -> Value {
    let named = Value.sample(named: source.path.last)
    switch (uses[source], named) {
    case (.number, .number), (.truth, .boolean), (nil, _): return named
    case (.number, _): return .number(Number(30))
    case (.truth, _): return .boolean(true)
    case (.moment, _): return .sample(named: "openedAt")
    }
  }

  private mutating func note(
    _ tree: ExpressionTree, as use: Use?, _ sources: ValueSources, _ flow: Int, _ node: Int
  ) {
    func each(_ trees: [ExpressionTree], as use: Use?) {
      for tree in trees { note(tree, as: use, sources, flow, node) }
    }
    switch tree {
    case .variable, .given, .field:
      guard let use else { return }
      for source in sources.of(tree, flow: flow, node: node) where uses[source] == nil {
        uses[source] = use
      }
    case .not(let operand): each([operand], as: .truth)
    case .and(let left, let right), .or(let left, let right): each([left, right], as: .truth)
    case .negate(let operand): each([operand], as: .number)
    case .conditional(let condition, let yes, let no):
      each([condition], as: .truth)
      each([yes, no], as: use)
    case .operation(let symbol, let left, let right):
      each([left], as: symbol.use(beside: right))
      each([right], as: symbol.use(beside: left))
    case .call(let function, let arguments):
      switch function {
      case .money, .round, .min, .max, .number: each(arguments, as: .number)
      case .minutesSince, .hoursSince: each(arguments, as: .moment)
      case .length, .contains, .startsWith, .endsWith, .matches, .text, .lower, .exists, .digits,
        .mask:
        each(arguments, as: nil)
      }
    case .literal, .list, .matches, .foreign: each(tree.operands, as: nil)
    }
  }
}

extension Operator {
  /// What one side is used as, by what stands on the other.
  fileprivate func use(beside other: ExpressionTree) -> ValueUses.Use? {
    switch self {
    case .subtract, .multiply, .divide, .remainder: .number
    case .add, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
      if other.isNumeric { .number } else if case .boolean? = other.constant { .truth } else { nil }
    case .contained: nil
    }
  }
}

extension ExpressionTree {
  /// Whether its form makes it a number.
  fileprivate var isNumeric: Bool {
    switch self {
    case .negate, .operation(.subtract, _, _), .operation(.multiply, _, _),
      .operation(.divide, _, _), .operation(.remainder, _, _):
      true
    case .operation(.add, let left, let right): left.isNumeric || right.isNumeric
    case .call(let function, _):
      [.number, .length, .round, .min, .max, .minutesSince, .hoursSince].contains(function)
    case .conditional(_, let yes, let no): yes.isNumeric || no.isNumeric
    case .literal(.number): true
    case .literal, .variable, .given, .field, .list, .not, .and, .or, .operation, .matches,
      .foreign:
      false
    }
  }
}
