internal import Diagnostics

extension LintRule {
  static let returnAtTop = LintRule(
    "return-at-top", .note,
    Wording(zh: "没有流程运行它，却用了 `return`", en: "A `return` in a flow that no other flow runs"),
    advice: Wording(
      zh: """
        来电从这个流程开始，没有地方可返回，走到这里就结束。如果本意如此，用 `hangup` 道别；如果它是子流程，却没有人运行它。
        """,
      en: """
        In the flow a call begins in there is nothing to return to; the call ends there. If that is \
        meant, say goodbye with `hangup`; if the flow is a sub-flow, nobody runs it.
        """),
    acrossFlows: { graph in
      let top = Set(graph.entries)
      return graph.findings { place, node in
        guard case .return = node.kind, top.contains(place.flow), graph.callers[place.flow].isEmpty
        else { return nil }
        return Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)要返回，但没有流程运行“\(graph.flows[place.flow].flow.id)”",
            en: "\(node.title.en) returns, but no flow runs \"\(graph.flows[place.flow].flow.id)\"")
        )
      }
    })
}
