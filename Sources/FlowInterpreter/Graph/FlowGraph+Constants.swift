internal import Diagnostics

/// The values that variables surely have where a call comes to a node.
///
/// What reaches a node is found as compilers find reaching definitions; a variable is known if only
/// constants reach it.
struct ReachingConstants {
  private let graph: FlowGraph
  /// For each variable the nodes that set it.
  private var setters: [Int: [Int]] = [:]

  init(_ graph: FlowGraph) {
    self.graph = graph
    for (index, node) in graph.flow.nodes.enumerated() {
      for variable in node.assigned { setters[variable.slot, default: []].append(index) }
      // A flow that comes back may have changed whatever it shares.
      if case .flow(let subFlow) = node.kind, subFlow.next != nil {
        for (slot, variable) in graph.flow.variables.enumerated() where variable.isShared {
          setters[slot, default: []].append(index)
        }
      }
    }
  }

  /// Whether a condition at a node can be true, and whether it can be false; `nil` if that isn't known.
  func truths(of condition: Expression, at node: Int) -> Set<Bool>? {
    let slots = condition.tree.variables
    guard !slots.isEmpty, slots.count <= 2, !condition.tree.readsCall else { return nil }
    var combinations: [[Int: Value]] = [[:]]
    for slot in slots {
      guard let values = values(of: slot, at: node) else { return nil }
      combinations = combinations.flatMap { known in
        values.map { value in known.merging([slot: value]) { _, new in new } }
      }
    }
    var truths: Set<Bool> = []
    for known in combinations {
      var variables = graph.flow.variables.map(\.initial)
      for (slot, value) in known { variables[slot] = value }
      let call = IncomingCall(id: "", at: Instant(milliseconds: 0), caller: .null)
      guard let truth = try? condition.holds(in: Scope(variables: variables, call: call)) else {
        return nil
      }
      truths.insert(truth)
    }
    return truths
  }

  /// The few constants that a variable may hold at a node.
  private func values(of slot: Int, at node: Int) -> Set<Value>? {
    let all = Set(setters[slot] ?? [])
    var values: Set<Value> = []
    let variable = graph.flow.variables[slot]
    if graph.reached(from: [graph.flow.start.index], passing: { !all.contains($0.from) })[node] {
      guard !variable.isShared, !variable.isGiven else { return nil }
      values.insert(variable.initial)
    }
    for setter in all {
      let starts = graph.edges(from: setter).map(\.to)
      guard graph.reached(from: starts, passing: { !all.contains($0.from) })[node] else { continue }
      guard case .set(let set) = graph.flow.nodes[setter].kind,
        let last = set.assignments.last(where: { $0.variable.slot == slot }),
        let constant = last.value.tree.constant
      else { return nil }
      // Whoever fails before the assignment leaves by another way than who has made it.
      guard graph.flow.nodes[setter].onFault == nil || last.value.tree.mayFault == false else {
        return nil
      }
      values.insert(constant)
      guard values.count <= 4 else { return nil }
    }
    return values
  }
}

extension ExpressionTree {
  /// Whether it asks for anything that differs from call to call besides variables.
  fileprivate var readsCall: Bool {
    var waiting = [self]
    while let tree = waiting.popLast() {
      switch tree {
      case .given, .call(.minutesSince, _), .call(.hoursSince, _): return true
      case .literal, .variable, .field, .list, .not, .negate, .and, .or, .operation, .call,
        .conditional, .matches, .foreign:
        waiting += tree.operands
      }
    }
    return false
  }
}
