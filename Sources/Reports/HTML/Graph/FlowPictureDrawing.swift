internal import Diagnostics

/// Draws a flow as SVG: boxes in layers, and the ways between them as wide as their traffic.
struct FlowPictureDrawing {
  private static let boxWidth = 156.0
  private static let boxHeight = 42.0
  private static let layerHeight = 112.0
  private static let margin = 26.0

  /// Ways between the same two boxes, drawn as one.
  private struct Bundle {
    var from: Int
    var to: Int
    var isMissed: Bool
    var weight = 0.0
    var labels: [String] = []
    var hints: [String] = []
  }

  private let picture: FlowPicture
  private let bundles: [Bundle]
  private let graph: LayeredGraph
  private let middles: [Double]
  private let width: Double
  private var depths: [Int]
  private let heaviest: Double
  /// How many ways leave and enter each node.
  private var leaving: [Int]
  private var entering: [Int]
  /// The ways between two nodes in either direction, by their ends.
  private var twins: [[Int]: [Int]] = [:]

  /// - Returns: `nil` for a flow too large to be drawn.
  init?(_ picture: FlowPicture) {
    let bundles = Self.bundles(picture)
    let ends = bundles.map { (from: $0.from, to: $0.to) }
    guard
      let graph = LayeredGraph(
        nodeCount: picture.nodes.count, start: picture.start, edges: ends)
    else { return nil }
    self.picture = picture
    self.bundles = bundles
    self.graph = graph
    let middles = LayerPlacing(graph, nodeWidth: Self.boxWidth, gap: 26).middles
    let left = (middles.min() ?? 0) - Self.boxWidth / 2 - Self.margin
    self.middles = middles.map { $0 - left }
    width = (self.middles.max() ?? 0) + Self.boxWidth / 2 + Self.margin
    depths = Array(repeating: 0, count: graph.places.count)
    for (depth, layer) in graph.layers.enumerated() {
      for place in layer { depths[place] = depth }
    }
    heaviest = bundles.map(\.weight).max() ?? 0
    leaving = Array(repeating: 0, count: picture.nodes.count)
    entering = leaving
    for (index, bundle) in bundles.enumerated() {
      leaving[bundle.from] += 1
      entering[bundle.to] += 1
      twins[[bundle.from, bundle.to].sorted(), default: []].append(index)
    }
  }

  private static func bundles(_ picture: FlowPicture) -> [Bundle] {
    var bundles: [Bundle] = []
    var places: [[Int]: Int] = [:]
    for edge in picture.edges {
      let key = [edge.from, edge.to, edge.isMissed ? 1 : 0]
      let index = places[key] ?? bundles.count
      if index == bundles.count {
        places[key] = index
        bundles.append(Bundle(from: edge.from, to: edge.to, isMissed: edge.isMissed))
      }
      bundles[index].weight += edge.weight.isFinite ? max(0, edge.weight) : 0
      if !edge.label.isEmpty { bundles[index].labels.append(edge.label) }
      bundles[index].hints.append(
        [edge.label, edge.traffic].filter { !$0.isEmpty }.joined(separator: ": "))
    }
    return bundles
  }

  func svg(labelledBy ids: String) -> Markup {
    let height =
      Double(graph.layers.count - 1) * Self.layerHeight + Self.boxHeight + 2 * Self.margin
    let (w, h) = (ChartDrawing.text(width), ChartDrawing.text(height))
    // Narrow screens scroll a drawing rather than shrink its texts beyond reading.
    let least = ChartDrawing.text(width * 0.72)
    return .element(
      "svg",
      [
        "viewBox": "0 0 \(w) \(h)", "role": "img", "aria-labelledby": ids,
        "style": "width:100%;min-width:\(least)px;max-width:\(w)px",
      ],
      [entry, .lines(bundles.indices.map(edge)), .lines(picture.nodes.indices.map(box))])
  }

  private func y(_ place: Int) -> Double {
    Self.margin + Double(depths[place]) * Self.layerHeight + Self.boxHeight / 2
  }

