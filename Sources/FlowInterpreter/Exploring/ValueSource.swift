/// Where a value in a flow's variables comes from.
struct ValueSource: Hashable {
  enum Giver: Hashable {
    /// What a service, or a caller's entry, gave at a node.
    case node(flow: Int, node: Int)
    /// What a caller said at a node.
    case speech(flow: Int, node: Int)
    /// What is known of the caller.
    case caller
    /// What the call comes with: the path is the name of a variable.
    case call
  }

  var giver: Giver
  /// The fields that lead from what was given to the value.
  var path: [String]

  func field(_ name: String) -> ValueSource {
    ValueSource(giver: giver, path: path + [name])
  }
}

/// For each variable of each flow the sources its value may come from unchanged.
struct ValueSources {
  private var sources: [[Set<ValueSource>]]
  /// By flow, variable and node that gives it something: the nodes that a call comes to with that in it.
  ///
  /// Only for variables that several nodes give something.
  private let reaching: [[Int: [Int: [Bool]]]]
  /// A variable copied on and on through fields would have ever longer paths.
  private static let longestPath = 4
  private static let mostPerVariable = 24

  init(_ library: FlowLibrary) {
    sources = library.flows.map { Array(repeating: [], count: $0.variables.count) }
    reaching = library.flows.map(Self.reaching)
    for (flow, content) in library.flows.enumerated() {
      for (slot, variable) in content.variables.enumerated() where variable.isGiven {
        sources[flow][slot].insert(ValueSource(giver: .call, path: [variable.name]))
      }
      for (index, node) in content.nodes.enumerated() {
        let source = ValueSource(giver: .node(flow: flow, node: index), path: [])
        switch node.kind {
        case .service(let service):
          if let into = service.into { sources[flow][into.slot].insert(source) }
          for field in service.fields {
            sources[flow][field.variable.slot].insert(source.field(field.name))
          }
        case .collect(let collect):
          sources[flow][collect.into.slot].insert(source)
          if let spoken = collect.speech {
            sources[flow][spoken.into.slot].insert(
              ValueSource(giver: .speech(flow: flow, node: index), path: []))
          }
        case .listen(let listen):
          if listen.isOutside { sources[flow][listen.into.slot].insert(source) }
        case .say, .menu, .set, .branch, .hours, .queue, .callback, .voicemail, .flow, .return,
          .hangUp:
          break
        }
      }
    }
    // Each round follows the values one variable further.
    for _ in 0..<8 where !follow(library) && !share(library) { break }
  }

  /// The sources of the value of an expression, in a fixed order.
  ///
  /// - Parameter node: the node that the expression stands in, whose entry `input` is.
  func of(_ tree: ExpressionTree, flow: Int, node: Int) -> [ValueSource] {
    switch tree {
    case .variable(let slot):
      return sorted(sources[flow][slot]).filter { reaches($0, flow: flow, slot: slot, node: node) }
    case .given(.caller): return [ValueSource(giver: .caller, path: [])]
    case .given(.input): return [ValueSource(giver: .node(flow: flow, node: node), path: [])]
    case .field(let base, let name): return of(base, flow: flow, node: node).map { $0.field(name) }
    case .call(let function, let arguments):
      switch function {
      case .text, .number, .lower:
        return arguments.first.map { of($0, flow: flow, node: node) } ?? []
      case .length, .contains, .startsWith, .endsWith, .matches, .exists, .round, .min, .max,
        .minutesSince, .hoursSince, .digits, .money, .mask:
        return []
      }
    case .conditional(_, let yes, let no):
      return of(yes, flow: flow, node: node) + of(no, flow: flow, node: node)
    case .foreign(let function, let operands):
      return function.isConversion
        ? operands.flatMap { of($0, flow: flow, node: node) } : []
    case .literal, .given, .list, .not, .negate, .and, .or, .operation, .matches: return []
    }
  }

