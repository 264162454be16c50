internal import Diagnostics

extension LintRule {
  static let subFlowWithoutReturn = LintRule(
    "sub-flow-without-return", .warning, "A way after a sub-flow that never returns",
    advice: """
      What `next` leads to is never taken. Let the sub-flow return, or leave `next` out where the call \
      is not to come back.
      """,
    acrossFlows: { graph in
      let reached = graph.reached(from: graph.flows.indices.map(graph.start))
      let returns = zip(graph.flows, reached).map { content, reached in
        zip(content.flow.nodes, reached).contains { node, isReached in
          if case .return = node.kind { isReached } else { false }
        }
      }
      return graph.findings { _, node in
        guard let callee = graph.callee(of: node), !returns[callee],
          case .flow(let subFlow) = node.kind, let next = subFlow.next
        else { return nil }
        return Spot(
          at: next.offset,
          "\(node.title) goes on at \"\(next.id)\", but flow \"\(subFlow.flow)\" never returns")
      }
    })
}