  private static func text(_ x: Double, _ y: Double) -> String {
    "\(ChartDrawing.text(x)) \(ChartDrawing.text(y))"
  }

  /// A dot with an arrow to where calls begin.
  private var entry: Markup {
    let (x, top) = (middles[picture.start], y(picture.start) - Self.boxHeight / 2)
    return .element(
      "path",
      ["class": "entry", "d": "M\(Self.text(x, top - 20))V\(ChartDrawing.text(top))"])
  }

  // MARK: Boxes

  private func box(_ index: Int) -> Markup {
    let node = picture.nodes[index]
    let (x, middle) = (middles[index] - Self.boxWidth / 2, y(index))
    let columns = node.traffic.isEmpty ? 25 : 24 - DisplayWidth.of(node.traffic)
    var parts: [Markup] = [
      .element("title", [:], text: [node.name, node.about].joined(separator: "\n")),
      .element(
        "path",
        ["class": "box", "d": Self.outline(node.shape, x, middle - Self.boxHeight / 2)]),
      .element(
        "text",
        ["class": "name", "x": ChartDrawing.text(x + 11), "y": ChartDrawing.text(middle - 4)],
        text: DisplayWidth.truncate(node.name, to: max(columns - 5, 8))),
      .element(
        "text", ["x": ChartDrawing.text(x + 11), "y": ChartDrawing.text(middle + 12)],
        text: DisplayWidth.truncate(node.about, to: 22)),
    ]
    if !node.traffic.isEmpty {
      parts.append(
        .element(
          "text",
          [
            "class": "count", "x": ChartDrawing.text(x + Self.boxWidth - 10),
            "y": ChartDrawing.text(middle - 4), "text-anchor": "end",
          ], text: node.traffic))
    }
    let name = node.isMissed ? "node missed" : "node \(node.shape)"
    return .element("g", ["class": name], parts)
  }

  private static func outline(_ shape: FlowPicture.Shape, _ x: Double, _ y: Double) -> String {
    let (w, h) = (boxWidth, boxHeight)
    func rounded(_ r: Double) -> String {
      let arc = "a\(ChartDrawing.text(r)) \(ChartDrawing.text(r)) 0 0 1 "
      return "M\(text(x + r, y))h\(ChartDrawing.text(w - 2 * r))\(arc)\(text(r, r))"
        + "v\(ChartDrawing.text(h - 2 * r))\(arc)\(text(-r, r))"
        + "h\(ChartDrawing.text(2 * r - w))\(arc)\(text(-r, -r))"
        + "v\(ChartDrawing.text(2 * r - h))\(arc)\(text(r, -r))Z"
    }
    switch shape {
    case .step: return rounded(3)
    case .question: return rounded(12)
    case .end, .handOver: return rounded(h / 2)
    case .decision:
      let c = 9.0
      return "M\(text(x + c, y))H\(ChartDrawing.text(x + w - c))L\(text(x + w, y + h / 2))"
        + "L\(text(x + w - c, y + h))H\(ChartDrawing.text(x + c))L\(text(x, y + h / 2))Z"
    case .service, .subFlow:
      let inner = "M\(text(x + 5, y))v\(ChartDrawing.text(h))"
      return rounded(3) + inner + "M\(text(x + w - 5, y))v\(ChartDrawing.text(h))"
    }
  }

  // MARK: Ways

