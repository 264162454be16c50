internal import Diagnostics

extension LintRule {
  static let splitWithoutEffect = LintRule(
    "split-without-effect", .warning,
    Wording(zh: "分支或营业时间检查的所有去处都一样", en: "A branch or hours check whose ways all lead to one node"),
    advice: Wording(
      zh: "它什么也没决定。可能有一条路本该去别处。",
      en: "It decides nothing. Perhaps one of the ways should lead elsewhere."),
    inFlow: { graph in
      graph.flow.nodes.enumerated().compactMap { index, node in
        guard case .decides = node.kind.passage, !node.faults.contains(.noCaseHolds),
          node.ways.count > 1
        else { return nil }
        let targets = Set(node.ways.map(\.target.index))
        guard targets.count == 1, let only = targets.first else { return nil }
        return Spot(
          node: index, at: node.offset,
          Wording(
            zh: "\(node.title.zh)的所有去处都是“\(graph.flow.nodes[only].id)”",
            en: "all ways of \(node.title.en) lead to \"\(graph.flow.nodes[only].id)\""))
      }
    })
}
