internal import Diagnostics

extension LintRule {
  static let noWayToPerson = LintRule(
    "no-way-to-person", .warning, "A flow that asks callers but never leads them to a person",
    advice: """
      Somebody always has a problem that the menu doesn't know. Lead to a `queue` or a `callback`, \
      from the main menu and after failed attempts.
      """,
    acrossFlows: { graph in
      graph.entries.filter { !graph.flows[$0].flow.isForWaiting }.compactMap { entry in
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
          message: "no way leads from \(flow.nodes[flow.start.index].title) to a person",
          hint: "lead to a queue or a callback")
      }
    })
}
