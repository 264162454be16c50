internal import Diagnostics

extension LintRule {
  static let deadEnd = LintRule(
    "dead-end", .error, Wording(zh: "来电走到这里就结束不了", en: "A node from which no call comes to an end"),
    advice: Wording(
      zh: """
        走到这里的来电者只能自己挂机：流程既不挂机、返回，也不排队、回拨。给它一条出路，至少接到 `hangup`。
        """,
      en: """
        Callers who get here can only hang up: the flow never hangs up, returns, queues or calls back. \
        Lead out of it, to a `hangup` at least.
        """),
    acrossFlows: { graph in
      let endsInside = graph.flows.map(endsCallInside)
      return graph.flows.enumerated().flatMap { index, flow in
        let ends = flow.flow.nodes.indices.filter { number in
          let node = flow.flow.nodes[number]
          if node.kind.endsCall { return true }
          if case .return = node.kind { return true }
          guard case .flow(let subFlow) = node.kind else { return false }
          return subFlow.next == nil || graph.callee(of: node).map { endsInside[$0] } ?? true
        }
        let found = deadEnds(of: flow, endingAt: ends, mayLoop: flow.flow.isForWaiting)
        return found.map { $0.finding(in: index) }
      }
    })

  /// - Parameter mayLoop: whether somebody else ends a flow that goes round and round.
  private static func deadEnds(
    of graph: FlowGraph, endingAt ends: [Int], mayLoop: Bool
  ) -> [Spot] {
    let nodes = graph.flow.nodes
    let ending = graph.reaching(ends)
    let reached = graph.reached(from: [graph.flow.start.index])
    let loops = mayLoop ? [] : graph.loops { !ending[$0.from] }.map { $0[0] }
    let stuck = nodes.indices.filter {
      !ending[$0] && !nodes[$0].isStandIn && graph.edges(from: $0).isEmpty
    }
    return (loops + stuck).filter { reached[$0] }.map { node in
      Spot(
        node: node, at: nodes[node].offset,
        graph.edges(from: node).isEmpty
          ? Wording(
            zh: "\(nodes[node].title.zh)没有去处，也不结束来电",
            en: "\(nodes[node].title.en) leads nowhere and doesn't end the call")
          : Wording(
            zh: "从\(nodes[node].title.zh)起，来电无法结束",
            en: "from \(nodes[node].title.en) no call comes to an end"),
        hint: Wording(
          zh: "接到 hangup、queue、callback 或 return",
          en: "lead to a hangup, a queue, a callback or a return"))
    }
  }

  /// Whether a call may be over inside a flow, without coming back from it.
  private static func endsCallInside(_ graph: FlowGraph) -> Bool {
    let reached = graph.reached(from: [graph.flow.start.index])
    return zip(graph.flow.nodes, reached).contains { node, isReached in
      isReached && node.kind.endsCall
    }
  }
}