  private static func reaching(in flow: Flow) -> [Int: [Int: [Bool]]] {
    var givers: [Int: [Int]] = [:]
    for (index, node) in flow.nodes.enumerated() {
      if case .service(let service) = node.kind, let into = service.into {
        givers[into.slot, default: []].append(index)
      }
    }
    givers = givers.filter { $0.value.count <= mostGivers }
    guard !givers.isEmpty else { return [:] }
    let graph = FlowGraph(flow)
    return givers.mapValues { nodes in
      let all = Set(nodes)
      var reached = Dictionary(
        uniqueKeysWithValues: nodes.map { giver in
          let starts = graph.edges(from: giver).map(\.to)
          return (giver, graph.reached(from: starts) { !all.contains($0.from) })
        })
      reached[callItself] = graph.reached(from: [flow.start.index]) { !all.contains($0.from) }
      return reached
    }
  }

  /// The node that an expression stands in which is evaluated when a flow returns, wherever it does.
  static let anywhere = -1
  /// Stands for what the call comes with.
  private static let callItself = -1
  /// More nodes that give one variable something are not told apart.
  private static let mostGivers = 200

  /// Whether what a node gave a variable may still be in it at another one.
  private func reaches(_ source: ValueSource, flow: Int, slot: Int, node: Int) -> Bool {
    let giver: Int
    switch source.giver {
    case .node(flow, let node): giver = node
    case .call: giver = Self.callItself
    case .node, .speech, .caller: return true
    }
    guard let reached = reaching[flow][slot]?[giver] else { return true }
    return reached.indices.contains(node) ? reached[node] : true
  }

  private func sorted(_ set: Set<ValueSource>) -> [ValueSource] {
    set.sorted { $0.order.lexicographicallyPrecedes($1.order) }
  }

  /// Whether following the assignments once told anything new.
  private mutating func follow(_ library: FlowLibrary) -> Bool {
    var isNew = false
    for (flow, content) in library.flows.enumerated() {
      for (index, node) in content.nodes.enumerated() {
        switch node.kind {
        case .set(let set):
          for assignment in set.assignments {
            isNew =
              copy(assignment.value.tree, flow, index, to: flow, assignment.variable.slot) || isNew
          }
        case .flow(let subFlow):
          guard let link = subFlow.link else { continue }
          for (value, slot) in zip(subFlow.pass, link.passSlots) {
            isNew = copy(value.value.tree, flow, index, to: link.flow, slot) || isNew
          }
          for (target, value) in zip(subFlow.bring, link.bring) {
            isNew =
              copy(value.tree, link.flow, Self.anywhere, to: flow, target.variable.slot) || isNew
          }
        case .say, .menu, .collect, .listen, .branch, .hours, .service, .queue, .callback,
          .voicemail, .return, .hangUp:
          continue
        }
      }
    }
    return isNew
  }

  /// Gives variables that flows share the sources they have in other flows; whether that was new.
  private mutating func share(_ library: FlowLibrary) -> Bool {
    guard library.flows.count > 1 else { return false }
    var common: [String: Set<ValueSource>] = [:]
    for (flow, content) in library.flows.enumerated() {
      for (slot, variable) in content.variables.enumerated() where variable.isShared {
        common[variable.name, default: []].formUnion(sources[flow][slot])
      }
    }
    var isNew = false
    for (flow, content) in library.flows.enumerated() {
      for (slot, variable) in content.variables.enumerated() where variable.isShared {
        guard let all = common[variable.name], all.count <= Self.mostPerVariable,
          all.count > sources[flow][slot].count
        else { continue }
        sources[flow][slot] = all
        isNew = true
      }
    }
    return isNew
  }

  private mutating func copy(
    _ tree: ExpressionTree, _ flow: Int, _ node: Int, to target: Int, _ slot: Int
  ) -> Bool {
    var isNew = false
    for source in of(tree, flow: flow, node: node) where source.path.count <= Self.longestPath {
      guard sources[target][slot].count < Self.mostPerVariable else { break }
      isNew = sources[target][slot].insert(source).inserted || isNew
    }
    return isNew
  }
}

extension ValueSource {
  /// Texts whose order is that of sources.
  fileprivate var order: [String] {
    switch giver {
    case .caller: [""] + path
    case .call: [" "] + path
    case .speech(let flow, let node): ["\(20_000_000 + flow) \(10_000_000 + node)"] + path
    case .node(let flow, let node): ["\(10_000_000 + flow) \(10_000_000 + node)"] + path
    }
  }
}
