/// Gives the places of layers their horizontal middles, so that edges run as straight as they can.
///
/// A layer's places are pulled to the mean of their neighbours while they keep their order and
/// distance: least squares under an order, solved by pooling neighbours that come too close (R. Barlow
/// et al., Statistical Inference under Order Restrictions, 1972).
struct LayerPlacing {
  private let graph: LayeredGraph
  private(set) var middles: [Double]
  private let nodeWidth: Double
  private let gap: Double

  init(_ graph: LayeredGraph, nodeWidth: Double, gap: Double) {
    self.graph = graph
    self.nodeWidth = nodeWidth
    self.gap = gap
    middles = Array(repeating: 0, count: graph.places.count)
    for layer in graph.layers {
      var x = 0.0
      for (index, place) in layer.enumerated() {
        if index > 0 { x += distance(layer[index - 1], place) }
        middles[place] = x
      }
      // Layers begin centred above each other.
      for place in layer { middles[place] -= x / 2 }
    }
    for sweep in 0..<24 {
      let isDown = sweep.isMultiple(of: 2)
      for depth in isDown ? Array(graph.layers.indices) : graph.layers.indices.reversed() {
        settle(graph.layers[depth], byAbove: isDown)
      }
    }
  }

  private func distance(_ left: Int, _ right: Int) -> Double {
    func half(_ place: Int) -> Double { graph.places[place].node == nil ? 6 : nodeWidth / 2 }
    return half(left) + gap + half(right)
  }

  private mutating func settle(_ layer: [Int], byAbove: Bool) {
    var blocks: [(sum: Double, weight: Double, count: Int)] = []
    var offset = 0.0
    var offsets: [Double] = []
    for (index, place) in layer.enumerated() {
      if index > 0 { offset += distance(layer[index - 1], place) }
      offsets.append(offset)
      let near = byAbove ? graph.places[place].above : graph.places[place].below
      let wish =
        near.isEmpty
        ? middles[place] : near.reduce(0) { $0 + middles[$1] } / Double(near.count)
      // Long edges should be straight before all else.
      let isPassing = graph.places[place].node == nil
      let weight = near.isEmpty ? 0.1 : isPassing ? 4 : 1
      blocks.append(((wish - offset) * weight, weight, 1))
      while blocks.count > 1, let last = blocks.last,
        blocks[blocks.count - 2].sum / blocks[blocks.count - 2].weight > last.sum / last.weight
      {
        blocks.removeLast()
        blocks[blocks.count - 1].sum += last.sum
        blocks[blocks.count - 1].weight += last.weight
        blocks[blocks.count - 1].count += last.count
      }
    }
    var index = 0
    for block in blocks {
      for _ in 0..<block.count {
        middles[layer[index]] = block.sum / block.weight + offsets[index]
        index += 1
      }
    }
  }
}
