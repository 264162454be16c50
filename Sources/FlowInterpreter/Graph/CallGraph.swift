internal import Diagnostics

/// Flows that run one another, as graphs: what a call can reach across all of them.
package struct CallGraph: Sendable {
  /// A node by the indices of its flow and of itself.
  package struct Place: Sendable, Hashable {
    package var flow: Int
    package var node: Int
  }

  /// Sorted by id.
  package let flows: [FlowGraph]
  /// The index of each flow by its id.
  package let indices: [String: Int]
  /// For each flow the nodes that run it, now or later.
  package let callers: [[Place]]
  /// The flows in which calls begin: those that no other flow runs.
  package let entries: [Int]

  package init(_ given: [Flow]) {
    let flows = given.sorted { $0.id < $1.id }.map(FlowGraph.init)
    var indices: [String: Int] = [:]
    for (index, graph) in flows.enumerated() { indices[graph.flow.id] = index }
    var callers = [[Place]](repeating: [], count: flows.count)
    for (index, graph) in flows.enumerated() {
      for (node, content) in graph.flow.nodes.enumerated() {
        for callee in content.runs.compactMap({ indices[$0.flow] }) {
          callers[callee].append(Place(flow: index, node: node))
        }
      }
    }
    self.flows = flows
    self.indices = indices
    self.callers = callers
    entries = Self.entries(callers: callers)
  }

  /// The flows no other one runs; and of flows that run one another in a circle the first.
  private static func entries(callers: [[Place]]) -> [Int] {
    var callees = [[Int]](repeating: [], count: callers.count)
    for (callee, places) in callers.enumerated() {
      for place in places { callees[place.flow].append(callee) }
    }
    let outermost = callers.indices.filter { flow in !callers[flow].contains { $0.flow != flow } }
    var entries: [Int] = []
    var visited = [Bool](repeating: false, count: callers.count)
    for flow in outermost + Array(callers.indices) where !visited[flow] {
      entries.append(flow)
      visited[flow] = true
      var waiting = [flow]
      while let next = waiting.popLast() {
        for callee in callees[next] where !visited[callee] {
          visited[callee] = true
          waiting.append(callee)
        }
      }
    }
    return entries.sorted()
  }

  package func node(_ place: Place) -> Node { flows[place.flow].flow.nodes[place.node] }

  /// The index of the flow that a node runs, if the node runs one that is there.
  package func callee(of node: Node) -> Int? {
    if case .flow(let subFlow) = node.kind { indices[subFlow.flow] } else { nil }
  }

  /// For each flow and node whether a call can come there.
  ///
  /// A call goes on after a sub-flow only if the sub-flow can get to a `return`. A call that comes
  /// to a node for which `stopping` holds goes no further, so that what is reached is what can be
  /// reached without passing such a node.
  /// - Complexity: O(nodes + edges) of all flows
  package func reached(
    from starts: [Place], stopping: (Place) -> Bool = { _ in false },
    passing: (Int, FlowGraph.Edge) -> Bool = { _, _ in true }
  ) -> [[Bool]] {
    var search = CallSearch(self)
    for start in starts { search.reach(start) }
    while let place = search.waiting.popLast() {
      if stopping(place) { continue }
      let node = node(place)
      if case .return = node.kind { search.markReturning(place.flow, in: self) }
      let callee = callee(of: node)
      for run in node.runs.compactMap({ indices[$0.flow] }) { search.reach(start(of: run)) }
      let goesOn = callee.map { search.returns[$0] } ?? true
      for edge in flows[place.flow].edges(from: place.node) where passing(place.flow, edge) {
        if edge.way == .next, !goesOn { continue }
        search.reach(Place(flow: place.flow, node: edge.to))
      }
    }
    return search.reached
  }

  /// The node at which a flow begins.
  package func start(of flow: Int) -> Place {
    Place(flow: flow, node: flows[flow].flow.start.index)
  }

  /// The nodes at which calls begin.
  package var entryPlaces: [Place] { entries.map(start) }
}

/// The state of a search across flows.
private struct CallSearch {
  var reached: [[Bool]]
  /// For each flow whether a `return` of it is reached.
  var returns: [Bool]
  var waiting: [CallGraph.Place] = []

  init(_ graph: CallGraph) {
    reached = graph.flows.map { Array(repeating: false, count: $0.flow.nodes.count) }
    returns = Array(repeating: false, count: graph.flows.count)
  }

  mutating func reach(_ place: CallGraph.Place) {
    guard !reached[place.flow][place.node] else { return }
    reached[place.flow][place.node] = true
    waiting.append(place)
  }

  /// Lets the callers of a flow that are reached already go on.
  mutating func markReturning(_ flow: Int, in graph: CallGraph) {
    guard !returns[flow] else { return }
    returns[flow] = true
    waiting += graph.callers[flow].filter { reached[$0.flow][$0.node] }
  }
}
