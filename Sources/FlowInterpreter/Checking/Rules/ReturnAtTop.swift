internal import Diagnostics

extension LintRule {
  static let returnAtTop = LintRule(
    "return-at-top", .note, "A `return` in a flow that no other flow runs",
    advice: """
      In the flow a call begins in there is nothing to return to; the call ends there. If that is \
      meant, say goodbye with `hangup`; if the flow is a sub-flow, nobody runs it.
      """,
    acrossFlows: { graph in
      let top = Set(graph.entries)
      return graph.findings { place, node in
        guard case .return = node.kind, top.contains(place.flow), graph.callers[place.flow].isEmpty
        else { return nil }
        return Spot(
          at: node.offset,
          "\(node.title) returns, but no flow runs \"\(graph.flows[place.flow].flow.id)\"")
      }
    })
}
