extension FlowDrawing {
  /// A drawing that tells at each node which share of walked calls came there, and which share of
  /// those hung up there.
  package init(of flow: Flow, in library: FlowLibrary, traffic: FlowWalk.Result) {
    self.init(of: flow, in: library)
    let byName = Dictionary(
      zip(traffic.nodes, traffic.traffic), uniquingKeysWith: { first, _ in first })
    for cluster in clusters.indices {
      for node in clusters[cluster].nodes.indices {
        let id = clusters[cluster].nodes[node].id
        let name = cluster == 0 ? id : "\(clusters[cluster].flow)/\(id)"
        guard let here = byName[name] else { continue }
        var line = Self.percent(here.calls, of: traffic.calls.count)
        if here.hungUp > 0 { line += ", \(Self.percent(here.hungUp, of: here.calls)) hang up" }
        clusters[cluster].nodes[node].lines.append(line)
      }
    }
  }

  /// A share with one decimal.
  private static func percent(_ count: Int, of total: Int) -> String {
    let thousandths = total > 0 ? (count * 1_000 + total / 2) / total : 0
    return "\(thousandths / 10).\(thousandths % 10) %"
  }
}
