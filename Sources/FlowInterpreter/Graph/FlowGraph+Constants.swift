internal import Diagnostics

/// The values that variables surely have where a call comes to a node.
///
/// What reaches a node is found as compilers find reaching definitions; a variable is known if only
/// constants reach it.
struct ReachingConstants {
  private let graph: FlowGraph
  /// For each variable the nodes that set it and that a way leads to.
  private var setters: [Int: [Int]] = [:]

  init(_ graph: FlowGraph) {
    self.graph = graph
    let isReachable = graph.reached(from: [graph.flow.start.index], passing: { _ in true })
    for (index, node) in graph.flow.nodes.enumerated() where isReachable[index] {
      for variable in node.assigned { setters[variable.slot, default: []].append(index) }
      // A flow that comes back, or one that is played in a queue, may have changed whatever it shares.
      let isPlayedAnother =
        switch node.kind {
        case .flow(let subFlow): subFlow.next != nil
        case .queue: true
        default: false
        }
      if isPlayedAnother {
        for (slot, variable) in graph.flow.variables.enumerated() where variable.isShared {
          setters[slot, default: []].append(index)
        }
      }
    }
  }

  /// Whether a condition at a node can be true, and whether it can be false; `nil` if that isn't known.
  func truths(of condition: Expression, at node: Int) -> Set<Bool>? {
    if case .matches(let subject, let pattern) = condition.tree, let slot = subject.read,
      let lengths = typedLengths(of: slot, at: node)
    {
      if pattern.matchesEveryEntry(of: lengths) == true { return [true] }
      if pattern.matchesEntry(of: lengths) == false { return [false] }
      return nil
    }
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

  /// How many digits a variable holds at a node, if nothing but what callers typed comes there.
  private func typedLengths(of slot: Int, at node: Int) -> EntryLengths? {
    let all = Set(setters[slot] ?? [])
    guard
      !graph.reached(from: [graph.flow.start.index], passing: { !all.contains($0.from) })[node]
    else { return nil }
    var typed: EntryLengths?
    for setter in all {
      let starts = graph.edges(from: setter).map(\.to)
      guard graph.reached(from: starts, passing: { !all.contains($0.from) })[node] else { continue }
      guard case .collect(let collect) = graph.flow.nodes[setter].kind,
        let lengths = collect.typedLengths
      else { return nil }
      // Whoever leaves a question by another way than its entry has stored nothing.
      let others = graph.edges(from: setter).filter { $0.way != .next }.map(\.to)
      guard !graph.reached(from: others, passing: { !all.contains($0.from) })[node] else {
        return nil
      }
      typed = typed?.union(lengths) ?? lengths
    }
    return typed
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

extension Collect {
  /// How many digits its entries have; `nil` where they may have other signs, or words.
  fileprivate var typedLengths: EntryLengths? {
    guard !takesSymbols, speech == nil else { return nil }
    guard let pattern else { return EntryLengths(digits) }
    let taken = digits.map { EntryLengths($0...$0) }
      .filter { pattern.matchesEntry(of: $0) != false }
    guard let first = taken.first else { return nil }
    return taken.dropFirst().reduce(first) { $0.union($1) }
  }
}

extension ExpressionTree {
  /// The variable that it reads as it is, or as text.
  fileprivate var read: Int? {
    switch self {
    case .variable(let slot): slot
    case .foreign(let function, let operands) where function.isConversion: operands.first?.read
    default: nil
    }
  }

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
