internal import Diagnostics

extension LintRule {
  static let subFlowWithoutReturn = LintRule(
    "sub-flow-without-return", .warning,
    Wording(zh: "子流程从不返回，后面却写了去处", en: "A way after a sub-flow that never returns"),
    advice: Wording(
      zh: """
        `next` 永远走不到。让子流程返回；本来就不回来的，去掉 `next`。
        """,
      en: """
        What `next` leads to is never taken. Let the sub-flow return, or leave `next` out where the call \
        is not to come back.
        """),
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
          Wording(
            zh: "\(node.title.zh)之后去“\(next.id)”，但流程“\(subFlow.flow)”从不返回",
            en:
              "\(node.title.en) goes on at \"\(next.id)\", but flow \"\(subFlow.flow)\" never returns"
          ))
      }
    })
}
