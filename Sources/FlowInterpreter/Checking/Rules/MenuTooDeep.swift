internal import Diagnostics

extension LintRule {
  static let menuTooDeep = LintRule(
    "menu-too-deep", .warning, Wording(zh: "菜单超过三层", en: "Menus nested deeper than three"),
    advice: Wording(
      zh: """
        每多一层，就多一些来电者放弃或选错。只问分流必需的，或让来电者直接说要办什么。
        """,
      en: """
        With each level callers give up or choose wrongly. Ask only what the routing needs, or let \
        callers say what they want.
        """),
    acrossFlows: { graph in
      menuDepths(in: graph).enumerated().flatMap { index, depths in
        depths.enumerated().compactMap { node, depth -> Finding? in
          let content = graph.flows[index].flow.nodes[node]
          guard depth == 3, content.offersChoices else { return nil }
          return Finding(
            flow: index, node: node, offset: content.offset,
            message: Wording(
              zh: "\(content.title.zh)是第 4 层菜单：至少要选三次才到",
              en: "\(content.title.en) is a menu at depth 4: three choices lead to it at least"),
            hint: nil)
        }
      }
    })

  /// For each flow and node how many choices a caller makes at least to get there.
  ///
  /// A sub-flow that returns leaves the depth as it was before.
  private static func menuDepths(in graph: CallGraph) -> [[Int]] {
    var depths = graph.flows.map { [Int](repeating: .max, count: $0.flow.nodes.count) }
    var level = graph.entryPlaces
    var depth = 0
    while !level.isEmpty {
      var next: [CallGraph.Place] = []
      while let place = level.popLast() {
        guard depths[place.flow][place.node] > depth else { continue }
        depths[place.flow][place.node] = depth
        let node = graph.node(place)
        if let callee = graph.callee(of: node) { level.append(graph.start(of: callee)) }
        for edge in graph.flows[place.flow].edges(from: place.node) {
          let target = CallGraph.Place(flow: place.flow, node: edge.to)
          if node.offersChoices, edge.way.isChoice {
            next.append(target)
          } else {
            level.append(target)
          }
        }
      }
      level = next
      depth += 1
    }
    return depths
  }
}

extension Node {
  fileprivate var offersChoices: Bool { ways.contains(where: \.way.isChoice) }
}
