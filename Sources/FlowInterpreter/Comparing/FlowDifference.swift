package import Diagnostics

/// What changed from an old version of a flow to a new one: nodes, ways, prompts, other keys.
package struct FlowDifference: Sendable {
  /// Something that is otherwise, or on one side only.
  package struct Change: Sendable, Hashable {
    /// What of a flow it concerns.
    package enum Kind: String, Sendable {
      case node, way, prompt, key
    }

    package var kind: Kind
    /// The node's id; `nil` for what concerns the whole flow.
    package var node: String?
    /// Which way, prompt or key of it; `nil` for the node itself.
    package var what: String?
    /// As it was; `nil` if it wasn't there.
    package var old: String?
    /// As it is; `nil` if it isn't there any more.
    package var new: String?
  }

  package private(set) var changes: [Change] = []

  package init(from old: Flow, to new: Flow) {
    let (oldValues, newValues) = (NodeSettings(old), NodeSettings(new))
    compare("start", of: nil, old.start.id, new.start.id)
    for key in NodeSettings.keys(oldValues.flow, newValues.flow) {
      compare(key, of: nil, oldValues.flow[key], newValues.flow[key])
    }
    comparePrompts(old.placedPrompts, new.placedPrompts, of: nil)
    for node in new.nodes {
      guard let index = old.index(of: node.id) else {
        changes.append(Change(kind: .node, node: node.id, what: nil, old: nil, new: node.typeName))
        continue
      }
      let before = old.nodes[index]
      let (was, now) = (oldValues.nodes[node.id] ?? [:], newValues.nodes[node.id] ?? [:])
      for key in NodeSettings.keys(was, now) { compare(key, of: node.id, was[key], now[key]) }
      comparePrompts(old.placedPrompts, new.placedPrompts, of: node.id)
      compareWays(before, node)
    }
    for node in old.nodes where new.index(of: node.id) == nil {
      changes.append(Change(kind: .node, node: node.id, what: nil, old: node.typeName, new: nil))
    }
  }

  private mutating func compare(_ key: String, of node: String?, _ old: String?, _ new: String?) {
    guard old != new else { return }
    changes.append(Change(kind: .key, node: node, what: key, old: old, new: new))
  }

  private mutating func comparePrompts(
    _ old: [PlacedPrompt], _ new: [PlacedPrompt], of node: String?
  ) {
    func texts(_ prompts: [PlacedPrompt]) -> [(name: String, text: String)] {
      prompts.filter { $0.node == node }.map { ($0.name, $0.told) }
    }
    compare(.prompt, of: node, texts(old), texts(new))
  }

  private mutating func compareWays(_ old: Node, _ new: Node) {
    func ways(_ node: Node) -> [(name: String, text: String)] {
      node.ways.map { out in
        if case .condition(let index) = out.way, case .branch(let branch) = node.kind {
          return ("when \(branch.cases[index].when.source)", out.target.id)
        }
        return (out.way.phrase.en, out.target.id)
      }
    }
    compare(.way, of: new.id, ways(old), ways(new))
  }

  /// Things by name, in the order of the new version, then what is gone.
  private mutating func compare(
    _ kind: Change.Kind, of node: String?, _ old: [(name: String, text: String)],
    _ new: [(name: String, text: String)]
  ) {
    let was = Dictionary(old.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    let now = Dictionary(new.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    for (name, text) in new where was[name] != text {
      changes.append(Change(kind: kind, node: node, what: name, old: was[name], new: text))
    }
    for (name, text) in old where now[name] == nil {
      changes.append(Change(kind: kind, node: node, what: name, old: text, new: nil))
    }
  }
}

extension FlowDifference.Change {
  /// The change as a sentence.
  package var wording: Wording {
    let place =
      node.map { Wording(zh: "节点 \($0)", en: "node \($0)") } ?? Wording(zh: "流程", en: "flow")
    let thing: Wording =
      switch kind {
      case .node: Wording("")
      case .way: Wording(zh: "路径 \(what ?? "")", en: "way \(what ?? "")")
      case .prompt: Wording(zh: "提示 \(what ?? "")", en: "prompt \(what ?? "")")
      case .key: Wording(what ?? "")
      }
    let arrow = kind == .way ? "→ " : ""
    let change: Wording =
      switch (old, new) {
      case (nil, let new?): Wording(zh: "新增 \(arrow)\(new)", en: "new, \(arrow)\(new)")
      case (let old?, nil): Wording(zh: "删除（原为 \(arrow)\(old)）", en: "gone, was \(arrow)\(old)")
      case (let old?, let new?):
        Wording(
          zh: "由 \(arrow)\(old) 改为 \(arrow)\(new)", en: "was \(arrow)\(old), is \(arrow)\(new)")
      case (nil, nil): Wording("")
      }
    if kind == .node {
      return Wording(zh: "\(place.zh)：\(change.zh)", en: "\(place.en): \(change.en)")
    }
    return Wording(
      zh: "\(place.zh)，\(thing.zh)：\(change.zh)", en: "\(place.en), \(thing.en): \(change.en)")
  }
}

extension PlacedPrompt {
  /// The prompt among those of its node: `prompt`, `noInput 2`, `prompt en-US`.
  fileprivate var name: String {
    let number = attempt > 1 ? " \(attempt)" : ""
    return key + number + (prompt.language.map { " \($0)" } ?? "")
  }

  /// The text, and what else is played or how long, where the file says so.
  fileprivate var told: String {
    let more = [
      prompt.audio.map { "audio \($0)" },
      prompt.length.map { DurationNotation.format($0) },
    ].compactMap(\.self)
    let text = JSONValue.quoted(prompt.text.source)
    return more.isEmpty ? text : "\(text) (\(more.joined(separator: ", ")))"
  }
}
