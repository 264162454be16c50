/// What happens at the nodes while calls are walked, one call after the other.
struct WalkNotes {
  private(set) var traffic: [NodeTraffic]
  private var indices: [NodeName: Int]
  /// The last call that visited each node.
  private var lastCall: [Int]
  private var call = -1

  private struct NodeName: Hashable {
    var flow: String
    var node: String
  }

  init(_ plan: WalkPlan) {
    traffic = [NodeTraffic](repeating: NodeTraffic(), count: plan.nodeCount)
    lastCall = [Int](repeating: -1, count: plan.nodeCount)
    indices = [:]
    for flow in plan.library.flows {
      for node in flow.nodes {
        indices[NodeName(flow: flow.id, node: node.id)] = indices.count
      }
    }
  }

  mutating func begin(call: Int) { self.call = call }

  /// - Returns: the node's index among all nodes.
  mutating func visit(_ place: NodePlace) -> Int {
    let node = index(place)
    traffic[node].visits += 1
    if lastCall[node] != call {
      lastCall[node] = call
      traffic[node].calls += 1
    }
    return node
  }

  mutating func take(_ place: NodePlace, _ way: Way) {
    let node = index(place)
    traffic[node].ways[way, default: 0] += 1
    if way.cause == .noAnswer { traffic[node].exhausted += 1 }
    if way == .failed { fault(place) }
  }

  mutating func fault(_ place: NodePlace) { traffic[index(place)].faults += 1 }

  mutating func end(_ call: WalkedCall) {
    if call.outcome == .hungUp { traffic[call.node].hungUp += 1 }
    if call.outcome == .failed { traffic[call.node].failed += 1 }
  }

  private func index(_ place: NodePlace) -> Int {
    guard let index = indices[NodeName(flow: place.flow, node: place.node)] else {
      preconditionFailure("WalkNotes must know every node of the library (not \(place.pathName))")
    }
    return index
  }
}
