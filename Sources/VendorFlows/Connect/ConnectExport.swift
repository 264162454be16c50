internal import Diagnostics
internal import FlowInterpreter

/// The designer's older export, `modules` with `branches`, as the blocks of the newer language.
enum ConnectExport {
  /// Its types are named as the export has them, since they are reported as they stand there.
  private static let terms = BlockTerms(
    word: Wording(zh: "动作", en: "action"), system: "Amazon Connect", idKey: "id", typeKey: "type",
    startKey: "start",
    types: ConnectTypes.all.union(ConnectTypes.ofExport.keys), meant: [:])

  static func file(
    _ document: LocatedValue, _ unknown: UnknownBlocks, _ reader: DocumentReader
  ) -> ConnectFile? {
    let before = reader.log.diagnostics.count
    let modules = document["modules"].map { reader.list($0, path: "modules") } ?? []
    let blocks = modules.enumerated().compactMap { index, module in
      block(module, path: "modules[\(index)]", reader)
    }
    if modules.isEmpty {
      reader.error(
        "no-nodes", at: document.offset,
        Wording(zh: "modules：流程至少要有一个模块", en: "modules: a flow needs at least one module"))
    }
    let start = VendorBlock.Target(document["start"])
    if start == nil {
      reader.error(
        "missing-key", at: document.offset, Wording(zh: "缺少键“start”", en: "missing key \"start\""),
        hint: Wording(zh: "写上来电从哪个模块开始", en: "name the module at which a call begins"))
    }
    terms.check(blocks, start: start, unknown: unknown, reader)
    guard let start, !reader.log.diagnostics[before...].contains(where: { $0.severity == .error })
    else {
      return nil
    }
    return ConnectFile(
      start: start, blocks: blocks, name: document["metadata"]?["name"]?.scalar,
      type: document["type"]?.scalar ?? document["metadata"]?["type"]?.scalar)
  }

  private static func block(
    _ module: LocatedValue, path: String, _ reader: DocumentReader
  ) -> VendorBlock? {
    guard case .object = module.content else {
      reader.mismatch(module, expected: Wording(zh: "模块", en: "a module"), path: path)
      return nil
    }
    let (id, type) = (module["id"]?.scalar ?? "", module["type"]?.scalar ?? "")
    if id.isEmpty || type.isEmpty {
      reader.error(
        "missing-key", at: module.offset,
        Wording(zh: "模块应有 \"id\" 和 \"type\"", en: "a module has an \"id\" and a \"type\"").at(path))
    }
    for key in ["parameters", "branches"] {
      VendorBlock.checkForm(module[key], isList: true, "\(path): \(key)", reader)
    }
    let parameters = module["parameters"]?.elements ?? []
    let module = Module(
      id: id, type: type, target: module["target"]?.scalar ?? "", parameters: parameters,
      branches: module["branches"]?.elements ?? [], metadata: module["metadata"],
      offset: module["id"]?.offset ?? module.offset)
    return module.block
  }
}

/// A module of the older export.
private struct Module {
  var id: String
  var type: String
  /// What the module acts on, such as `Digits` or `Queue`.
  var target: String
  var parameters: [LocatedValue]
  var branches: [LocatedValue]
  var metadata: LocatedValue?
  var offset: Int

  /// The names of namespaces in the newer language.
  private static let namespaces = [
    "User Defined": "Attributes", "External": "External",
    "Lex.SessionAttributes": "Lex.SessionAttributes",
    "Lex.Slots": "Lex.Slots", "Lex": "Lex", "Flow": "FlowAttributes", "Customer": "Customer",
    "Media streams": "MediaStreams", "Metrics": "Metrics", "Queue metrics": "Metrics",
    "Agent": "Agent", "Views": "Views", "Case": "Case",
  ]
  private static let systemNames = [
    "Customer Number": "$.CustomerEndpoint.Address", "Dialed Number": "$.SystemEndpoint.Address",
    "Stored customer input": "$.StoredCustomerInput", "Channel": "$.Channel",
    "Contact id": "$.ContactId", "Contact Id": "$.ContactId", "ContactId": "$.ContactId",
    "Initial Contact Id": "$.InitialContactId", "Initial contact id": "$.InitialContactId",
    "Queue.Name": "$.Queue.Name", "Queue name": "$.Queue.Name", "Queue ARN": "$.Queue.ARN",
    "Customer callback number": "$.CustomerCallbackNumber",
    "Text to speech voice": "$.TextToSpeechVoiceId",
    "Language": "$.LanguageCode", "Working queue": "$.Queue.Name",
  ]

