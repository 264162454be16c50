internal import Diagnostics

extension LintRule {
  static let queueWithoutHours = LintRule(
    "queue-without-hours", .warning,
    Wording(zh: "没查营业时间就能进的队列", en: "A queue that a call can reach without an hours check"),
    advice: Wording(
      zh: """
        夜里来电者会空等已经下班的坐席。通往队列的每条路（包括子流程）都要先过 `hours` 节点，\
        或给队列写 `nobody`。
        """,
      en: """
        At night callers would wait for agents who have gone home. Pass an `hours` node on every way to \
        the queue, sub-flows included, or give the queue a way `nobody`.
        """),
    acrossFlows: { graph in
      let unchecked = graph.reached(
        from: graph.entryPlaces.filter { place in
          let flow = graph.flows[place.flow]
          // No caller waits in a flow without a word, such as one for tasks; who transfers a call works.
          return !flow.flow.isForWaiting && !flow.flow.isWordless && !flow.isGivenItsQueue
        },
        stopping: { graph.node($0).asksForHours })
      return graph.findings { place, node in
        // Where nobody works a call goes on at once by `nobody`.
        guard case .queue(let queue) = node.kind, unchecked[place.flow][place.node],
          queue.nobody == nil
        else {
          return nil
        }
        return Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)没查营业时间就能到（技能 \(queue.skill)）",
            en: "\(node.title.en) can be reached without an hours check (skill \(queue.skill))"),
          hint: Wording(zh: "先过 hours 节点", en: "lead through an hours node"))
      }
    })
}

extension Node {
  /// Whether it looks at a calendar, here or in another system, or at whether agents are there.
  fileprivate var asksForHours: Bool {
    switch kind {
    case .hours: true
    case .service(let service): service.service.hasPrefix(ServiceRequest.hours)
    case .branch(let branch):
      branch.cases.contains { $0.when.source.hasPrefix("NumberOfAgents") }
    case .say, .menu, .collect, .listen, .set, .queue, .callback, .voicemail, .flow, .return,
      .hangUp:
      false
    }
  }
}

extension CallGraph {
  /// What a check of single nodes finds across all flows.
  func findings(_ check: (Place, Node) -> LintRule.Spot?) -> [LintRule.Finding] {
    flows.enumerated().flatMap { index, graph in
      graph.flow.nodes.enumerated().compactMap { number, node in
        guard var spot = check(Place(flow: index, node: number), node) else { return nil }
        spot.node = number
        return spot.finding(in: index)
      }
    }
  }
}
