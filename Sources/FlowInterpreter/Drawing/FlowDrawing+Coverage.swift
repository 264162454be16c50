internal import Diagnostics

extension FlowDrawing {
  /// A drawing that tells what fixtures went through from what they didn't.
  package init(of flow: Flow, in library: FlowLibrary, coverage: Coverage) {
    var missed: [String: Missed] = [:]
    for covered in coverage.flows where library[covered.flow]?.source.path == covered.file {
      missed[covered.flow] = Missed(
        nodes: Set(covered.uncoveredNodes),
        ways: Set(covered.uncoveredWays.map { Missed.NodeWay(node: $0.node, way: $0.way) }))
    }
    self.init(of: flow, in: library) { flow, node, way in
      // A flow that no fixture runs is covered nowhere.
      guard let missed = missed[flow.id] else { return .uncovered }
      guard let way else { return missed.nodes.contains(node) ? .uncovered : .covered }
      return missed.ways.contains(.init(node: node, way: way)) ? .uncovered : .covered
    }
  }

  private struct Missed {
    struct NodeWay: Hashable {
      var node: String
      var way: Way
    }

    var nodes: Set<String>
    var ways: Set<NodeWay>
  }
}
