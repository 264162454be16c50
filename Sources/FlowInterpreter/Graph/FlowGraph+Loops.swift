extension FlowGraph {
  /// The loops that some edges make: sets of nodes each of which can be reached from each other,
  /// in the order of the file.
  /// - Complexity: O(nodes + edges)
  package func loops(of includes: (Edge) -> Bool) -> [[Int]] {
    var successors = [[Int]](repeating: [], count: flow.nodes.count)
    for edge in edges where includes(edge) { successors[edge.from].append(edge.to) }
    return LoopSearch.loops(successors)
  }
}

extension CallGraph {
  /// The circles in which flows run one another, as sets of flows' indices.
  package var circles: [[Int]] {
    var callees = [[Int]](repeating: [], count: flows.count)
    for (callee, places) in callers.enumerated() {
      for place in places { callees[place.flow].append(callee) }
    }
    return LoopSearch.loops(callees)
  }
}

/// A search for the strongly connected components of a graph that hold a cycle.
///
/// R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (1972),
/// https://doi.org/10.1137/0201010, with a stack of its own, so that a long flow can't exhaust the
/// program's.
private struct LoopSearch {
  /// For each node its place in the order of discovery.
  private var order: [Int?]
  /// For each node the earliest open node that can be reached from it.
  private var low: [Int]
  private var isOpen: [Bool]
  private var open: [Int] = []
  private var path: [(node: Int, next: Int)] = []
  private var loops: [[Int]] = []
  private var count = 0

  /// The loops of a graph, each ascending, by their first nodes.
  static func loops(_ successors: [[Int]]) -> [[Int]] {
    var search = LoopSearch(nodeCount: successors.count)
    for root in successors.indices where search.order[root] == nil {
      search.visit(root, successors)
    }
    return search.loops.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  private init(nodeCount: Int) {
    order = Array(repeating: nil, count: nodeCount)
    low = Array(repeating: 0, count: nodeCount)
    isOpen = Array(repeating: false, count: nodeCount)
  }

  private mutating func visit(_ root: Int, _ successors: [[Int]]) {
    enter(root)
    while let (node, next) = path.last {
      guard next < successors[node].count else {
        leave(node, loopsOntoItself: successors[node].contains(node))
        continue
      }
      path[path.count - 1].next = next + 1
      let target = successors[node][next]
      if let place = order[target] {
        if isOpen[target] { low[node] = min(low[node], place) }
      } else {
        enter(target)
      }
    }
  }

  private mutating func enter(_ node: Int) {
    order[node] = count
    low[node] = count
    count += 1
    isOpen[node] = true
    open.append(node)
    path.append((node, 0))
  }

  private mutating func leave(_ node: Int, loopsOntoItself: Bool) {
    path.removeLast()
    if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
    guard low[node] == order[node] else { return }
    var members: [Int] = []
    while let member = open.popLast() {
      isOpen[member] = false
      members.append(member)
      if member == node { break }
    }
    if members.count > 1 || loopsOntoItself { loops.append(members) }
  }
}
