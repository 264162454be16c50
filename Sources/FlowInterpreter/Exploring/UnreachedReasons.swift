internal import Diagnostics

/// Tells why no call took a way.
struct UnreachedReasons {
  private let tried: Int
  private let values: FlowValues
  private let indices: [String: Int]
  private let visited: Set<FlowNode>
  private let reachable: Set<FlowNode>
  /// The nodes that a call can come to without a fault that nothing likely causes.
  private let likely: Set<FlowNode>

  /// The ways of branches that constants rule out, with why.
  private let constants: [FlowWay: Wording]

  private struct FlowNode: Hashable {
    var flow: String
    var node: String
  }

  init(
    flow: String, library: FlowLibrary, tried: Int,
    runs: [(fixture: PreparedFixture, result: FixtureResult)]
  ) {
    self.tried = tried
    visited = Set(
      runs.flatMap { run in run.result.path.map { FlowNode(flow: $0.flow, node: $0.node) } })
    let graph = CallGraph(library.flows)
    let values = FlowValues(graph)
    self.values = values
    indices = graph.indices
    let constants = Self.constantBranches(in: graph)
    self.constants = constants
    reachable = Self.reachable(from: flow, in: graph) { index, edge in
      let node = graph.flows[index].flow.nodes[edge.from]
      if constants[FlowWay(flow: graph.flows[index].flow.id, node: node.id, way: edge.way)] != nil {
        return false
      }
      return Self.impossible(edge.way, at: ValuesAtNode(values, flow: index, node: node), node)
        == nil
    }
    likely = Self.reachable(from: flow, in: graph) { index, edge in
      (edge.way != .onError && edge.way != .fault)
        || graph.flows[index].flow.nodes[edge.from].surelyNeedsOnError
    }
  }

  /// The ways of branches in flows of other systems that the constants which come there rule out.
  private static func constantBranches(in graph: CallGraph) -> [FlowWay: Wording] {
    var ruledOut: [FlowWay: Wording] = [:]
    for content in graph.flows where content.flow.system != .hotline {
      let constants = ReachingConstants(content)
      for (index, node) in content.flow.nodes.enumerated() {
        guard case .branch(let branch) = node.kind else { continue }
        func rule(out way: Way, _ reason: Wording) {
          ruledOut[FlowWay(flow: content.flow.id, node: node.id, way: way)] = reason
        }
        var always: Int?
        for (number, branchCase) in branch.cases.enumerated() {
          if let always {
            rule(
              out: .condition(number),
              Wording(
                zh: "前面的第 \(always + 1) 个条件永远成立", en: "case \(always + 1) before it always holds"))
            continue
          }
          let truths = constants.truths(of: branchCase.when, at: index)
          if truths == [false] {
            rule(out: .condition(number), Wording(zh: "条件永远不成立", en: "its condition never holds"))
          }
          if truths == [true] { always = number }
        }
        if let always {
          rule(
            out: .otherwise,
            Wording(zh: "第 \(always + 1) 个条件永远成立", en: "case \(always + 1) before it always holds"))
        }
      }
    }
    return ruledOut
  }

  private static func reachable(
    from flow: String, in graph: CallGraph, passing: (Int, FlowGraph.Edge) -> Bool
  ) -> Set<FlowNode> {
    guard let index = graph.indices[flow] else { return [] }
    let reached = graph.reached(from: [graph.start(of: index)], passing: passing)
    var nodes: Set<FlowNode> = []
    for (content, isReached) in zip(graph.flows, reached) {
      for (node, isReached) in zip(content.flow.nodes, isReached) where isReached {
        nodes.insert(FlowNode(flow: content.flow.id, node: node.id))
      }
    }
    return nodes
  }

  func unreached(_ out: WayOut, of node: Node, in flow: Flow) -> Exploration.Unreached {
    let way = FlowWay(flow: flow.id, node: node.id, way: out.way)
    return Exploration.Unreached(
      file: flow.source.path, place: flow.source.place(at: out.target.offset), flow: flow.id,
      node: node.id, way: out.way, target: out.target.id, reason: reason(way, at: node))
  }

  private func reason(_ way: FlowWay, at node: Node) -> Wording {
    let place = FlowNode(flow: way.flow, node: way.node)
    guard reachable.contains(place) else {
      return Wording(zh: "没有路通到“\(way.node)”", en: "no way leads to \"\(way.node)\"")
    }
    if let reason = constants[way] { return reason }
    if let index = indices[way.flow],
      let reason = Self.impossible(
        way.way, at: ValuesAtNode(values, flow: index, node: node), node)
    {
      return reason
    }
    let lacking = unfound(way, at: node, place)
    return Wording(
      zh: "试了 \(tried) 通来电没走到：\(lacking.zh)",
      en: "not found in \(tried) calls tried: \(lacking.en)")
  }

  /// What the calls lacked, as far as one can say.
  private func unfound(_ way: FlowWay, at node: Node, _ place: FlowNode) -> Wording {
    guard visited.contains(place) else {
      return likely.contains(place)
        ? Wording(zh: "没有一通到过“\(way.node)”", en: "none came to \"\(way.node)\"")
        : Wording(
          zh: "只有表达式出错才会到“\(way.node)”",
          en: "only a fault in an expression leads to \"\(way.node)\"")
    }
    return Self.unfound(way.way, at: node)
  }