  private func edge(_ index: Int) -> Markup {
    let edge = bundles[index]
    let isCounted = heaviest > 0 && edge.weight > 0
    let share = isCounted ? (edge.weight / heaviest).squareRoot() : 0
    let strength = ChartDrawing.text(1.3 + 5.7 * share)
    let route = graph.routes[index]
    let (line, tip, isUp, place) = route.isEmpty ? loop(edge.from, index) : curve(route, index)
    let size = 4 + 3 * share
    let direction = isUp ? -1.0 : 1.0
    let arrow =
      "M\(Self.text(tip.x, tip.y))l\(Self.text(-size, -direction * size * 1.7))"
      + "h\(ChartDrawing.text(2 * size))Z"
    let ends = "\(picture.nodes[edge.from].name) → \(picture.nodes[edge.to].name)"
    let parts: [Markup] =
      [
        .element("title", [:], text: ([ends] + edge.hints).joined(separator: "\n")),
        .element("path", ["class": "way", "d": line, "stroke-width": strength]),
        .element("path", ["class": "arrow", "d": arrow]),
      ] + Self.label(edge.labels, at: place)
    let isIdle = heaviest > 0 && !isCounted && !edge.isMissed
    return .element(
      "g", ["class": edge.isMissed ? "edge missed" : isIdle ? "edge idle" : "edge"], parts)
  }

  /// The first few labels of ways, a line each.
  private static func label(_ labels: [String], at place: Point) -> [Markup] {
    let shown = labels.count > 3 ? labels.prefix(2) + ["+ \(labels.count - 2)"] : labels[...]
    let top = place.y - Double(shown.count - 1) * 6.5
    return shown.enumerated().map { index, label in
      .element(
        "text",
        [
          "x": ChartDrawing.text(place.x), "y": ChartDrawing.text(top + Double(index) * 13),
          "text-anchor": "middle",
        ], text: DisplayWidth.truncate(label, to: 18))
    }
  }

  private typealias Point = (x: Double, y: Double)
  private typealias DrawnWay = (line: String, tip: Point, isUp: Bool, label: Point)

  /// A curve through the places of a route; ways between the same nodes lie side by side.
  private func curve(_ route: [Int], _ index: Int) -> DrawnWay {
    let isUp = graph.isTurned[index]
    let shift = sideStep(index)
    let (first, last) = (route[0], route[route.count - 1])
    let bottom: Point = (middles[first] + shift, y(first) + Self.boxHeight / 2)
    let top: Point = (middles[last] + shift, y(last) - Self.boxHeight / 2)
    var points = [bottom]
    points += route.dropFirst().dropLast().map { (middles[$0] + shift, y($0)) }
    points.append(top)
    var line = "M" + Self.text(bottom.x, bottom.y)
    for (from, to) in zip(points, points.dropFirst()) {
      let half = (to.y - from.y) / 2
      line += "C\(Self.text(from.x, from.y + half)) \(Self.text(to.x, to.y - half)) "
      line += Self.text(to.x, to.y)
    }
    // Of ways that part, labels stand apart at their targets; of those that meet, at their sources.
    let isNearTarget = leaving[bundles[index].from] > entering[bundles[index].to]
    let isAtEnd = isNearTarget != isUp
    let segment = isAtEnd ? points.count - 2 : 0
    let (a, b) = (points[segment], points[segment + 1])
    let t = isAtEnd ? 0.7 : 0.32
    let bend = t * t * (3 - 2 * t)
    let place: Point = (a.x + (b.x - a.x) * bend, a.y + (b.y - a.y) * t + 4)
    return (line, isUp ? bottom : top, isUp, place)
  }

  private func sideStep(_ index: Int) -> Double {
    let twins = twins[[bundles[index].from, bundles[index].to].sorted()] ?? []
    guard twins.count > 1, let place = twins.firstIndex(of: index) else { return 0 }
    let step = min(34, (Self.boxWidth - 30) / Double(twins.count - 1))
    return (Double(place) - Double(twins.count - 1) / 2) * step
  }

  /// A way back to where it comes from.
  private func loop(_ node: Int, _ index: Int) -> DrawnWay {
    let (x, middle) = (middles[node] + Self.boxWidth / 2, y(node))
    let top = middle - Self.boxHeight / 2
    let line =
      "M\(Self.text(x, middle))c22 0 22 -40 -4 -40c-14 0 -18 8 -18 \(ChartDrawing.text(top - middle + 40))"
    return (line, (x - 22, top), false, (x - 4, top - 22))
  }
}
