internal import Diagnostics

extension LintRule {
  static let unreachableNode = LintRule(
    "unreachable-node", .warning, "A node that no call can come to",
    advice: """
      A node nothing leads to is either left over, or the way to it was forgotten: then callers miss \
      what it offers. Remove it, or lead to it.
      """,
    inFlow: { graph in
      let flow = graph.flow
      let starts = [flow.start.index] + [flow.defaults.onError?.index].compactMap(\.self)
      return zip(flow.nodes.indices, graph.reached(from: starts)).compactMap { index, isReached in
        isReached
          ? nil
          : Spot(
            node: index, at: flow.nodes[index].offset,
            "\(flow.nodes[index].title) can't be reached from \"\(flow.start.id)\"")
      }
    })
}
