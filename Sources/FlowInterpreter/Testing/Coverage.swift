internal import Diagnostics

/// What the calls of fixtures went through of one flow.
package struct FlowCoverage: Sendable, Hashable {
  /// How many of some kind of thing there are, and how many were met.
  package struct Tally: Sendable, Hashable {
    package var covered: Int
    package var total: Int

    package init(covered: Int = 0, total: Int = 0) {
      self.covered = covered
      self.total = total
    }

    /// In per cent, rounded down to a tenth so that only all of them are 100; all of none is 100.
    package var percent: Double {
      total == 0 ? 100 : Double(covered * 1_000 / total) / 10
    }

    mutating func count(_ isCovered: Bool) {
      total += 1
      if isCovered { covered += 1 }
    }

    package static func + (a: Tally, b: Tally) -> Tally {
      Tally(covered: a.covered + b.covered, total: a.total + b.total)
    }
  }

  /// A way out of a node that no call took.
  package struct UncoveredWay: Sendable, Hashable {
    package var node: String
    package var way: Way
    package var target: String
  }

  package var flow: String
  package var file: String
  package var nodes = Tally()
  /// Every way out of a node, those of faults that a flow's `onError` takes among them.
  package var edges = Tally()
  /// The choices of menus and the intents.
  package var choices = Tally()
  /// The ways of what goes wrong: silence, wrong answers, faults, queues that take no call.
  package var errorEdges = Tally()
  package var uncoveredNodes: [String] = []
  package var uncoveredWays: [UncoveredWay] = []
}

/// What the calls of fixtures went through of all their flows, in the order the flows were met.
package struct Coverage: Sendable {
  package private(set) var flows: [FlowCoverage] = []

  /// All edges of all flows.
  package var edges: FlowCoverage.Tally {
    flows.map(\.edges).reduce(FlowCoverage.Tally(), +)
  }

  /// - Parameter runs: fixtures with what came of them.
  package init(of runs: [(fixture: PreparedFixture, result: FixtureResult)]) {
    var order: [Flow] = []
    var seen: [String: Traces] = [:]
    for (fixture, result) in runs {
      var files: [String: String] = [:]
      for flow in fixture.library.flows {
        let file = flow.source.path
        files[flow.id] = file
        if seen[file] == nil {
          seen[file] = Traces()
          order.append(flow)
        }
      }
      for place in result.path {
        if let file = files[place.flow] { seen[file]?.nodes.insert(place.node) }
      }
      for taken in result.ways {
        guard let file = files[taken.place.flow] else { continue }
        seen[file]?.ways.insert(Traces.NodeWay(node: taken.place.node, way: taken.way))
      }
    }
    flows = order.map { FlowCoverage($0, seen[$0.source.path] ?? Traces()) }
  }
}

/// What calls went through of one flow.
private struct Traces {
  struct NodeWay: Hashable {
    var node: String
    var way: Way
  }

  var nodes: Set<String> = []
  var ways: Set<NodeWay> = []
}

extension FlowCoverage {
  fileprivate init(_ flow: Flow, _ traces: Traces) {
    self.flow = flow.id
    file = flow.source.path
    for node in flow.nodes {
      let isVisited = traces.nodes.contains(node.id)
      nodes.count(isVisited)
      if !isVisited { uncoveredNodes.append(node.id) }
      var ways = node.ways
      if !node.surelyNeedsOnError,
        !traces.ways.contains(.init(node: node.id, way: .fault))
      {
        ways.removeAll { $0.way == .fault }
      }
      if let onError = flow.defaults.onError, node.onFault == nil,
        node.surelyNeedsOnError
          || traces.ways.contains(.init(node: node.id, way: .onError))
      {
        ways.append(WayOut(.onError, onError))
      }
      for way in ways {
        let isTaken = traces.ways.contains(.init(node: node.id, way: way.way))
        edges.count(isTaken)
        if way.way.isChoice { choices.count(isTaken) }
        if way.way.isError { errorEdges.count(isTaken) }
        if !isTaken {
          uncoveredWays.append(
            UncoveredWay(node: node.id, way: way.way, target: way.target.id))
        }
      }
    }
  }
}

extension Node {
  /// Whether the outside, or a caller who gives no answer, can make the node take its own way for
  /// faults, or `onError`.
  ///
  /// Any node may take it by an error in an expression; those edges count only once they were taken.
  var surelyNeedsOnError: Bool {
    faults.contains { cause in
      switch cause {
      case .serviceFault, .answersExhausted, .queueFull, .queueClosed, .queueTimedOut,
        .flowMissing:
        true
      case .outcomeWithoutWay, .noCaseHolds, .expression: false
      }
    }
  }
}
