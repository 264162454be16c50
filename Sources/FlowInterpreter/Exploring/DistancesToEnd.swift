/// How many ways lie at least between a node and a place where its flow ends.
struct DistancesToEnd {
  /// By flow and node.
  private let distances: [[Int]]
  /// Of nodes from which none leads to an end.
  private static let endless = 10_000

  init(_ library: FlowLibrary) {
    distances = library.flows.map { flow in
      let graph = FlowGraph(flow)
      var incoming = [[Int]](repeating: [], count: flow.nodes.count)
      for edge in graph.edges { incoming[edge.to].append(edge.from) }
      var distances = [Int](repeating: Self.endless, count: flow.nodes.count)
      var waiting = flow.nodes.indices.filter { graph.edges(from: $0).isEmpty }
      for end in waiting { distances[end] = 0 }
      var next = 0
      while next < waiting.count {
        let node = waiting[next]
        next += 1
        for before in incoming[node] where distances[before] == Self.endless {
          distances[before] = distances[node] + 1
          waiting.append(before)
        }
      }
      return distances
    }
  }

  /// From where a call is, through all flows that wait for others.
  func distance(of machine: CallMachine) -> Int {
    machine.callers.reduce(distances[machine.flow][machine.node]) {
      $0 + distances[$1.flow][$1.node]
    }
  }
}
