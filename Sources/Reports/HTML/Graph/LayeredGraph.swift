/// The nodes of a directed graph in layers, so that edges lead downwards and rarely cross.
///
/// K. Sugiyama, S. Tagawa, M. Toda, Methods for visual understanding of hierarchical system
/// structures, IEEE Trans. SMC 11 (1981), https://doi.org/10.1109/TSMC.1981.4308636: edges that close
/// a cycle are turned round, layers are longest paths, edges over several layers get a place in each,
/// and places are ordered by barycentres.
struct LayeredGraph {
  /// A place in a layer: a node, or where a long edge passes.
  struct Place {
    var node: Int?
    /// Neighbours in the layer above and below, as indices of places.
    var above: [Int] = []
    var below: [Int] = []
  }

  private(set) var places: [Place]
  /// Indices of places, from left to right.
  private(set) var layers: [[Int]] = []
  /// For each edge its places from top to bottom; empty for a loop.
  private(set) var routes: [[Int]] = []
  /// Whether an edge leads upwards.
  private(set) var isTurned: [Bool] = []

  /// More places than these make no drawing that anyone could read.
  static let mostPlaces = 4_000

  /// - Returns: `nil` for a graph too large to be drawn.
  init?(nodeCount: Int, start: Int, edges: [(from: Int, to: Int)]) {
    guard nodeCount <= Self.mostPlaces, edges.count <= Self.mostPlaces else { return nil }
    places = (0..<nodeCount).map { Place(node: $0) }
    isTurned = Self.turned(nodeCount, start: start, edges)
    let down = zip(edges, isTurned).map { edge, isTurned in
      isTurned ? (from: edge.to, to: edge.from) : edge
    }
    let depths = Self.depths(nodeCount, down)
    let length = down.reduce(nodeCount) { $0 + max(0, depths[$1.to] - depths[$1.from] - 1) }
    guard length <= Self.mostPlaces else { return nil }
    layers = Array(repeating: [], count: (depths.max() ?? 0) + 1)
    for (node, depth) in depths.enumerated() { layers[depth].append(node) }
    for edge in down { routes.append(edge.from == edge.to ? [] : addRoute(edge, depths)) }
    order()
  }

  private mutating func addRoute(_ edge: (from: Int, to: Int), _ depths: [Int]) -> [Int] {
    var route = [edge.from]
    for depth in depths[edge.from] + 1..<depths[edge.to] {
      layers[depth].append(places.count)
      route.append(places.count)
      places.append(Place())
    }
    route.append(edge.to)
    for (upper, lower) in zip(route, route.dropFirst()) {
      places[upper].below.append(lower)
      places[lower].above.append(upper)
    }
    return route
  }

  /// The edges that lead back to a node on the way to them, found depth first from the start.
  private static func turned(
    _ nodeCount: Int, start: Int, _ edges: [(from: Int, to: Int)]
  ) -> [Bool] {
    var outgoing = [[Int]](repeating: [], count: nodeCount)
    for (index, edge) in edges.enumerated() where edge.from != edge.to {
      outgoing[edge.from].append(index)
    }
    var isTurned = [Bool](repeating: false, count: edges.count)
    var isOnWay = [Bool](repeating: false, count: nodeCount)
    var next = [Int?](repeating: nil, count: nodeCount)
    for root in [start] + (0..<nodeCount) where next[root] == nil {
      // A stack of its own: a flow may be a chain of any length.
      var way = [root]
      next[root] = 0
      isOnWay[root] = true
      while let node = way.last {
        let index = next[node] ?? 0
        guard index < outgoing[node].count else {
          isOnWay[node] = false
          way.removeLast()
          continue
        }
        next[node] = index + 1
        let edge = outgoing[node][index]
        let target = edges[edge].to
        if isOnWay[target] {
          isTurned[edge] = true
        } else if next[target] == nil {
          next[target] = 0
          isOnWay[target] = true
          way.append(target)
        }
      }
    }
    return isTurned
  }

  /// How deep each node lies: one below the deepest that leads to it.
  private static func depths(_ nodeCount: Int, _ edges: [(from: Int, to: Int)]) -> [Int] {
    var outgoing = [[Int]](repeating: [], count: nodeCount)
    var missing = [Int](repeating: 0, count: nodeCount)
    for edge in edges where edge.from != edge.to {
      outgoing[edge.from].append(edge.to)
      missing[edge.to] += 1
    }
    var depths = [Int](repeating: 0, count: nodeCount)
    var ready = (0..<nodeCount).filter { missing[$0] == 0 }
    var index = 0
    while index < ready.count {
      let node = ready[index]
      index += 1
      for target in outgoing[node] {
        depths[target] = max(depths[target], depths[node] + 1)
        missing[target] -= 1
        if missing[target] == 0 { ready.append(target) }
      }
    }
    return depths
  }

  // MARK: Order within layers

  private mutating func order() {
    var best = layers
    var fewest = crossings()
    for sweep in 0..<16 where fewest > 0 {
      let isDown = sweep.isMultiple(of: 2)
      for depth in isDown ? Array(layers.indices) : layers.indices.reversed() {
        sort(depth, byAbove: isDown)
      }
      let count = crossings()
      if count < fewest { (best, fewest) = (layers, count) }
    }
    layers = best
  }

  /// Orders a layer by the mean position of each place's neighbours.
  private mutating func sort(_ depth: Int, byAbove: Bool) {
    let other = byAbove ? depth - 1 : depth + 1
    guard layers.indices.contains(other) else { return }
    var position = [Int: Int]()
    for (index, place) in layers[other].enumerated() { position[place] = index }
    let keyed = layers[depth].enumerated().map { index, place in
      let neighbours = byAbove ? places[place].above : places[place].below
      let sum = neighbours.reduce(0) { $0 + (position[$1] ?? 0) }
      // A place without neighbours keeps where it is.
      let mean = neighbours.isEmpty ? Double(index) : Double(sum) / Double(neighbours.count)
      return (mean, index, place)
    }
    layers[depth] = keyed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  /// How many pairs of edges between neighbouring layers cross: inversions, counted by a Fenwick
  /// tree.
  private func crossings() -> Int {
    var total = 0
    for (upper, lower) in zip(layers, layers.dropFirst()) {
      var position = [Int: Int]()
      for (index, place) in lower.enumerated() { position[place] = index }
      var tree = [Int](repeating: 0, count: lower.count + 1)
      var passed = 0
      for place in upper {
        let ends = places[place].below.compactMap { position[$0] }
        for end in ends {
          var notRight = 0
          var index = end + 1
          while index > 0 {
            notRight += tree[index]
            index -= index & -index
          }
          total += passed - notRight
        }
        for end in ends {
          var index = end + 1
          while index < tree.count {
            tree[index] += 1
            index += index & -index
          }
        }
        passed += ends.count
      }
    }
    return total
  }
}
