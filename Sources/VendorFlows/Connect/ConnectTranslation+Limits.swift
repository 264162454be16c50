internal import Diagnostics

/// What the service refuses though a call could be played.
extension ConnectTranslation {
  private static let mostActions = 250
  /// What a flow's content may have.
  ///
  /// https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateContactFlow.html
  private static let mostBytes = 256_000

  func checkLimits() {
    let blocks = file.blocks
    if blocks.count > Self.mostActions {
      builder.reader.warning(
        "too-many-actions", at: blocks[Self.mostActions].offset,
        Wording(
          zh: "有 \(blocks.count) 个动作，平台最多收 \(Self.mostActions) 个",
          en: "there are \(blocks.count) actions; the service takes \(Self.mostActions)"),
        hint: Wording(
          zh: "把一部分移到模块或另外的流程里", en: "move parts of the flow into modules or flows of their own"))
    }
    let size = builder.reader.source.bytes.count
    if size > Self.mostBytes {
      builder.reader.warning(
        "too-large", at: 0,
        Wording(
          zh: "流程有 \(size) 个字符，平台最多收 \(Self.mostBytes) 个",
          en: "the flow has \(size) characters; the service takes \(Self.mostBytes)"),
        hint: Wording(
          zh: "把一部分移到模块或另外的流程里", en: "move parts of it into modules or flows of their own"))
    }
    for block in blocks {
      if let name = ConnectTypes.misnamed[block.type] {
        builder.warn(
          "misnamed-action", at: block.offset, block,
          Wording(
            zh: "Type：文档写作 \"\(block.type)\"，平台实际叫 \"\(name)\"",
            en:
              "Type: \"\(block.type)\" stands in the reference, but the service calls it \"\(name)\""
          ),
          hint: Wording(
            zh: "写作 \"\(name)\"，另一个名字平台不收",
            en: "write \"\(name)\"; the service refuses the other name"))
      }
      check(block.parameters, of: block, path: "")
      placeholders(block.parameters, of: block, path: "Parameters")
    }
  }

  /// Empty texts, and scalars that are no texts.
  private func check(_ value: LocatedValue, of block: VendorBlock, path: String) {
    for member in value.members {
      let name = path.isEmpty ? member.key : "\(path).\(member.key)"
      switch member.value.content {
      case .text("") where !Self.warnsItself(block, path):
        builder.warn(
          "empty-text", at: member.value.offset, block,
          Wording(zh: "\(name)：是空文字", en: "\(name): is an empty text"),
          hint: Wording(
            zh: "平台不收空文字；去掉这个参数", en: "the service takes no empty texts; leave the parameter out"))
      case .object: check(member.value, of: block, path: name)
      case .text, .null, .boolean, .number, .array: break
      }
    }
  }

  private static func warnsItself(_ block: VendorBlock, _ path: String) -> Bool {
    path == "Attributes" || path == "FlowAttributes"
  }

  /// Names what a template leaves open.
  private func placeholders(_ value: LocatedValue, of block: VendorBlock, path: String) {
    switch value.content {
    case .text(let text):
      guard let name = Placeholder.first(in: text) else { return }
      builder.warn(
        "placeholder", at: value.offset, block,
        Wording(zh: "\(name) 还没填", en: "\(name) is left open").at(path),
        hint: Wording(
          zh: "这里按原样处理；要用实际的值测试，先像部署时那样填上",
          en: "it stands for itself here; fill it in as the deployment does to test with the value")
      )
    case .object(let members):
      for member in members { placeholders(member.value, of: block, path: "\(path).\(member.key)") }
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        placeholders(element, of: block, path: "\(path)[\(index)]")
      }
    case .null, .boolean, .number: return
    }
  }
}

/// Something that a template fills in later: `${name}`, `{{name}}`, `%%NAME%%`.
enum Placeholder {
  private static let forms = [("${", "}"), ("{{", "}}"), ("%%", "%%")]

  /// The first one in a text, as it stands there.
  static func first(in text: String) -> String? {
    for (open, close) in forms {
      guard let start = text.firstRange(of: open),
        let end = text[start.upperBound...].firstRange(of: close), start.upperBound < end.lowerBound
      else { continue }
      return String(text[start.lowerBound..<end.upperBound].prefix(80))
    }
    return nil
  }
}
