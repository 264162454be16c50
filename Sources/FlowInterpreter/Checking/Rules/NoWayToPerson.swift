internal import Diagnostics

extension LintRule {
  static let noWayToPerson = LintRule(
    "no-way-to-person", .warning,
    Wording(zh: "流程问来问去，就是到不了人工", en: "A flow that asks callers but never leads them to a person"),
    advice: Wording(
      zh: """
        总有人的问题菜单里没有。从主菜单、从答错之后，都要能到 `queue` 或 `callback`。
        """,
      en: """
        Somebody always has a problem that the menu doesn't know. Lead to a `queue` or a `callback`, \
        from the main menu and after failed attempts.
        """),
    acrossFlows: { graph in
      graph.entries.filter {
        !graph.flows[$0].flow.isForWaiting && !graph.flows[$0].flow.isWritten
      }.compactMap { entry in
        let reached = graph.reached(from: [graph.start(of: entry)])
        func reaches(_ matches: (Node) -> Bool) -> Bool {
          zip(graph.flows, reached).contains { content, reached in
            zip(content.flow.nodes, reached).contains { $1 && matches($0) }
          }
        }
        guard reaches(\.waitsForAnswer), !reaches({ $0.kind.skill != nil }) else { return nil }
        let flow = graph.flows[entry].flow
        return Finding(
          flow: entry, node: flow.start.index, offset: flow.nodes[flow.start.index].offset,
          message: Wording(
            zh: "从\(flow.nodes[flow.start.index].title.zh)没有路通到人工",
            en: "no way leads from \(flow.nodes[flow.start.index].title.en) to a person"),
          hint: Wording(zh: "接到 queue 或 callback", en: "lead to a queue or a callback"))
      }
    })
}
