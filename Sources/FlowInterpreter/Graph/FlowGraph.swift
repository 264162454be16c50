/// The ways of one flow as a graph, for checks and drawings.
package struct FlowGraph: Sendable {
  /// A way from one node to another, by their indices.
  package struct Edge: Sendable, Hashable {
    package var from: Int
    package var to: Int
    package var way: Way
    /// Where the way is written in the flow's source.
    package var offset: Int
  }

  package let flow: Flow
  /// By the node they leave, in the order of the file.
  package let edges: [Edge]
  /// For each node the index of its first edge, and at the end the number of edges.
  private let firstEdge: [Int]

  package init(_ flow: Flow) {
    self.flow = flow
    var edges: [Edge] = []
    var firstEdge: [Int] = []
    firstEdge.reserveCapacity(flow.nodes.count + 1)
    for (index, node) in flow.nodes.enumerated() {
      firstEdge.append(edges.count)
      for out in node.ways {
        edges.append(
          Edge(from: index, to: out.target.index, way: out.way, offset: out.target.offset))
      }
      if let handler = flow.defaults.onError, node.onFault == nil, !node.faults.isEmpty {
        edges.append(
          Edge(from: index, to: handler.index, way: .onError, offset: handler.offset))
      }
    }
    firstEdge.append(edges.count)
    self.edges = edges
    self.firstEdge = firstEdge
  }

  /// The ways out of a node, `onError` last.
  package func edges(from node: Int) -> ArraySlice<Edge> {
    edges[firstEdge[node]..<firstEdge[node + 1]]
  }

  /// For each node whether a call can come there from some nodes.
  ///
  /// - Parameter passing: whether an edge may be taken; every edge, unless said.
  /// - Complexity: O(nodes + edges)
  package func reached(from starts: [Int], passing: (Edge) -> Bool = { _ in true }) -> [Bool] {
    var reached = [Bool](repeating: false, count: flow.nodes.count)
    var waiting: [Int] = []
    for start in starts where !reached[start] {
      reached[start] = true
      waiting.append(start)
    }
    while let node = waiting.popLast() {
      for edge in edges(from: node) where !reached[edge.to] && passing(edge) {
        reached[edge.to] = true
        waiting.append(edge.to)
      }
    }
    return reached
  }

  /// For each node whether a call can go from there to one of some nodes.
  /// - Complexity: O(nodes + edges)
  package func reaching(_ ends: [Int], passing: (Edge) -> Bool = { _ in true }) -> [Bool] {
    var incoming = [[Int]](repeating: [], count: flow.nodes.count)
    for edge in edges where passing(edge) { incoming[edge.to].append(edge.from) }
    var reaching = [Bool](repeating: false, count: flow.nodes.count)
    var waiting: [Int] = []
    for end in ends where !reaching[end] {
      reaching[end] = true
      waiting.append(end)
    }
    while let node = waiting.popLast() {
      for previous in incoming[node] where !reaching[previous] {
        reaching[previous] = true
        waiting.append(previous)
      }
    }
    return reaching
  }
}
