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
  private let constants: [FlowWay: String]

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
  private static func constantBranches(in graph: CallGraph) -> [FlowWay: String] {
    var ruledOut: [FlowWay: String] = [:]
    for content in graph.flows where content.flow.system != .hotline {
      let constants = ReachingConstants(content)
      for (index, node) in content.flow.nodes.enumerated() {
        guard case .branch(let branch) = node.kind else { continue }
        func rule(out way: Way, _ reason: String) {
          ruledOut[FlowWay(flow: content.flow.id, node: node.id, way: way)] = reason
        }
        var always: Int?
        for (number, branchCase) in branch.cases.enumerated() {
          if let always {
            rule(out: .condition(number), "case \(always + 1) before it always holds")
            continue
          }
          let truths = constants.truths(of: branchCase.when, at: index)
          if truths == [false] { rule(out: .condition(number), "its condition never holds") }
          if truths == [true] { always = number }
        }
        if let always { rule(out: .otherwise, "case \(always + 1) before it always holds") }
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

  private func reason(_ way: FlowWay, at node: Node) -> String {
    let place = FlowNode(flow: way.flow, node: way.node)
    guard reachable.contains(place) else { return "no way leads to \"\(way.node)\"" }
    if let reason = constants[way] { return reason }
    if let index = indices[way.flow],
      let reason = Self.impossible(
        way.way, at: ValuesAtNode(values, flow: index, node: node), node)
    {
      return reason
    }
    return "not found in \(tried) calls tried: " + unfound(way, at: node, place)
  }

  /// What the calls lacked, as far as one can say.
  private func unfound(_ way: FlowWay, at node: Node, _ place: FlowNode) -> String {
    guard visited.contains(place) else {
      return likely.contains(place)
        ? "none came to \"\(way.node)\""
        : "only a fault in an expression leads to \"\(way.node)\""
    }
    return Self.unfound(way.way, at: node)
  }

  /// Why a way can't be taken by any call: what its node alone tells, and what values there may be.
  private static func impossible(_ way: Way, at values: ValuesAtNode, _ node: Node) -> String? {
    switch (way, node.kind) {
    case (.condition(let index), .branch(let branch)):
      if !values.of(branch.cases[index].when.tree).truths.contains(true) {
        return "its condition never holds"
      }
      return alwaysHolds(branch.cases[..<index], values)
    case (.otherwise, .branch(let branch)): return alwaysHolds(branch.cases[...], values)
    case (.closedHours, .hours(let hours)):
      return hours.calendar.isAlwaysOpen ? "it is always open" : nil
    case (.next, .collect(let collect)):
      let isMatched = collect.pattern?.matchesEntry(of: collect.digits) ?? true
      let passes = collect.check.map { values.of($0.tree).truths.contains(true) } ?? true
      return isMatched && passes ? nil : "no entry can pass its pattern and check"
    case (.exhausted, _):
      guard node.retry?.whenSilent != nil, node.retry?.whenWrong != nil else { return nil }
      return "silence and wrong answers have ways of their own"
    case (.timedOut, .queue(let queue)) where queue.maxWait == nil:
      return "without maxWait no call leaves the queue"
    case (.next, .service(let service)):
      guard let known = service.knownOutcomes,
        known.allSatisfy({ outcome in service.outcomes.contains { $0.outcome == outcome } })
      else { return nil }
      return "every outcome of \(service.service) has a way of its own"
    case (.outcome(let outcome), .service(let service)):
      guard let known = service.knownOutcomes,
        !known.contains(outcome)
      else { return nil }
      return "\(service.service) has no outcome \"\(outcome)\""
    case (.next, _), (.choice, _), (.intent, _), (.condition, _), (.otherwise, _), (.open, _),
      (.closedHours, _), (.outcome, _), (.failed, _), (.whenSilent, _), (.whenWrong, _), (.full, _),
      (.closed, _), (.timedOut, _), (.nobody, _), (.empty, _), (.speech, _), (.fault, _),
      (.onError, _):
      return nil
    }
  }

  private static func alwaysHolds(
    _ cases: ArraySlice<Branch.Case>, _ values: ValuesAtNode
  ) -> String? {
    cases.firstIndex { values.of($0.when.tree).truths == [true] }.map {
      "case \($0 + 1) before it always holds"
    }
  }

  private static func unfound(_ way: Way, at node: Node) -> String {
    switch (way, node.kind) {
    case (.condition(let index), .branch(let branch)):
      "no values were found for which \(branch.cases[index].when.source) is the first to hold"
    case (.otherwise, _): "some case held each time"
    case (.open, _): "it was open at none of the times tried"
    case (.closedHours, _): "it was closed at none of the times tried"
    case (.intent(let name), _): "no example phrase was understood as \(name)"
    case (.next, .flow(let subFlow)): "flow \"\(subFlow.flow)\" did not return"
    case (.next, .collect): "no entry was found that is accepted"
    case (.next, _), (.choice, _), (.condition, _), (.outcome, _), (.failed, _), (.exhausted, _),
      (.whenSilent, _), (.whenWrong, _), (.full, _), (.closed, _), (.timedOut, _), (.nobody, _),
      (.empty, _), (.speech, _), (.fault, _), (.onError, _):
      "none took it"
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