  /// What a parameter with a key sets; `nil` if it lacks one or a plain value.
  private static func pair(_ parameter: LocatedValue) -> LocatedValue.Member? {
    guard let key = parameter["key"]?.scalar, let value = parameter["value"],
      let text = value.scalar
    else { return nil }
    return .init(
      key: key, keyOffset: parameter.offset,
      value: LocatedValue(
        .text(path(text, in: parameter["namespace"]?.scalar)), offset: value.offset,
        end: value.end))
  }

  /// A value as a JSONPath of its namespace, or as it stands.
  private static func path(_ value: String, in namespace: String?) -> String {
    guard let namespace, !namespace.isEmpty else { return value }
    if namespace == "System", value.contains(".") { return "$.\(value)" }
    if namespace == "System" {
      return systemNames[value]
        ?? "$.System['\(value)']".replacingOccurrences("'", with: "\"")
    }
    let root = namespaces[namespace] ?? namespace.replacingOccurrences(" ", with: "")
    return "$.\(root)['\(value)']"
  }

  private func parameter(_ name: String) -> LocatedValue? {
    parameters.first { $0["name"]?.scalar == name }
  }

  private func value(_ name: String) -> (text: String, at: Int)? {
    guard let found = parameter(name), let value = found["value"], let text = value.scalar else {
      return nil
    }
    return (Self.path(text, in: found["namespace"]?.scalar), value.offset)
  }

  private func branch(_ condition: String) -> VendorBlock.Target? {
    branches.first { $0["condition"]?.scalar == condition }.flatMap {
      VendorBlock.Target($0["transition"])
    }
  }

  // MARK: As a block

  var block: VendorBlock {
    var block = VendorBlock(
      id: id, name: id, type: newType,
      parameters: LocatedValue(.object([]), offset: offset, end: offset),
      next: branch("Success"), offset: offset)
    setParameters(of: &block)
    addErrors(to: &block)
    addConditions(to: &block)
    if block.next == nil { block.next = block.errors.first?.target }
    return block
  }

  private var newType: String {
    switch (type, target) {
    case ("Transfer", "Flow"): return "TransferToFlow"
    case ("Transfer", "Queue"), ("Transfer", "Agent"): return "TransferContactToQueue"
    case ("Transfer", "PhoneNumber"), ("Transfer", "Phone number"):
      return "TransferParticipantToThirdParty"
    case ("Transfer", _):
      if parameter("ContactFlowId") != nil { return "TransferToFlow" }
      return parameter("PhoneNumber") == nil
        ? "TransferContactToQueue" : "TransferParticipantToThirdParty"
    case ("GetUserInput", "Lex"): return "ConnectParticipantWithLexBot"
    default: return ConnectTypes.ofExport[type] ?? type
    }
  }

