internal import Diagnostics

/// The keys of a flow's file whose values are neither ways nor prompts nor words for people, as text
/// that doesn't depend on layout and order.
struct NodeSettings {
  private(set) var flow: [String: String] = [:]
  private(set) var nodes: [String: [String: String]] = [:]

  /// Keys of a flow that are compared in other ways, or not at all.
  private static let ofFlow: Set =
    Set(["flow", "start", "nodes", "StartAction", "Metadata", "metadata", "initial_state"])
    .union(blocks)
  /// What other systems call the list of their blocks, and the settings of one.
  private static let blocks = ["Actions", "modules", "states"]
  private static let parameters = ["Parameters", "parameters", "properties"]
  /// Keys of nodes whose values are ways or prompts, or for people.
  private static let ofNodes: Set = [
    "next", "otherwise", "whenOpen", "whenClosed", "failed", "exhausted", "whenSilent",
    "whenWrong", "full", "closed", "timedOut", "nobody", "empty", "on", "onError", "whileWaiting",
    "note", "allow",
    "prompt", "noInput", "noMatch", "texts",
    "Text", "SSML", "PromptId", "Messages", "say", "offset",
  ]

  init(_ source: Flow) {
    // The flow was read from this very text, so it can be read again.
    guard let root = try? JSON5Parser.parse(source.source), case .object(let members) = root.content
    else { return }
    for member in members where !Self.ofFlow.contains(member.key) {
      if member.key == "defaults" || member.key == "variables" {
        for (key, text) in Self.values(of: member.value) { flow["\(member.key).\(key)"] = text }
      } else {
        flow[member.key] = Self.text(of: member.value)
      }
    }
    if case .object(let nodes)? = root["nodes"]?.content {
      for node in nodes { self.nodes[node.key] = Self.values(of: node.value) }
    } else {
      readBlocks(of: source, root)
    }
  }

  /// Another system's blocks, by the first node that each became.
  private mutating func readBlocks(of source: Flow, _ root: LocatedValue) {
    let blocks = Self.blocks.compactMap { root[$0]?.content }.flatMap { content in
      if case .array(let blocks) = content { blocks } else { [LocatedValue]() }
    }
    var seen: Set<Int> = []
    for node in source.nodes {
      guard let index = blocks.lastIndex(where: { $0.offset <= node.offset }),
        seen.insert(index).inserted
      else { continue }
      for key in Self.parameters {
        nodes[node.id, default: [:]].merge(Self.values(of: blocks[index][key])) { $1 }
      }
    }
  }

  /// The settings of a block: by key, or in the older export a list of them with their names.
  private static func values(of value: LocatedValue?) -> [String: String] {
    guard case .array(let settings)? = value?.content else { return value.map(values) ?? [:] }
    var values: [String: String] = [:]
    for setting in settings {
      guard case .text(let name)? = setting["name"]?.content, !ofNodes.contains(name) else {
        continue
      }
      let key = setting["key"].map { "\(name) \(text(of: $0))" } ?? name
      values[key] = setting["value"].map(text)
    }
    return values
  }

  /// The keys of either, sorted.
  static func keys(_ old: [String: String], _ new: [String: String]) -> [String] {
    Set(old.keys).union(new.keys).sorted()
  }

  private static func values(of value: LocatedValue) -> [String: String] {
    guard case .object(let members) = value.content else { return [:] }
    var values: [String: String] = [:]
    for member in members where !ofNodes.contains(member.key) {
      let parts = named[member.key].flatMap { settings(of: member.value, by: $0) }
      if let parts {
        for (name, text) in parts { values["\(member.key).\(name)"] = text }
      } else {
        values[member.key] = text(of: member.value)
      }
    }
    return values
  }

  /// Lists whose elements have names, with the key that holds it: of those a change is told by element.
  private static let named = ["choices": "key", "intents": "intent"]

  /// The settings of a list's elements, each by the element's name; `nil` if one has none of its own.
  private static func settings(of list: LocatedValue, by key: String) -> [String: String]? {
    guard case .array(let elements) = list.content else { return nil }
    var seen: Set<String> = []
    var settings: [String: String] = [:]
    for element in elements {
      guard case .text(let name)? = element[key]?.content, seen.insert(name).inserted else {
        return nil
      }
      for (setting, text) in values(of: element) where setting != key {
        settings["\(name).\(setting)"] = text
      }
    }
    return settings
  }

  private static func text(of value: LocatedValue) -> String {
    switch value.content {
    case .null: "null"
    case .boolean(let boolean): String(boolean)
    case .number(_, let literal): literal
    case .text(let text): JSONValue.quoted(text)
    case .array(let elements): "[\(elements.map(text).joined(separator: ", "))]"
    case .object(let members):
      "{ "
        + members.filter { !ofNodes.contains($0.key) }.sorted { $0.key < $1.key }
        .map { "\($0.key): \(text(of: $0.value))" }.joined(separator: ", ") + " }"
    }
  }
}

extension Node {
  /// The type as files name it.
  var typeName: String {
    switch kind {
    case .say: "say"
    case .menu: "menu"
    case .collect: "collect"
    case .listen: "listen"
    case .set: "set"
    case .branch: "branch"
    case .hours: "hours"
    case .service: "service"
    case .queue: "queue"
    case .callback: "callback"
    case .voicemail: "voicemail"
    case .flow: "flow"
    case .return: "return"
    case .hangUp: "hangup"
    }
  }
}
