/// Which variables hold what callers entered in secret, across flows.
struct SecretValues {
  /// By flow: the slots of variables that hold secrets.
  private var secrets: [Set<Int>]
  /// By flow and node: whether `input` may be a secret there.
  private var inputs: [[Bool]]

  init(_ graph: CallGraph) {
    secrets = graph.flows.map(\.flow.secretSlots)
    inputs = graph.flows.map(Self.secretInputs)
    for (index, content) in graph.flows.enumerated() {
      for node in content.flow.nodes {
        if case .collect(let collect) = node.kind, collect.isSecret {
          secrets[index].insert(collect.into.slot)
        }
      }
    }
    // Each round follows the secrets one assignment further; chains of more are not followed.
    for _ in 0..<16 where !follow(graph) { break }
  }

  /// Whether an expression at a node tells a secret.
  func tells(_ tree: ExpressionTree, flow: Int, node: Int) -> Bool {
    tree.tells(secrets: secrets[flow], inputIsSecret: inputs[flow][node])
  }

  /// The nodes of a flow at which the caller's last entry may be a secret: those that ask for one,
  /// and what follows until the caller is asked again.
  private static func secretInputs(_ graph: FlowGraph) -> [Bool] {
    var isSecret = [Bool](repeating: false, count: graph.flow.nodes.count)
    var waiting = graph.flow.nodes.indices.filter { index in
      if case .collect(let collect) = graph.flow.nodes[index].kind {
        collect.isSecret
      } else {
        false
      }
    }
    for node in waiting { isSecret[node] = true }
    while let node = waiting.popLast() {
      for edge in graph.edges(from: node) where !isSecret[edge.to] && !edge.way.isChoice {
        isSecret[edge.to] = true
        if !graph.flow.nodes[edge.to].waitsForAnswer { waiting.append(edge.to) }
      }
    }
    return isSecret
  }

  /// Whether following the assignments once told anything new.
  private mutating func follow(_ graph: CallGraph) -> Bool {
    var isNew = false
    for (index, content) in graph.flows.enumerated() {
      for (number, node) in content.flow.nodes.enumerated() {
        for copy in copies(at: node, number, in: index, graph) {
          if secrets[copy.flow].insert(copy.slot).inserted { isNew = true }
        }
      }
    }
    return isNew
  }

  /// A variable that gets a secret, and where that is written.
  struct Copy {
    var flow: Int
    var slot: Int
    var offset: Int
  }

  /// The variables that get a secret at a node.
  func copies(at node: Node, _ number: Int, in flow: Int, _ graph: CallGraph) -> [Copy] {
    switch node.kind {
    case .set(let set):
      return set.assignments.filter { tells($0.value.tree, flow: flow, node: number) }.map {
        Copy(flow: flow, slot: $0.variable.slot, offset: $0.variable.offset)
      }
    case .flow(let subFlow):
      guard let callee = graph.callee(of: node), let link = subFlow.link else { return [] }
      let passed = zip(subFlow.pass, link.passSlots).filter {
        tells($0.0.value.tree, flow: flow, node: number)
      }.map { Copy(flow: callee, slot: $0.1, offset: $0.0.offset) }
      let brought = zip(subFlow.bring, link.bring).filter {
        $0.1.tree.tells(secrets: secrets[callee], inputIsSecret: false)
      }.map { Copy(flow: flow, slot: $0.0.variable.slot, offset: $0.0.variable.offset) }
      return passed + brought
    case .say, .menu, .collect, .listen, .branch, .hours, .service, .queue, .callback, .voicemail,
      .return, .hangUp:
      return []
    }
  }
}