  /// Gives the block the parameters that the newer language has.
  private func setParameters(of block: inout VendorBlock) {
    var members: [LocatedValue.Member] = []
    func add(_ key: String, _ text: String, at place: Int) {
      members.append(
        .init(
          key: key, keyOffset: place, value: LocatedValue(.text(text), offset: place, end: place)))
    }
    func addObject(_ key: String, _ inside: [LocatedValue.Member]) {
      members.append(
        .init(
          key: key, keyOffset: offset,
          value: LocatedValue(.object(inside), offset: offset, end: offset)))
    }
    func copy(_ old: String, as new: String) {
      if let (text, place) = value(old) { add(new, text, at: place) }
    }
    if let (text, place) = value("Text") {
      add(value("TextToSpeechType")?.text == "ssml" ? "SSML" : "Text", text, at: place)
    } else if let (text, place) = value("AudioPrompt") {
      add("PromptId", text, at: place)
      if let name = metadata?["promptName"]?.scalar
        ?? parameter("AudioPrompt")?["resourceName"]?.scalar
      {
        add("PromptIdName", name, at: place)
      }
    }
    if type == "LoopPrompts" { addObject("Messages", []) }
    copy("InterruptSeconds", as: "InterruptFrequencySeconds")
    copy("Timeout", as: "InputTimeLimitSeconds")
    copy(
      "TimeLimit",
      as: type == "Transfer" ? "ThirdPartyConnectionTimeLimitSeconds" : "InvocationTimeLimitSeconds"
    )
    copy("TimeoutSeconds", as: "TimeLimitSeconds")
    copy("LoopCount", as: "LoopCount")
    copy("FunctionArn", as: "LambdaFunctionARN")
    copy("ContactFlowId", as: "ContactFlowId")
    copy("FlowModuleId", as: "FlowModuleId")
    copy("PhoneNumber", as: type == "Transfer" ? "ThirdPartyPhoneNumber" : "CallbackNumber")
    copy("CallbackNumber", as: "CallbackNumber")
    copy("Hours", as: "HoursOfOperationId")
    copy("AbsolutePosition", as: "QueuePriority")
    copy("Queue", as: "QueueId")
    copy("Agent", as: "AgentId")
    for (old, new) in [
      ("Queue", "QueueName"), ("ContactFlowId", "ContactFlowIdName"),
      ("Hours", "HoursOfOperationIdName"), ("FlowModuleId", "FlowModuleIdName"),
    ] {
      if let name = parameter(old)?["resourceName"]?.scalar, !name.isEmpty {
        add(new, name, at: offset)
      }
    }
    switch type {
    case "StoreUserInput", "EncryptInput":
      add("StoreInput", "True", at: offset)
      if let most = value("MaxDigits") {
        let length = LocatedValue.Member(
          key: "MaximumLength", keyOffset: most.at,
          value: LocatedValue(.text(most.text), offset: most.at, end: most.at))
        let inside = LocatedValue.Member(
          key: value("CustomerInputType")?.text == "Custom"
            ? "CustomValidation" : "PhoneNumberValidation",
          keyOffset: most.at,
          value: LocatedValue(.object([length]), offset: most.at, end: most.at))
        addObject("InputValidation", [inside])
      }
      if let key = value("TerminatorDigits") {
        addObject(
          "DTMFConfiguration",
          [
            .init(
              key: "InputTerminationSequence", keyOffset: key.at,
              value: LocatedValue(.text(key.text), offset: key.at, end: key.at))
          ])
      }
      if value("EncryptEntry")?.text.lowercased() == "true" { addObject("InputEncryption", []) }
    case "CheckAttribute":
      let namespace = parameter("Namespace")?["value"]?.scalar
      if let attribute = parameter("Attribute"), let name = attribute["value"]?.scalar {
        add("ComparisonValue", Self.path(name, in: namespace), at: attribute.offset)
      }
    case "SetEventHook", "SetContactFlow":
      if let event = value("Type"), let flow = value("ContactFlowId") {
        let name = parameter("ContactFlowId")?["resourceName"]?.scalar ?? ""
        let hook = LocatedValue.Member(
          key: event.text, keyOffset: event.at,
          value: LocatedValue(
            .text(flow.text.isEmpty ? name : flow.text), offset: flow.at, end: flow.at))
        addObject("EventHooks", [hook])
      }
    case "SetAttributes":
      addObject("Attributes", parameters.compactMap(Self.pair))
    case "InvokeExternalResource":
      let inputs = parameters.filter { $0["name"]?.scalar == "Parameter" }
      addObject("LambdaInvocationAttributes", inputs.compactMap(Self.pair))
    case "CheckStaffing":
      add("MetricType", "NumberOfAgents\(value("Status")?.text ?? "Available")", at: offset)
    case "CheckQueueStatus":
      add(
        "MetricType",
        branches.contains { $0["condition"]?.scalar == "CheckQueueCapacity" }
          ? "NumberOfContactsInQueue" : "OldestContactInQueueAgeSeconds", at: offset)
    case "Transfer" where newType == "TransferParticipantToThirdParty":
      let goesOn = branch("Success") != nil && value("BlindTransfer")?.text != "True"
      add("ContinueFlowExecution", goesOn ? "True" : "False", at: offset)
    default: break
    }
    block.parameters = LocatedValue(.object(members), offset: offset, end: offset)
  }

