/// Variables whose values are only said, or handed to services, so that a call goes the same way with any text
/// of the same length in them.
struct SaidVariables {
  /// By flow and slot.
  private let areSaid: [[Bool]]

  init(_ library: FlowLibrary) {
    let isKnown = library.flows.allSatisfy { flow in
      // What was typed last may be read as `input`, too.
      flow.system == .hotline && !flow.nodes.contains(where: \.readsInput)
    }
    let reads = ControlReads(library, besides: \.judged)
    areSaid = library.flows.enumerated().map { flow, content in
      content.variables.indices.map { isKnown && reads.isUnseen($0, flow: flow) }
    }
  }

  func contains(_ slot: Int, flow: Int) -> Bool { areSaid[flow][slot] }
}

extension Node {
  /// Whether it reads what was typed last, other than to check what is typed here.
  fileprivate var readsInput: Bool {
    let read = if case .collect = kind { prompts.flatMap(\.expressions) } else { expressions }
    return read.contains(where: \.tree.readsInput)
  }

  /// What its expressions calculate and compare: that may fail, and come to texts of another length.
  fileprivate var judged: [ExpressionTree] {
    switch kind {
    case .callback, .queue: expressions.map(\.tree)
    case .say, .menu, .collect, .listen, .set, .branch, .hours, .service, .voicemail, .flow,
      .return, .hangUp:
      expressions.flatMap(\.tree.judged)
    }
  }
}

extension ExpressionTree {
  fileprivate var readsInput: Bool {
    if case .given(.input) = self { return true }
    return operands.contains(where: \.readsInput)
  }

  /// The parts of it that are more than said: the expression itself, unless it joins texts or tells digits.
  fileprivate var judged: [ExpressionTree] {
    switch self {
    case .literal, .variable, .given, .field: []
    case .operation(.add, let left, let right): left.judged + right.judged
    case .call(.digits, let operands), .call(.text, let operands): operands.flatMap(\.judged)
    case .list, .not, .negate, .and, .or, .operation, .call, .conditional, .matches, .foreign:
      [self]
    }
  }
}
