internal import Diagnostics
internal import FlowInterpreter
internal import Reports

/// Which way calls took how often, for drawings of flows.
struct FlowTraffic {
  struct Key: Hashable {
    var flow: String
    var node: String
    var way: Way?
  }

  /// How many calls came to a node (no way) or took a way out of it.
  var counts: [Key: Double] = [:]

  mutating func count(_ flow: String, _ node: String, _ way: Way?) {
    counts[Key(flow: flow, node: node, way: way), default: 0] += 1
  }
}

extension FlowPicture {
  /// One flow of a drawing, with what went through it.
  init(
    _ drawing: FlowDrawing, cluster index: Int, traffic: FlowTraffic, note: String,
    trafficName: String, language: Language
  ) {
    let cluster = drawing.clusters[index]
    func words(_ count: Double) -> String { FigureText.number(count) }
    let nodes = cluster.nodes.map { node in
      let count = traffic.counts[.init(flow: cluster.flow, node: node.id, way: nil)] ?? 0
      return Node(
        name: node.id, about: node.lines.joined(separator: " · "), shape: Shape(node.shape),
        traffic: words(count), isMissed: node.mark == .uncovered)
    }
    let edges = drawing.edges.filter { $0.from.cluster == index && $0.to.cluster == index }
      .filter { !$0.entersFlow }
      .map { edge in
        let count =
          traffic.counts[
            .init(flow: cluster.flow, node: cluster.nodes[edge.from.node].id, way: edge.way)] ?? 0
        return Edge(
          from: edge.from.node, to: edge.to.node,
          label: language == .chinese ? edge.chineseLabel : edge.label, weight: count,
          traffic: words(count), isMissed: edge.mark == .uncovered)
      }
    self.init(
      title: cluster.title.isEmpty ? cluster.flow : "\(cluster.flow) · \(cluster.title)",
      note: note, start: cluster.start, nodes: nodes, edges: edges, trafficName: trafficName)
  }
}

extension FlowDrawing.Edge {
  /// What makes a call take the way; what flow files name themselves stays as it is.
  fileprivate var chineseLabel: String {
    switch way {
    case .next: label.isEmpty ? "" : "坐席挂机后"
    case .otherwise, .open, .closedHours, .failed, .exhausted, .whenSilent, .whenWrong, .full,
      .closed, .timedOut, .nobody, .empty, .speech, .fault, .onError:
      way?.phrase.zh ?? label
    case .choice, .intent, .condition, .outcome, nil: label
    }
  }
}

extension FlowPicture.Shape {
  fileprivate init(_ shape: FlowDrawing.Shape) {
    self =
      switch shape {
      case .step: .step
      case .question: .question
      case .decision: .decision
      case .service: .service
      case .handOver: .handOver
      case .subFlow: .subFlow
      case .end: .end
      }
  }
}
