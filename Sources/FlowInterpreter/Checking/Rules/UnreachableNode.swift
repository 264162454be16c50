internal import Diagnostics

extension LintRule {
  static let unreachableNode = LintRule(
    "unreachable-node", .warning, Wording(zh: "来电走不到的节点", en: "A node that no call can come to"),
    advice: Wording(
      zh: """
        没有路通到的节点，要么是剩下的，要么是忘了接：来电者就错过了它。删掉，或接上。
        """,
      en: """
        A node nothing leads to is either left over, or the way to it was forgotten: then callers miss \
        what it offers. Remove it, or lead to it.
        """),
    inFlow: { graph in
      let flow = graph.flow
      let starts = [flow.start.index] + [flow.defaults.onError?.index].compactMap(\.self)
      return zip(flow.nodes.indices, graph.reached(from: starts)).compactMap { index, isReached in
        isReached
          ? nil
          : Spot(
            node: index, at: flow.nodes[index].offset,
            Wording(
              zh: "从“\(flow.start.id)”走不到\(flow.nodes[index].title.zh)",
              en: "\(flow.nodes[index].title.en) can't be reached from \"\(flow.start.id)\""))
      }
    })
}
