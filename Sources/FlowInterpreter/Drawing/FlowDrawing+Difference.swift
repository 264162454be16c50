internal import Diagnostics

extension FlowDrawing {
  /// A drawing of what changed from an old version of a flow to a new one.
  ///
  /// A node is changed if anything in it is but its ways, `note` and `allow`; a way that leads
  /// elsewhere is one removed and one added. Flows that are run are not drawn.
  package init(from old: Flow, to new: Flow) {
    let oldContents = NodeContents(old)
    let newContents = NodeContents(new)
    let removed = old.nodes.filter { newContents[$0.id] == nil }
    let nodes =
      new.nodes.map { node in
        let mark: Mark =
          switch oldContents[node.id] {
          case nil: .added
          case newContents[node.id]: .none
          default: .changed
          }
        return Node(node, mark: mark)
      } + removed.map { Node($0, mark: .removed) }
    var indices: [String: Int] = [:]
    for (index, node) in nodes.enumerated() { indices[node.id] = index }
    clusters = [Cluster(flow: new.id, title: new.title, start: new.start.index, nodes: nodes)]

    let oldWays = Self.ways(of: old)
    let newWays = Self.ways(of: new)
    let known = Set(oldWays.map(\.identity))
    let kept = Set(newWays.map(\.identity))
    let drawn =
      newWays.map { ($0, known.contains($0.identity) ? Mark.none : .added) }
      + oldWays.filter { !kept.contains($0.identity) }.map { ($0, .removed) }
    edges = drawn.compactMap { way, mark in
      guard let from = indices[way.from], let to = indices[way.to] else { return nil }
      return Edge(
        from: Place(cluster: 0, node: from), to: Place(cluster: 0, node: to), label: way.label,
        isError: way.isError, entersFlow: false, mark: mark)
    }
  }

  private struct NamedWay {
    var from: String
    var to: String
    var label: String
    var isError: Bool

    var identity: [String] { [from, to, label] }
  }

  private static func ways(of flow: Flow) -> [NamedWay] {
    flow.nodes.flatMap { node in
      node.ways.map { out in
        NamedWay(
          from: node.id, to: out.target.id, label: node.label(of: out.way),
          isError: out.way.isError)
      }
    }
  }
}

/// What the nodes of a flow say in its file, whatever its layout and the order of its keys.
private struct NodeContents {
  private var contents: [String: String] = [:]

  /// Keys whose values are ways, or words for people.
  private static let ignored: Set = [
    "next", "otherwise", "whenOpen", "whenClosed", "failed", "exhausted", "whenSilent",
    "whenWrong", "full", "closed", "timedOut", "nobody", "empty",
    "on", "note", "allow",
  ]

  init(_ flow: Flow) {
    // The flow was read from this very text, so it can be read again.
    guard let root = try? JSON5Parser.parse(flow.source),
      case .object(let members)? = root["nodes"]?.content
    else { return }
    for member in members { contents[member.key] = Self.text(of: member.value) }
  }

  subscript(id: String) -> String? { contents[id] }

  private static func text(of value: LocatedValue) -> String {
    switch value.content {
    case .null: "null"
    case .boolean(let boolean): String(boolean)
    case .number(let number, _): String(number)
    case .text(let text): JSONValue.quoted(text)
    case .array(let elements): "[\(elements.map(text).joined(separator: ","))]"
    case .object(let members):
      "{"
        + members.filter { !ignored.contains($0.key) }.sorted { $0.key < $1.key }
        .map { JSONValue.quoted($0.key) + ":" + text(of: $0.value) }.joined(separator: ",") + "}"
    }
  }
}
