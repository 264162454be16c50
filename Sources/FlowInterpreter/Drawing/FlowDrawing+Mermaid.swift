extension FlowDrawing {
  /// The drawing as a Mermaid flowchart, https://mermaid.js.org/syntax/flowchart.html.
  package var mermaid: String {
    var text = "flowchart TD\n"
    for (index, cluster) in clusters.enumerated() {
      // One flow alone needs no frame.
      let isFramed = clusters.count > 1
      let indent = isFramed ? "    " : "  "
      if isFramed {
        text += "  subgraph c\(index)[\(Self.mermaidQuoted("\(cluster.flow): \(cluster.title)"))]\n"
      }
      for (number, node) in cluster.nodes.enumerated() {
        let (open, close) = node.shape.mermaidBrackets
        let label = Self.mermaidQuoted(
          ([node.mark.sign + node.id] + node.lines).joined(separator: "\n"))
        text += "\(indent)\(Self.mermaidID(index, number))\(open)\(label)\(close)\n"
      }
      if isFramed { text += "  end\n" }
    }
    if let first = clusters.first {
      text += "  start((\" \")) --> \(Self.mermaidID(0, first.start))\n"
    }
    for edge in edges { text += "  " + mermaid(edge) + "\n" }
    text += mermaidStyles
    return text
  }

  private func mermaid(_ edge: Edge) -> String {
    let from = Self.mermaidID(edge.from.cluster, edge.from.node)
    let to = Self.mermaidID(edge.to.cluster, edge.to.node)
    let arrow = edge.entersFlow || edge.isError || edge.mark.isDashed ? "-.->" : "-->"
    let words = edge.mark.sign + edge.label
    let label = words.isEmpty ? "" : "|\(Self.mermaidQuoted(words))|"
    return "\(from) \(arrow)\(label) \(to)"
  }

  private var mermaidStyles: String {
    var text = ""
    for mark in legend {
      guard let color = mark.color else { continue }
      let dashes = mark.isDashed ? ",stroke-dasharray:5 4" : ""
      let members = clusters.enumerated().flatMap { index, cluster in
        cluster.nodes.indices.filter { cluster.nodes[$0].mark == mark }
          .map { Self.mermaidID(index, $0) }
      }
      if !members.isEmpty {
        let name = mark.name.filter { $0 != " " }
        text += "  classDef \(name) stroke:\(color),stroke-width:3px\(dashes)\n"
        text += "  class \(members.joined(separator: ",")) \(name)\n"
      }
      // The first arrow is the one from the start.
      let arrows = edges.indices.filter { edges[$0].mark == mark }.map { String($0 + 1) }
      if !arrows.isEmpty {
        text += "  linkStyle \(arrows.joined(separator: ",")) stroke:\(color),stroke-width:2px\n"
      }
    }
    return text
  }

  private static func mermaidID(_ cluster: Int, _ node: Int) -> String { "f\(cluster)n\(node)" }

  /// A text in quotes, with everything that Mermaid or HTML would read as a sign of its own as an
  /// entity of Mermaid's: a number between `#` and `;`.
  static func mermaidQuoted(_ text: String) -> String {
    quoted(text) { scalar in
      switch scalar {
      case "\n": "<br/>"
      case "\"", "#", "&", "<", ">", "`", "%", "\\", ";", "{", "}", "[", "]", "|":
        "#\(scalar.value);"
      default: nil
      }
    }
  }
}

extension FlowDrawing.Shape {
  fileprivate var mermaidBrackets: (String, String) {
    switch self {
    case .step: ("[", "]")
    case .question: ("([", "])")
    case .decision: ("{", "}")
    case .service: ("[(", ")]")
    case .handOver: ("[/", "/]")
    case .subFlow: ("[[", "]]")
    case .end: ("((", "))")
    }
  }
}