  private func addErrors(to block: inout VendorBlock) {
    let names = [
      ("NoMatch", "NoMatchingCondition"), ("Error", "NoMatchingError"),
      ("AtCapacity", "QueueAtCapacity"), ("CallFailure", "CallFailed"),
      ("InvalidNumber", type == "StoreUserInput" ? "InvalidPhoneNumber" : "InvalidCallbackNumber"),
      ("NotDialable", "CallbackNumberNotDialable"), ("NoneFound", "NoneFoundError"),
      ("MultipleFound", "MultipleFoundError"), ("ContactNotLinked", "ContactNotLinked"),
    ]
    for (old, new) in names {
      if let target = branch(old) { block.errors.append(.init(kind: new, target: target)) }
    }
    if let target = branch("Timeout") {
      switch type {
      case "GetUserInput":
        block.errors.append(.init(kind: "InputTimeLimitExceeded", target: target))
      case "Transfer":
        block.errors.append(.init(kind: "ConnectionTimeLimitExceeded", target: target))
      case "Wait": addCondition("Equals", "WaitCompleted", target, to: &block)
      case "LoopPrompts": addCondition("Equals", "MessagesInterrupted", target, to: &block)
      default: block.errors.append(.init(kind: "TimeLimitExceeded", target: target))
      }
    }
    if type == "CheckStaffing", let target = branch("False") {
      block.errors.append(.init(kind: "NoMatchingCondition", target: target))
    }
  }

  private func addCondition(
    _ test: String, _ operand: String, _ target: VendorBlock.Target, to block: inout VendorBlock
  ) {
    block.conditions.append(
      .init(test: test, operands: [operand], target: target, offset: target.offset))
  }

  private func addConditions(to block: inout VendorBlock) {
    for branch in branches {
      guard let target = VendorBlock.Target(branch["transition"]),
        let condition = branch["condition"]?.scalar
      else { continue }
      let operand = branch["conditionValue"]?.scalar ?? ""
      let test = branch["conditionType"]?.scalar ?? "Equals"
      switch condition {
      case "Evaluate": addCondition(test, operand, target, to: &block)
      // In milliseconds.
      case "CheckQueueTime":
        addCondition(
          test, Int(operand).map { String($0 / 1_000) } ?? operand, target, to: &block)
      case "CheckQueueCapacity": addCondition(test, operand, target, to: &block)
      case "True" where type == "CheckStaffing":
        addCondition("NumberGreaterThan", "0", target, to: &block)
      case "True", "False":
        if type != "CheckStaffing" { addCondition("Equals", condition, target, to: &block) }
      case "Looping": addCondition("Equals", "ContinueLooping", target, to: &block)
      case "Complete": addCondition("Equals", "DoneLooping", target, to: &block)
      case "Success", "Error", "NoMatch", "Timeout", "AtCapacity", "CallFailure", "InvalidNumber",
        "NotDialable", "NoneFound", "MultipleFound", "ContactNotLinked":
        continue
      default: addCondition("Equals", condition, target, to: &block)
      }
    }
  }
}

extension String {
  fileprivate func replacingOccurrences(_ part: Character, with other: String) -> String {
    var result = ""
    for character in self {
      if character == part { result += other } else { result.append(character) }
    }
    return result
  }
}
