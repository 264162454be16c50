extension FlowDrawing {
  /// The drawing in Graphviz' language, https://graphviz.org/doc/info/lang.html.
  package var dot: String {
    let name = clusters.first?.flow ?? ""
    var text = """
      digraph \(Self.dotQuoted(name)) {
        rankdir=TB;
        fontname="Noto Sans CJK SC,Microsoft YaHei,sans-serif";
        node [fontname="Noto Sans CJK SC,Microsoft YaHei,sans-serif", fontsize=11, shape=box];
        edge [fontname="Noto Sans CJK SC,Microsoft YaHei,sans-serif", fontsize=10];

      """
    for (index, cluster) in clusters.enumerated() {
      let isFramed = clusters.count > 1
      let indent = isFramed ? "    " : "  "
      if isFramed {
        text += "  subgraph cluster_\(index) {\n"
        text += "    label=\(Self.dotQuoted("\(cluster.flow): \(cluster.title)"));\n"
      }
      for node in cluster.nodes {
        text += "\(indent)\(Self.dotID(cluster, node)) [\(Self.attributes(of: node))];\n"
      }
      if isFramed { text += "  }\n" }
    }
    if let first = clusters.first {
      text += "  start [shape=point, width=0.15];\n"
      text += "  start -> \(Self.dotID(first, first.nodes[first.start]));\n"
    }
    for edge in edges { text += "  " + dot(edge) + "\n" }
    if !legend.isEmpty {
      let words = legend.map { "\($0.sign)\($0.name)" }.joined(separator: "   ")
      text += "  label=\(Self.dotQuoted(words));\n"
    }
    return text + "}\n"
  }

  private func dot(_ edge: Edge) -> String {
    let from = clusters[edge.from.cluster]
    let to = clusters[edge.to.cluster]
    let ends =
      "\(Self.dotID(from, from.nodes[edge.from.node])) -> \(Self.dotID(to, to.nodes[edge.to.node]))"
    var attributes: [String] = []
    let words = edge.mark.sign + edge.label
    if !words.isEmpty { attributes.append("label=\(Self.dotQuoted(words))") }
    if edge.entersFlow {
      attributes.append("style=dotted")
    } else if edge.mark.isDashed || edge.isError {
      attributes.append("style=dashed")
    }
    if let color = edge.mark.color {
      attributes.append("color=\"\(color)\", fontcolor=\"\(color)\", penwidth=2")
    }
    return attributes.isEmpty ? ends + ";" : "\(ends) [\(attributes.joined(separator: ", "))];"
  }

  private static func attributes(of node: Node) -> String {
    let label = ([node.mark.sign + node.id] + node.lines).joined(separator: "\n")
    var attributes = ["label=\(dotQuoted(label))"]
    attributes += [node.shape.dotAttributes(isDashed: node.mark.isDashed)].filter { !$0.isEmpty }
    if let color = node.mark.color { attributes.append("color=\"\(color)\", penwidth=2") }
    return attributes.joined(separator: ", ")
  }

  private static func dotID(_ cluster: Cluster, _ node: Node) -> String {
    dotQuoted("\(cluster.flow)/\(node.id)")
  }

  /// A text in quotes; quotes and backslashes in it stand for themselves.
  static func dotQuoted(_ text: String) -> String {
    quoted(text) { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      default: nil
      }
    }
  }

  /// A text in quotes, with some characters written as `escape` says.
  ///
  /// Other control characters, which a drawing can't show, become spaces.
  static func quoted(_ text: String, escape: (Unicode.Scalar) -> String?) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if let escaped = escape(scalar) {
        result += escaped
      } else if scalar.value < 0x20 || scalar.value == 0x7F {
        result += " "
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension FlowDrawing.Shape {
  fileprivate func dotAttributes(isDashed: Bool) -> String {
    let (shape, style) =
      switch self {
      case .step: ("", "")
      case .question: ("", "rounded")
      case .decision: ("diamond", "")
      case .service: ("cylinder", "")
      case .handOver: ("cds", "")
      case .subFlow: ("box", "bold")
      case .end: ("ellipse", "")
      }
    let styles = [style, isDashed ? "dashed" : ""].filter { !$0.isEmpty }
    let parts = [
      shape.isEmpty ? "" : "shape=\(shape)",
      styles.isEmpty ? "" : "style=\"\(styles.joined(separator: ","))\"",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
