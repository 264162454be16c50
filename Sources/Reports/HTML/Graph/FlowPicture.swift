/// A flow as a page shows it: boxes, and the ways between them with what goes along them.
package struct FlowPicture: Sendable, Hashable {
  /// How a box looks: by what the call does there.
  package enum Shape: Sendable, Hashable {
    case step, question, decision, service, handOver, subFlow, end
  }

  /// A box.
  package struct Node: Sendable, Hashable {
    package var name: String
    /// What it is about, in a few words.
    package var about: String
    package var shape: Shape
    /// How many calls came through, in words such as `1,204`; empty where nobody counted.
    package var traffic: String
    /// Whether it is to be noticed as missed by all calls.
    package var isMissed: Bool

    package init(
      name: String, about: String, shape: Shape, traffic: String = "", isMissed: Bool = false
    ) {
      self.name = name
      self.about = about
      self.shape = shape
      self.traffic = traffic
      self.isMissed = isMissed
    }
  }

  /// A way from one box to another.
  package struct Edge: Sendable, Hashable {
    /// Indices of nodes.
    package var from: Int
    package var to: Int
    /// What the caller does, or what happens, for the call to take it.
    package var label: String
    /// How many calls took it, in any unit; decides how wide it is drawn.
    package var weight: Double
    /// The same in words.
    package var traffic: String
    package var isMissed: Bool

    package init(
      from: Int, to: Int, label: String, weight: Double = 0, traffic: String = "",
      isMissed: Bool = false
    ) {
      self.from = from
      self.to = to
      self.label = label
      self.weight = weight
      self.traffic = traffic
      self.isMissed = isMissed
    }
  }

  package var title: String
  package var note: String
  package var start: Int
  package var nodes: [Node]
  package var edges: [Edge]
  /// What the traffic counts, for the head of the table, such as `calls`.
  package var trafficName: String

  /// - Precondition: `start` and the edges' ends are indices of nodes.
  package init(
    title: String, note: String, start: Int, nodes: [Node], edges: [Edge], trafficName: String
  ) {
    precondition(
      nodes.indices.contains(start)
        && edges.allSatisfy { nodes.indices.contains($0.from) && nodes.indices.contains($0.to) },
      "FlowPicture: edges must lead between its \(nodes.count) nodes")
    self.title = title
    self.note = note
    self.start = start
    self.nodes = nodes
    self.edges = edges
    self.trafficName = trafficName
  }
}
