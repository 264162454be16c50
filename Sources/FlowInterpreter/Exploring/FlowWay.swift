/// A way out of a node of a flow, by names.
package struct FlowWay: Sendable, Hashable {
  package var flow: String
  package var node: String
  package var way: Way

  init(flow: String, node: String, way: Way) {
    self.flow = flow
    self.node = node
    self.way = way
  }

  init(_ taken: TakenWay) {
    self.init(flow: taken.place.flow, node: taken.place.node, way: taken.way)
  }
}

extension Flow {
  /// The ways that coverage counts: all that nodes name, and `onError` where it is likely needed.
  var waysToCover: [FlowWay] {
    nodes.flatMap { node in
      waysToCover(of: node).map { FlowWay(flow: id, node: node.id, way: $0.way) }
    }
  }

  func waysToCover(of node: Node) -> [WayOut] {
    guard node.surelyNeedsOnError else { return node.ways.filter { $0.way != .fault } }
    guard let onError = defaults.onError, node.onFault == nil else { return node.ways }
    return node.ways + [WayOut(.onError, onError)]
  }
}
