internal import Diagnostics
internal import FlowInterpreter

/// Makes a flow of ours of an Amazon Connect flow.
struct ConnectTranslation {
  let file: ConnectFile
  var builder: FlowBuilder
  /// The queues that the flow sets by name, in the order of the file; `nil` if one is known only in a
  /// call, or none is set here.
  private(set) var queues: [String]?
  /// The queue that is named where only one can be.
  private(set) var usualQueue: String

  init(_ file: ConnectFile, reader: DocumentReader) {
    self.file = file
    builder = FlowBuilder(file.blocks, blockWord: Wording(zh: "动作", en: "action"), reader: reader)
    let set = file.blocks.filter { $0.type == "UpdateContactTargetQueue" }
    var names: [String] = []
    for block in set {
      let name = ConnectName(queueOf: block, file).name
      if !names.contains(name) { names.append(name) }
    }
    let isOpen = set.isEmpty || names.contains { ConnectPath($0) != nil }
    queues = isOpen ? nil : names
    usualQueue = names.first { ConnectPath($0) == nil } ?? "queue"
  }

  mutating func flow(id: String) -> Flow? {
    checkLimits()
    for index in file.blocks.indices { translate(index) }
    guard let start = builder.index(of: file.start.id) else { return nil }
    var flow = builder.flow(
      id: id, title: file.name ?? id, start: start, language: "en-US", system: .connect)
    flow.isForWaiting = file.isForWaiting
    return flow
  }

  private mutating func translate(_ index: Int) {
    let block = file.blocks[index]
    let fault = builder.reference(block.error("NoMatchingError"), from: block)
    switch block.type {
    case "MessageParticipant": message(index, fault)
    case "MessageParticipantIteratively": messages(index, fault)
    case "GetParticipantInput":
      if block.text("StoreInput")?.lowercased() == "true" {
        store(index, fault)
      } else {
        menu(index, fault)
      }
    case "ConnectParticipantWithLexBot": listen(index, fault)
    case "Compare": compare(index, fault)
    case "UpdateContactAttributes", "UpdateFlowAttributes": attributes(index, fault)
    case "InvokeLambdaFunction": lambda(index, fault)
    case "CheckHoursOfOperation": hours(index, fault)
    case "CheckMetricData": checkMetric(index, fault)
    case "GetMetricData": getMetrics(index, fault)
    case "UpdateContactTargetQueue": setQueue(index, fault)
    case "TransferContactToQueue", "DequeueContactAndTransferToQueue", "TransferContactToAgent":
      transfer(index, fault)
    case "TransferToFlow": runFlow(index, fault, comesBack: false)
    case "InvokeFlowModule": runFlow(index, fault, comesBack: true)
    case "EndFlowExecution", "EndFlowModuleExecution": builder.set(index, .return)
    case "DisconnectParticipant": builder.set(index, .hangUp(HangUp(prompt: nil)))
    case "Loop": loop(index)
    case "Wait": wait(index, fault)
    case "CreateCallbackContact": callback(index, fault)
    case "UpdateContactCallbackNumber": callbackNumber(index)
    case "TransferParticipantToThirdParty": transferOutside(index, fault)
    case "DistributeByPercentage": distribute(index)
    case "ShowView": showView(index, fault)
    case let type where ConnectTypes.withoutEffect.contains(type): configure(index, fault)
    case let type where ConnectTypes.outside.contains(type): outside(index, fault)
    default: builder.setUnknown(index, ConnectFile.terms)
    }
  }

  // MARK: Ways

  /// The way on; where the flow has none, the call ends there.
  mutating func next(_ index: Int, _ target: VendorBlock.Target? = nil) -> NodeReference {
    let block = file.blocks[index]
    if let reference = builder.reference(target ?? block.next, from: block) { return reference }
    return builder.add("end", of: index, .return)
  }

  /// A way that is there, else where nothing else says so.
  mutating func way(_ index: Int, _ target: VendorBlock.Target?) -> NodeReference {
    next(index, target)
  }

  // MARK: What changes nothing

  /// Passes, and leaves its trace in the path.
  private mutating func configure(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    var assignments: [Assignment] = []
    if block.type == "UpdateContactData", let language = block.text("LanguageCode") {
      assignments.append(
        Assignment(
          variable: builder.given("LanguageCode", at: block.offset),
          value: builder.value(language, at: block.offset)))
    }
    if block.type == "UpdateContactRoutingBehavior", let priority = block.text("QueuePriority") {
      // Connect serves low numbers first, from 5 on where nothing is said; ours is the other way round.
      let value = ExpressionTree.operation(
        .subtract, .literal(.number(Number(5))),
        .call(.number, [builder.value(priority, at: block.offset).tree.asText]))
      assignments.append(
        Assignment(
          variable: priorityVariable(at: block.offset),
          value: value.expression("5 - \(priority)", at: block.offset)))
    }
    let hooks = block.type == "UpdateContactEventHooks" ? hooks(of: block) : []
    let next = next(index)
    builder.set(
      index, .set(SetVariables(assignments: assignments, hooks: hooks, next: next)),
      onFault: fault)
  }

  mutating func priorityVariable(at offset: Int) -> VariableReference {
    builder.variable(
      "Queue.Priority", initial: .number(Number(0)), isShared: true, at: offset)
  }
}
