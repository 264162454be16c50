package import Diagnostics
package import FlowInterpreter

/// Reads Amazon Connect flows: the flow language of 2019-10-30, and the designer's older export.
package struct ConnectReader: ForeignFlowReader {
  private let unknown: UnknownBlocks

  package init(unknown: UnknownBlocks = .refused) { self.unknown = unknown }

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
        ? ConnectExport.file(document, unknown, reader) : ConnectFile(document, unknown, reader)
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
  /// What kind of flow it is, such as `contactFlow` or `customerQueue`, where the file says so.
  var type: String?
  /// What the designer keeps beside the blocks, by their ids.
  var metadata: LocatedValue?

  init(
    start: VendorBlock.Target, blocks: [VendorBlock], name: String? = nil, type: String? = nil
  ) {
    self.start = start
    self.blocks = blocks
    self.name = name
    self.type = type
  }

  /// Whether callers hear it while they wait; the blocks that play messages again and again are for such flows.
  ///
  /// https://docs.aws.amazon.com/connect/latest/adminguide/loop-prompts.html
  var isForWaiting: Bool {
    ["customerqueue", "customerhold", "agenthold", "customer_queue", "customer_hold", "agent_hold"]
      .contains(type?.lowercased() ?? "")
      || blocks.contains { $0.type == "MessageParticipantIteratively" }
  }

  /// - Returns: `nil` if there are errors, which are reported.
  init?(_ document: LocatedValue, _ unknown: UnknownBlocks, _ reader: DocumentReader) {
    let before = reader.log.diagnostics.count
    metadata = document["Metadata"]?["ActionMetadata"]
    name = document["Metadata"]?["name"]?.scalar
    type = document["Metadata"]?["type"]?.scalar
    Self.checkVersion(document, reader)
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
        Wording(zh: "Actions：流程至少要有一个动作", en: "Actions: a flow needs at least one action"))
    }
    blocks = read.enumerated().compactMap { index, action in
      VendorBlock(action: action, path: "Actions[\(index)]", reader)
    }
    for index in blocks.indices {
      if let known = metadata?[blocks[index].id] { blocks[index].nameByDesigner(known) }
    }
    let start = VendorBlock.Target(document["StartAction"])
    if start == nil {
      reader.error(
        "missing-key", at: document["StartAction"]?.offset ?? document.offset,
        Wording(zh: "缺少键“StartAction”", en: "missing key \"StartAction\""),
        hint: Wording(zh: "写上来电从哪个动作开始", en: "name the action at which a call begins"))
    }
    Self.terms.check(blocks, start: start, unknown: unknown, reader)
    guard let start, !reader.log.diagnostics[before...].contains(where: { $0.severity == .error })
    else { return nil }
    self.start = start
  }

  private static func checkVersion(_ document: LocatedValue, _ reader: DocumentReader) {
    guard let version = document["Version"]?.scalar else {
      return reader.error(
        "missing-key", at: document["Version"]?.offset ?? document.offset,
        Wording(zh: "缺少键“Version”", en: "missing key \"Version\""),
        hint: Wording(
          zh: "写作 \"Version\": \"2019-10-30\"", en: "write \"Version\": \"2019-10-30\""))
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
  }

  static let terms = BlockTerms(
    word: Wording(zh: "动作", en: "action"), system: "Amazon Connect", idKey: "Identifier",
    typeKey: "Type",
    startKey: "StartAction", types: ConnectTypes.all, meant: ConnectTypes.meant)
}

extension VendorBlock {
  /// An action of the language of 2019-10-30; what it lacks is reported.
  init?(action: LocatedValue, path: String, _ reader: DocumentReader) {
    guard case .object = action.content else {
      reader.mismatch(action, expected: Wording(zh: "动作", en: "an action"), path: path)
      return nil
    }
    let id = action["Identifier"]?.scalar ?? ""
    let title = id.isEmpty ? path : "action \"\(id.prefix(60))\""
    if id.isEmpty {
      reader.error(
        "missing-key", at: action.offset,
        Wording(zh: "缺少键“Identifier”", en: "missing key \"Identifier\"").at(path),
        hint: Wording(
          zh: "每个动作都要有 Identifier，供去处引用", en: "every action has an Identifier, which ways lead to"))
    }
    let type = action["Type"]?.scalar ?? ""
    if type.isEmpty {
      reader.error(
        "missing-key", at: action.offset,
        Wording(zh: "缺少键“Type”", en: "missing key \"Type\"").at(title),
        hint: Wording(
          zh: "写上动作做什么，如 \"MessageParticipant\"",
          en: "write what the action does, such as \"MessageParticipant\""))
    }
    let transitions = action["Transitions"]
    self.init(
      id: id, name: id, type: type,
      parameters: action["Parameters"]
        ?? LocatedValue(.object([]), offset: action.offset, end: action.offset),
      next: Target(transitions?["NextAction"]),
      offset: action["Identifier"]?.offset ?? action.offset)
    Self.checkForm(action["Parameters"], isList: false, "\(title): Parameters", reader)
    Self.checkForm(transitions, isList: false, "\(title): Transitions", reader)
    for (key, isTarget) in [("Conditions", false), ("Errors", true)] {
      let list = transitions?[key]
      Self.checkForm(list, isList: true, "\(title): Transitions: \(key)", reader)
      for (index, element) in (list?.elements ?? []).enumerated() {
        let place = "\(title): Transitions: \(key)[\(index)]"
        Self.checkForm(element, isList: false, place, reader)
        if isTarget { add(error: element) } else { add(condition: element, place, reader) }
      }
    }
  }

  private mutating func add(error: LocatedValue) {
    guard let target = Target(error["NextAction"]) else { return }
    errors.append(Failure(kind: error["ErrorType"]?.scalar ?? "NoMatchingError", target: target))
  }

  private mutating func add(
    condition: LocatedValue, _ place: String, _ reader: DocumentReader
  ) {
    let test = condition["Condition"]
    Self.checkForm(test, isList: false, "\(place): Condition", reader)
    Self.checkForm(test?["Operands"], isList: true, "\(place): Condition: Operands", reader)
    guard let target = Target(condition["NextAction"]) else { return }
    conditions.append(
      Condition(
        test: test?["Operator"]?.scalar ?? "Equals",
        operands: test?["Operands"]?.elements.compactMap(\.scalar) ?? [], target: target,
        offset: test?.offset ?? condition.offset))
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
