extension BranchAndBound {
  struct Node {
    var bound: Double
    var depth: Int
    var changes: BoundChange?
    var basis: DualSimplex.Basis
  }

  /// The bounds of a node as a chain to the root, so that nodes share what they have in common.
  final class BoundChange {
    let column: Int
    let bounds: ClosedRange<Double>
    let parent: BoundChange?

    init(column: Int, bounds: ClosedRange<Double>, parent: BoundChange?) {
      self.column = column
      self.bounds = bounds
      self.parent = parent
    }
  }

  /// Open nodes by bound, the lowest first; among equals the deepest.
  struct NodeHeap {
    private var nodes: [Node] = []

    var isEmpty: Bool { nodes.isEmpty }

    mutating func push(_ node: Node) {
      nodes.append(node)
      var index = nodes.count - 1
      while index > 0, precedes(nodes[index], nodes[(index - 1) / 2]) {
        nodes.swapAt(index, (index - 1) / 2)
        index = (index - 1) / 2
      }
    }

    mutating func pop() -> Node? {
      guard let first = nodes.first, let last = nodes.popLast() else { return nil }
      guard !nodes.isEmpty else { return first }
      nodes[0] = last
      var index = 0
      while true {
        var smallest = index
        for child in [2 * index + 1, 2 * index + 2] where child < nodes.count {
          if precedes(nodes[child], nodes[smallest]) { smallest = child }
        }
        if smallest == index { return first }
        nodes.swapAt(index, smallest)
        index = smallest
      }
    }

    private func precedes(_ a: Node, _ b: Node) -> Bool {
      a.bound != b.bound ? a.bound < b.bound : a.depth > b.depth
    }
  }
}
