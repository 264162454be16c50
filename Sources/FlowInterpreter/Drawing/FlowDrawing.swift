/// What a drawing of a flow shows, apart from how it is written down.
package struct FlowDrawing: Sendable {
  /// How a node or a way is set apart from others.
  package enum Mark: Sendable, Hashable {
    case none
    case covered, uncovered
    case added, removed, changed
  }

  /// How a node looks: by what the call does there.
  package enum Shape: Sendable, Hashable {
    /// Speaks or works, then goes on.
    case step
    /// Waits for the caller.
    case question
    /// Chooses a way by itself.
    case decision
    /// Asks something outside.
    case service
    /// Hands the call to people.
    case handOver
    case subFlow
    case end
  }

  /// A box.
  package struct Node: Sendable, Hashable {
    package var id: String
    /// Its kind and what it is about, a line each.
    package var lines: [String]
    package var shape: Shape
    package var mark: Mark
  }

  /// An arrow between two boxes.
  package struct Edge: Sendable, Hashable {
    /// Indices of a cluster and of a node in it.
    package var from: Place
    package var to: Place
    /// The way out of a node that it is; `nil` where it is none, such as into a sub-flow.
    package var way: Way?
    package var label: String
    package var isError: Bool
    /// Whether it leads into a sub-flow.
    package var entersFlow: Bool
    package var mark: Mark
  }

  /// Which box: its cluster, and its index in that.
  package struct Place: Sendable, Hashable {
    package var cluster: Int
    package var node: Int
  }

  /// One flow.
  package struct Cluster: Sendable, Hashable {
    package var flow: String
    package var title: String
    package var start: Int
    package var nodes: [Node]
  }

  /// The flow that is drawn, then those it runs.
  package var clusters: [Cluster]
  package var edges: [Edge]
  /// The marks that occur, for a legend.
  package var legend: [Mark] {
    let used = Set(clusters.flatMap { $0.nodes.map(\.mark) } + edges.map(\.mark))
    return [.covered, .uncovered, .added, .removed, .changed].filter(used.contains)
  }
}

extension FlowDrawing.Mark {
  /// What stands before a marked text, so that it can be told without colours.
  var sign: String {
    switch self {
    case .none, .covered: ""
    case .uncovered: "✗ "
    case .added: "+ "
    case .removed: "− "
    case .changed: "~ "
    }
  }

  /// A colour that can be told from the others by colour-blind people, `nil` for the usual one.
  ///
  /// From M. Okabe and K. Ito, Color universal design, https://jfly.uni-koeln.de/color/
  var color: String? {
    switch self {
    case .none: nil
    case .covered, .added: "#009E73"
    case .uncovered, .removed: "#D55E00"
    case .changed: "#E69F00"
    }
  }

  var isDashed: Bool { self == .uncovered || self == .removed }

  var name: String {
    switch self {
    case .none: ""
    case .covered: "covered"
    case .uncovered: "not covered"
    case .added: "added"
    case .removed: "removed"
    case .changed: "changed"
    }
  }
}
