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

  /// The last part of an ARN, or the name in a placeholder.
  static func tail(of text: String) -> String {
    if ConnectPath(text) != nil { return text }
    var inner = text
    for (open, close) in [("${", "}"), ("{{", "}}"), ("%%", "%%"), ("%", "%")]
    where inner.hasPrefix(open) && inner.hasSuffix(close) && inner.count > open.count + close.count
    {
      inner = String(inner.dropFirst(open.count).dropLast(close.count))
      if inner.hasSuffix(".Arn") { inner = String(inner.dropLast(4)) }
      return inner
    }
    guard text.hasPrefix("arn:") || text.contains("/") else { return text }
    let last = text.split(whereSeparator: { $0 == "/" || $0 == ":" }).last.map(String.init) ?? text
    // A version or alias of a function is no name.
    if text.hasPrefix("arn:"), let range = text.firstRange(of: ":function:") {
      return text[range.upperBound...].split(separator: ":").first.map(String.init) ?? last
    }
    return last
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
