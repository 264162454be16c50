internal import Diagnostics
internal import FlowInterpreter

/// What a resource that a block names is called, and how else fixtures may call it.
struct ConnectName {
  /// As the designer shows it, else what can be read out of its ARN or placeholder.
  var name: String
  /// Its ARN and the like.
  var others: [String]

  init(_ name: String, others: [String] = []) {
    self.name = name
    self.others = others.filter { $0 != name }
  }

  /// A resource by what stands in a parameter and what the designer calls it.
  init(resource: String?, designer: String?) {
    let given = resource ?? ""
    let tail = Self.tail(of: given)
    let name =
      ConnectPath(given) != nil ? given : designer.flatMap { $0.isEmpty ? nil : $0 } ?? tail
    self.init(
      name, others: [given, tail, Identifier.slug(of: name, kind: "name")].filter { !$0.isEmpty })
  }

  /// A resource of a block, which may be known by a value that the flow sets before.
  init(_ resource: String?, designer: String?, in file: ConnectFile) {
    guard let resource, let path = ConnectPath(resource), let last = path.parts.last else {
      self.init(resource: resource, designer: designer)
      return
    }
    self.init(resource: file.constant(at: path) ?? resource, designer: nil)
    others += [resource, last].filter { $0 != name && !others.contains($0) }
  }

  /// The last part of an ARN, or the name in a placeholder.
  static func tail(of text: String) -> String {
    ConnectPath(text) != nil ? text : ResourceName.tail(of: text)
  }
}

extension ConnectName {
  /// The queue, or the agent, that a block sets.
  init(queueOf block: VendorBlock, _ file: ConnectFile) {
    if let agent = block.text("AgentId") {
      let name = ConnectName(resource: agent, designer: nil).name
      self.init(ConnectPath(name) == nil ? "agent \(name)" : name, others: [agent])
      return
    }
    let metadata = file.metadata?[block.id]
    let designer =
      metadata?["queue"]?["text"]?.scalar
      ?? metadata?["parameters"]?["QueueId"]?["displayName"]?.scalar
      ?? block["QueueName"]?.scalar
    self.init(resource: block.text("QueueId"), designer: designer)
  }
}

extension ConnectFile {
  /// The text that an attribute always has once the flow has set it; `nil` where it may have several.
  func constant(at path: ConnectPath) -> String? {
    guard path.parts.count == 2, ["Attributes", "FlowAttributes"].contains(path.parts[0]) else {
      return nil
    }
    var found: String?
    for block in blocks
    where block.type == "UpdateContactAttributes" || block.type == "UpdateFlowAttributes" {
      guard let value = block[path.parts[0]]?[path.parts[1]],
        let text = value.scalar ?? value["Value"]?.scalar
      else { continue }
      guard !text.isEmpty, ConnectPath(text) == nil, found == nil || found == text else {
        return nil
      }
      found = text
    }
    return found
  }

  /// What the designer calls the resource of a parameter.
  func designerName(_ parameter: String, of block: VendorBlock, keys: [String]) -> String? {
    let own = metadata?[block.id]
    if let name = own?["parameters"]?[parameter]?["displayName"]?.scalar, !name.isEmpty {
      return name
    }
    for key in keys {
      if let name = own?[key]?["text"]?.scalar ?? own?[key]?["name"]?.scalar ?? own?[key]?.scalar,
        !name.isEmpty
      {
        return name
      }
    }
    return block["\(parameter)Name"]?.scalar
  }

  func promptName(of block: VendorBlock) -> String? {
    designerName("PromptId", of: block, keys: ["promptName"])
  }
}
