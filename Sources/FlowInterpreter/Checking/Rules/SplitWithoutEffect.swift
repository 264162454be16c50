internal import Diagnostics

extension LintRule {
  static let splitWithoutEffect = LintRule(
    "split-without-effect", .warning, "A branch or hours check whose ways all lead to one node",
    advice: "It decides nothing. Perhaps one of the ways should lead elsewhere.",
    inFlow: { graph in
      graph.flow.nodes.enumerated().compactMap { index, node in
        guard case .decides = node.kind.passage, !node.faults.contains(.noCaseHolds),
          node.ways.count > 1
        else { return nil }
        let targets = Set(node.ways.map(\.target.index))
        guard targets.count == 1, let only = targets.first else { return nil }
        return Spot(
          node: index, at: node.offset,
          "all ways of \(node.title) lead to \"\(graph.flow.nodes[only].id)\"")
      }
    })
}
