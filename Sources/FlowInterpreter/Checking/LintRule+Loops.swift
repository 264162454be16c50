internal import Diagnostics

extension LintRule {
  /// A loop of a flow that nothing bounds.
  struct Loop {
    var flow: Int
    /// Its nodes, in the order of the file.
    var nodes: [Int]
    /// Whether a call goes round only while a service fails.
    var needsFaults: Bool

    func finding(_ what: Wording, in graph: CallGraph) -> Finding {
      let all = graph.flows[flow].flow.nodes
      let names = nodes.prefix(5).map { "\"\(all[$0].id)\"" }
      let rest = nodes.count - names.count
      let title = all[nodes[0]].title
      let subject =
        nodes.count == 1
        ? Wording(zh: "\(title.zh)通回自己，", en: "\(title.en) leads to itself and ")
        : Wording(
          zh: names.joined(separator: "、") + (rest > 0 ? " 等 \(nodes.count) 个节点的循环" : " 的循环"),
          en: "the loop of " + names.joined(separator: ", ")
            + (rest > 0 ? " and \(rest) more " : " "))
      return Finding(
        flow: flow, node: nodes[0], offset: all[nodes[0]].offset, message: subject + what,
        hint: Wording(
          zh: "用变量数圈数，再用 branch 跳出来",
          en: "count the rounds in a variable, and leave by a branch on it"))
    }
  }

  /// The loops of some ways that no count of rounds leaves.
  static func loops(in graph: CallGraph, of includes: (Node, Way) -> Bool) -> [Loop] {
    let passable = flowsThatReturnUnasked(in: graph)
    return graph.flows.enumerated().flatMap { index, flow -> [Loop] in
      // An agent who answers leaves it.
      guard !flow.flow.isForWaiting else { return [] }
      let nodes = flow.flow.nodes
      func includesEdge(_ edge: FlowGraph.Edge) -> Bool {
        let node = nodes[edge.from]
        if let callee = graph.callee(of: node), edge.way == .next, !passable[callee] {
          return false
        }
        return includes(node, edge.way)
      }
      let withoutFaults = Set(
        flow.loops { edge in
          includesEdge(edge) && edge.way != .failed && edge.way != .onError && edge.way != .fault
        }.joined())
      return flow.loops(of: includesEdge).filter { !isCounted($0, in: flow) }.map { loop in
        Loop(
          flow: index, nodes: loop, needsFaults: !loop.contains(where: withoutFaults.contains))
      }
    }
  }

  /// For each flow whether a call can come back from it without having waited for anybody.
  private static func flowsThatReturnUnasked(in graph: CallGraph) -> [Bool] {
    let reached = graph.reached(
      from: graph.flows.indices.map(graph.start), stopping: { graph.node($0).waitsForSomebody })
    return zip(graph.flows, reached).map { flow, reached in
      zip(flow.flow.nodes, reached).contains { node, isReached in
        if case .return = node.kind { isReached } else { false }
      }
    }
  }

  /// Whether a branch leaves a loop by a variable that changes in the loop, or by the call's length.
  private static func isCounted(_ loop: [Int], in graph: FlowGraph) -> Bool {
    let members = Set(loop)
    var changed: Set<Int> = []
    for index in loop {
      switch graph.flow.nodes[index].kind {
      case .set(let set): changed.formUnion(set.assignments.map(\.variable.slot))
      // Functions outside hand out one thing after the other in other systems' flows.
      case .service(let service) where graph.flow.system != .hotline:
        if let into = service.into { changed.insert(into.slot) }
      default: break
      }
    }
    return loop.contains { index in
      guard case .branch(let branch) = graph.flow.nodes[index].kind,
        graph.edges(from: index).contains(where: { !members.contains($0.to) })
      else { return false }
      return branch.cases.contains { branchCase in
        branchCase.when.tree.reads("elapsed", of: .call)
          || branchCase.when.tree.variables.contains(where: changed.contains)
      }
    }
  }
}
