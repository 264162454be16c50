package import Diagnostics
package import FlowInterpreter

/// Reads Amazon Connect flows: the flow language of 2019-10-30, and the designer's older export.
package struct ConnectReader: ForeignFlowReader {
  package init() {}

  package var kind: Wording {
    Wording(
      zh: " Amazon Connect 流程（有 Actions 或 modules）",
      en: "an Amazon Connect flow (Actions, or modules)")
  }

  package func recognizes(_ document: LocatedValue) -> Bool {
    if case .array? = document["Actions"]?.content { return true }
    if case .array? = document["modules"]?.content { return true }
    return document["StartAction"] != nil
  }

  package func flow(
    _ document: LocatedValue, id: String, source: SourceText, log: DiagnosticLog
  ) -> Flow? {
    let reader = DocumentReader(source, log: log)
    let isExport = document["Actions"] == nil && document["modules"] != nil
    guard
      let file = isExport
        ? ConnectExport.file(document, reader) : ConnectFile(document, reader),
      file.check(reader)
    else { return nil }
    var translation = ConnectTranslation(file, reader: reader)
    return translation.flow(id: id)
  }
}

/// A flow as the language of 2019-10-30 has it.
struct ConnectFile {
  var name: String?
  var start: VendorBlock.Target
  var blocks: [VendorBlock]
  /// What the designer keeps beside the blocks, by their ids.
  var metadata: LocatedValue?

  init(start: VendorBlock.Target, blocks: [VendorBlock], name: String? = nil) {
    self.start = start
    self.blocks = blocks
    self.name = name
  }

  /// - Returns: `nil` if the file isn't of this form, which is reported.
  init?(_ document: LocatedValue, _ reader: DocumentReader) {
    metadata = document["Metadata"]?["ActionMetadata"]
    name = document["Metadata"]?["name"]?.scalar
    let before = reader.log.diagnostics.count
    guard let version = document["Version"]?.scalar else {
      reader.error(
        "missing-key", at: document.offset,
        Wording(zh: "缺少键“Version”", en: "missing key \"Version\""),
        hint: Wording(
          zh: "写作 \"Version\": \"2019-10-30\"", en: "write \"Version\": \"2019-10-30\""))
      return nil
    }
    if version != "2019-10-30" {
      reader.error(
        "unknown-version", at: document["Version"]?.offset ?? document.offset,
        Wording(
          zh: "Version：“\(version.prefix(40))”不是认识的流程语言版本",
          en:
            "Version: \"\(version.prefix(40))\" is no version of the flow language that is known here"
        ),
        hint: Wording(zh: "按 2019-10-30 导出流程", en: "export the flow as 2019-10-30"))
    }
    guard let actions = document["Actions"] else {
      reader.error(
        "missing-key", at: document.offset,
        Wording(zh: "缺少键“Actions”", en: "missing key \"Actions\""))
      return nil
    }
    let read = reader.list(actions, path: "Actions")
    if read.isEmpty, case .array = actions.content {
      reader.error(
        "no-nodes", at: actions.offset,
        Wording(zh: "流程至少要有一个动作", en: "a flow needs at least one action"))
    }
    blocks = read.enumerated().compactMap { index, action in
      VendorBlock(action: action, path: "Actions[\(index)]", metadata: nil, reader)
    }
    guard let start = document["StartAction"], let id = start.scalar else {
      reader.error(
        "missing-key", at: document["StartAction"]?.offset ?? document.offset,
        Wording(zh: "缺少键“StartAction”", en: "missing key \"StartAction\""),
        hint: Wording(zh: "写上来电从哪个动作开始", en: "name the action at which a call begins"))
      return nil
    }
    self.start = VendorBlock.Target(id: id, offset: start.offset)
    let found = reader.log.diagnostics[before...]
    if found.contains(where: { $0.severity == .error }) { return nil }
    for index in blocks.indices {
      if let known = metadata?[blocks[index].id] { blocks[index].nameByDesigner(known) }
    }
  }