  /// Why a way can't be taken by any call: what its node alone tells, and what values there may be.
  private static func impossible(_ way: Way, at values: ValuesAtNode, _ node: Node) -> Wording? {
    switch (way, node.kind) {
    case (.condition(let index), .branch(let branch)):
      if !values.of(branch.cases[index].when.tree).truths.contains(true) {
        return Wording(zh: "条件永远不成立", en: "its condition never holds")
      }
      return alwaysEnds(branch.cases[..<index], values)
    case (.otherwise, .branch(let branch)): return alwaysEnds(branch.cases[...], values)
    case (.closedHours, .hours(let hours)):
      return hours.calendar.isAlwaysOpen ? Wording(zh: "全年无休", en: "it is always open") : nil
    case (.next, .collect(let collect)):
      let isMatched = collect.pattern?.matchesEntry(of: EntryLengths(collect.digits)) ?? true
      let passes = collect.check.map { values.of($0.tree).truths.contains(true) } ?? true
      return isMatched && passes
        ? nil : Wording(zh: "没有输入能通过它的格式和校验", en: "no entry can pass its pattern and check")
    case (.exhausted, _):
      guard node.retry?.whenSilent != nil, node.retry?.whenWrong != nil else { return nil }
      return Wording(zh: "不出声和答错都另有去处", en: "silence and wrong answers have ways of their own")
    case (.timedOut, .queue(let queue)) where queue.maxWait == nil:
      return Wording(zh: "没有 maxWait，来电不会离开队列", en: "without maxWait no call leaves the queue")
    case (.next, .service(let service)):
      guard let known = service.knownOutcomes,
        known.allSatisfy({ outcome in service.outcomes.contains { $0.outcome == outcome } })
      else { return nil }
      return Wording(
        zh: "\(service.service) 的每种结果都另有去处",
        en: "every outcome of \(service.service) has a way of its own")
    case (.outcome(let outcome), .service(let service)):
      guard let known = service.knownOutcomes,
        !known.contains(outcome)
      else { return nil }
      return Wording(
        zh: "\(service.service) 没有结果“\(outcome)”",
        en: "\(service.service) has no outcome \"\(outcome)\"")
    case (.next, _), (.choice, _), (.intent, _), (.condition, _), (.otherwise, _), (.open, _),
      (.closedHours, _), (.outcome, _), (.failed, _), (.whenSilent, _), (.whenWrong, _), (.full, _),
      (.closed, _), (.timedOut, _), (.nobody, _), (.empty, _), (.speech, _), (.fault, _),
      (.onError, _):
      return nil
    }
  }

  /// A case that no call comes past: it holds each time, or is a fault each time.
  private static func alwaysEnds(
    _ cases: ArraySlice<Branch.Case>, _ values: ValuesAtNode
  ) -> Wording? {
    for (index, condition) in cases.enumerated() {
      let possible = values.of(condition.when.tree)
      if possible.truths == [true] {
        return Wording(
          zh: "前面的第 \(index + 1) 个条件永远成立", en: "case \(index + 1) before it always holds")
      }
      if possible.kinds.isDisjoint(with: [.boolean, .null]) {
        return Wording(
          zh: "前面的第 \(index + 1) 个条件每次都出错",
          en: "case \(index + 1) before it fails whenever it is evaluated")
      }
    }
    return nil
  }

  private static func unfound(_ way: Way, at node: Node) -> Wording {
    switch (way, node.kind) {
    case (.condition(let index), .branch(let branch)):
      Wording(
        zh: "没找到让 \(branch.cases[index].when.source) 第一个成立的值",
        en: "no values were found for which \(branch.cases[index].when.source) is the first to hold"
      )
    case (.otherwise, _): Wording(zh: "每次都有条件成立", en: "some case held each time")
    case (.open, _): Wording(zh: "试过的时间里都不营业", en: "it was open at none of the times tried")
    case (.closedHours, _):
      Wording(zh: "试过的时间里都在营业", en: "it was closed at none of the times tried")
    case (.intent(let name), _):
      Wording(zh: "没有例句被识别为 \(name)", en: "no example phrase was understood as \(name)")
    case (.next, .flow(let subFlow)):
      Wording(zh: "流程“\(subFlow.flow)”没有返回", en: "flow \"\(subFlow.flow)\" did not return")
    case (.next, .collect): Wording(zh: "没找到能通过的输入", en: "no entry was found that is accepted")
    case (.next, _), (.choice, _), (.condition, _), (.outcome, _), (.failed, _), (.exhausted, _),
      (.whenSilent, _), (.whenWrong, _), (.full, _), (.closed, _), (.timedOut, _), (.nobody, _),
      (.empty, _), (.speech, _), (.fault, _), (.onError, _):
      Wording(zh: "没有一通走过", en: "none took it")
    }
  }
}

extension OpeningHours {
  /// Whether it is open at every moment there is.
  fileprivate var isAlwaysOpen: Bool {
    let whole = weekly.filter { $0.times == TimeRange(from: 0, to: 24 * 60) }
    return closedOn.isEmpty && yearly.isEmpty && openOn.isEmpty
      && (0..<7).allSatisfy { day in whole.contains { $0.days[day] } }
  }
}
