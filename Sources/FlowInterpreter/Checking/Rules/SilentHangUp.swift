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
      // Who writes hears nothing, and a flow without a word leaves nobody without words.
      if graph.flow.isWritten || graph.flow.isWordless { return [] }
      let isHeard = graph.heard
      let silent = graph.endingInSilence
      var seen: Set<Int> = []
      return graph.edges.compactMap { edge in
        // By an error in an expression alone hardly a call takes the node's own way.
        if edge.way == .fault, !nodes[edge.from].surelyNeedsOnError { return nil }
        guard edge.way.isError, silent[edge.to], isHeard[edge.from],
          !graph.partsInSilence(edge.from, silent), seen.insert(edge.offset).inserted
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

extension FlowGraph {
  /// For each node whether a call that comes there hangs up without a word, unless something else goes wrong, which
  /// is told where it does.
  /// - Complexity: O(nodes + edges)
  fileprivate var endingInSilence: [Bool] {
    let nodes = flow.nodes
    var silent = nodes.map { node in
      if case .hangUp(let hangUp) = node.kind { hangUp.prompt == nil } else { false }
    }
    var speaking = [Int](repeating: 0, count: nodes.count)
    var incoming = [[Int]](repeating: [], count: nodes.count)
    for edge in edges where !edge.way.isError && nodes[edge.from].saysNothing {
      speaking[edge.from] += 1
      incoming[edge.to].append(edge.from)
    }
    var waiting = nodes.indices.filter { silent[$0] }
    while let node = waiting.popLast() {
      for previous in incoming[node] {
        speaking[previous] -= 1
        if speaking[previous] == 0, !silent[previous] {
          silent[previous] = true
          waiting.append(previous)
        }
      }
    }
    return silent
  }

  /// Whether a call parts from a node without words even when nothing goes wrong, as it may after a recording.
  fileprivate func partsInSilence(_ node: Int, _ silent: [Bool]) -> Bool {
    // After a queue an agent has spoken.
    if case .queue = flow.nodes[node].kind { return false }
    let edges = edges(from: node)
    let good = edges.filter { !$0.way.isError }
    if good.isEmpty, flow.nodes[node].kind.question != nil, flow.system != .hotline {
      return edges.allSatisfy { silent[$0.to] }
    }
    return good.contains { silent[$0.to] }
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