  /// Whether the blocks are ones that there are; what is wrong is reported.
  func check(_ reader: DocumentReader) -> Bool {
    let before = reader.log.diagnostics.count
    var seen: Set<String> = []
    for block in blocks {
      if !seen.insert(block.id).inserted {
        reader.error(
          "duplicate-id", at: block.offset,
          Wording(
            zh: "动作“\(block.id.prefix(60))”：Identifier 与另一个动作重复",
            en: "action \"\(block.id.prefix(60))\": there is another action of this Identifier"),
          hint: Wording(zh: "同一流程里 Identifier 不能重复", en: "Identifiers are unique within a flow"))
      }
      if !ConnectTypes.all.contains(block.type) {
        let guess = Suggestion.guess(at: block.type, in: ConnectTypes.all.sorted())
        reader.error(
          "unknown-action", at: block.offset,
          Wording(
            zh: "动作“\(block.name.prefix(60))”：Type：Amazon Connect 没有动作类型“\(block.type.prefix(60))”",
            en:
              "action \"\(block.name.prefix(60))\": Type: \"\(block.type.prefix(60))\" is no action type "
              + "of Amazon Connect") + guess,
          hint: Wording(zh: "见流程语言的动作列表", en: "see the list of actions of the flow language"))
      }
    }
    if !seen.contains(start.id) {
      reader.error(
        "unknown-start", at: start.offset,
        Wording(
          zh: "StartAction：流程里没有动作“\(start.id.prefix(60))”",
          en: "StartAction: \"\(start.id.prefix(60))\" is no action of the flow")
          + Suggestion.guess(at: start.id, in: blocks.map(\.id)))
    }
    return !reader.log.diagnostics[before...].contains { $0.severity == .error }
  }
}

extension VendorBlock {
  /// An action of the language of 2019-10-30.
  init?(action: LocatedValue, path: String, metadata: LocatedValue?, _ reader: DocumentReader) {
    guard case .object = action.content else {
      reader.mismatch(action, expected: Wording(zh: "动作", en: "an action"), path: path)
      return nil
    }
    guard let id = action["Identifier"]?.scalar else {
      reader.error(
        "missing-key", at: action.offset,
        Wording(zh: "缺少键“Identifier”", en: "missing key \"Identifier\"").at(path),
        hint: Wording(
          zh: "每个动作都要有 Identifier，供去处引用", en: "every action has an Identifier, which ways lead to"))
      return nil
    }
    guard let type = action["Type"]?.scalar else {
      reader.error(
        "missing-key", at: action.offset,
        Wording(
          zh: "动作“\(id.prefix(60))”：缺少键“Type”",
          en: "action \"\(id.prefix(60))\": missing key \"Type\""),
        hint: Wording(
          zh: "写上动作做什么，如 \"MessageParticipant\"",
          en: "write what the action does, such as \"MessageParticipant\""))
      return nil
    }
    let transitions = action["Transitions"]
    self.init(
      id: id, name: id, type: type,
      parameters: action["Parameters"]
        ?? LocatedValue(.object([]), offset: action.offset, end: action.offset),
      next: Target(transitions?["NextAction"]),
      offset: action["Identifier"]?.offset ?? action.offset)
    for condition in transitions?["Conditions"]?.elements ?? [] {
      guard let target = Target(condition["NextAction"]) else { continue }
      let test = condition["Condition"]
      conditions.append(
        Condition(
          test: test?["Operator"]?.scalar ?? "Equals",
          operands: test?["Operands"]?.elements.compactMap(\.scalar) ?? [], target: target,
          offset: test?.offset ?? condition.offset))
    }
    for error in transitions?["Errors"]?.elements ?? [] {
      guard let target = Target(error["NextAction"]) else { continue }
      errors.append(Failure(kind: error["ErrorType"]?.scalar ?? "NoMatchingError", target: target))
    }
  }

  /// Takes the name that the designer gave.
  fileprivate mutating func nameByDesigner(_ metadata: LocatedValue) {
    for key in ["friendlyName", "name"] {
      if let name = metadata[key]?.scalar, !name.isEmpty {
        self.name = name
        return
      }
    }
  }
}

extension VendorBlock.Target {
  init?(_ value: LocatedValue?) {
    guard let value, let id = value.scalar, !id.isEmpty else { return nil }
    self.init(id: id, offset: value.offset)
  }
}
