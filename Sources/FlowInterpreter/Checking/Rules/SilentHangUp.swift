internal import Diagnostics

extension LintRule {
  static let silentHangUp = LintRule(
    "silent-hang-up", .warning,
    Wording(zh: "出错后一声不响就挂机", en: "An error way that hangs up without words"),
    advice: Wording(
      zh: """
        来电者以为线路断了，会再打一遍。先说清出了什么问题、可以怎么办，再挂机。
        """,
      en: """
        To the caller it sounds like a broken line, so they dial again. Say what went wrong and what \
        they can do, then hang up.
        """),
    inFlow: { graph in
      let nodes = graph.flow.nodes
      // A flow that says nothing to anybody, such as a guide for agents, can't leave anybody without words.
      if graph.flow.isWritten || nodes.allSatisfy({ $0.mainPrompt == nil }) && !graph.flow.isOurs {
        return []
      }
      let ends = nodes.indices.filter {
        if case .hangUp(let hangUp) = nodes[$0].kind { hangUp.prompt == nil } else { false }
      }
      let silent = graph.reaching(ends) { nodes[$0.from].saysNothing }
      var seen: Set<Int> = []
      return graph.edges.compactMap { edge in
        // By an error in an expression alone hardly a call takes the node's own way.
        if edge.way == .fault, !nodes[edge.from].surelyNeedsOnError { return nil }
        guard edge.way.isError, silent[edge.to], !graph.partsInSilence(edge),
          seen.insert(edge.offset).inserted
        else {
          return nil
        }
        // The flow's onError belongs to no single node, so the node it leads to may allow it.
        let node = edge.way == .onError ? edge.to : edge.from
        return Spot(
          node: node, at: edge.offset,
          Wording(
            zh: "从\(nodes[edge.from].title.zh)出发的“\(edge.way.phrase.zh)”没有一句话就挂机",
            en:
              "\(edge.way.phrase.en) leads from \(nodes[edge.from].title.en) to a hang-up without words"
          ),
          hint: Wording(
            zh: "给 hangup 写提示，或之前先说一句", en: "give the hangup a prompt, or say something before it"))
      }
    })
}

extension Flow {
  fileprivate var isOurs: Bool { system == .hotline }
}

extension FlowGraph {
  /// Whether a call parts without words from where an edge begins even when nothing goes wrong.
  fileprivate func partsInSilence(_ edge: FlowGraph.Edge) -> Bool {
    edges(from: edge.from).contains { other in
      guard !other.way.isError, case .hangUp(let hangUp) = flow.nodes[other.to].kind else {
        return false
      }
      return hangUp.prompt == nil
    }
  }
}

extension Node {
  fileprivate var saysNothing: Bool {
    switch kind.passage {
    case .works, .decides: true
    case .speaks, .asks, .handsOver, .leaves: false
    }
  }
}
