internal import Diagnostics
internal import FlowInterpreter

/// What asks something outside, or hands the call over.
extension ConnectTranslation {
  func service(
    _ name: ConnectName, _ index: Int, failed: NodeReference?, next: NodeReference?
  ) -> ServiceCall {
    let block = file.blocks[index]
    var service = ServiceCall(
      service: name.name, serviceOffset: block.offset, inputs: [], into: nil,
      timeout: .seconds(60), outcomes: [], next: next, failed: failed)
    var others = name.others
    for other in [block.name, block.id] where other != name.name && !others.contains(other) {
      others.append(other)
    }
    service.otherNames = others
    return service
  }

  mutating func lambda(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    let name = ConnectName(
      block.text("LambdaFunctionARN"),
      designer: file.designerName("LambdaFunctionARN", of: block, keys: []), in: file)
    let next = next(index)
    var service = service(name, index, failed: fault ?? next, next: next)
    service.nameFrom = nameInCall("LambdaFunctionARN", of: block)
    let limit = block.integer("InvocationTimeLimitSeconds")
    if let limit, !(1...8).contains(limit) {
      builder.warn(
        "out-of-range", at: block["InvocationTimeLimitSeconds"]?.offset ?? block.offset, block,
        Wording(
          zh: "InvocationTimeLimitSeconds：\(limit) 不在 1…8 之内",
          en: "InvocationTimeLimitSeconds: \(limit) is not in 1…8"),
        hint: Wording(zh: "平台最多等函数 8 秒", en: "the service waits 8 seconds for a function at most"))
    }
    service.timeout = .seconds(min(max(limit ?? 8, 1), 60))
    service.into = builder.shared("External", at: block.offset)
    for member in block["LambdaInvocationAttributes"]?.members ?? [] {
      guard let text = member.value.scalar else { continue }
      service.inputs.append(
        ServiceCall.Input(name: member.key, value: builder.value(text, at: member.value.offset)))
    }
    missingErrors(["NoMatchingError"], of: block)
    builder.set(index, .service(service))
  }

  /// Anything else outside: its conditions and errors are outcomes.
  mutating func outside(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    let next = next(index)
    var service = service(
      ConnectName(block.type, others: []), index, failed: fault ?? next, next: next)
    service.outcomes = outcomes(index)
    service.into = namespace(of: block)
    if block.type == "CheckOutboundCallStatus" { service.unanswered = .outcome("CallAnswered") }
    for member in block.parameters.members {
      guard let text = member.value.scalar else { continue }
      service.inputs.append(
        ServiceCall.Input(name: member.key, value: builder.value(text, at: member.value.offset)))
    }
    builder.set(index, .service(service))
  }

  mutating func outcomes(_ index: Int) -> [ServiceCall.OutcomeWay] {
    let block = file.blocks[index]
    var ways: [ServiceCall.OutcomeWay] = []
    for condition in block.conditions {
      guard let name = condition.operands.first, !ways.contains(where: { $0.outcome == name })
      else { continue }
      ways.append(.init(outcome: name, next: way(index, condition.target)))
    }
    for error in block.errors where error.kind != "NoMatchingError" {
      guard !ways.contains(where: { $0.outcome == error.kind }) else { continue }
      ways.append(.init(outcome: error.kind, next: way(index, error.target)))
    }
    return ways
  }

  /// Where what a block finds is kept.
  private mutating func namespace(of block: VendorBlock) -> VariableReference? {
    if block.type.contains("Profile") { return builder.shared("Customer", at: block.offset) }
    if block.type.contains("Case") { return builder.shared("Case", at: block.offset) }
    return nil
  }

  /// A page for the agent or a chat; its chosen action is `$.Views.Action`.
  mutating func showView(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    let view = ConnectName(
      resource: block["ViewResource"]?["Id"]?.scalar ?? block.type,
      designer: file.designerName("ViewResource", of: block, keys: ["view"]))
    let action = builder.variable("Views.Action", isShared: true, at: block.offset)
    let wrong = way(index, block.error("NoMatchingCondition", "NoMatchingError"))
    var service = service(view, index, failed: fault ?? wrong, next: wrong)
    service.otherNames.append(block.type)
    service.isAnsweredByPeople = true
    service.into = builder.shared("Views", at: block.offset)
    for way in outcomes(index) where way.outcome != "NoMatchingCondition" {
      let chosen = builder.add(
        "action", of: index,
        .set(
          SetVariables(
            assignments: [
              Assignment(
                variable: action,
                value: ExpressionTree.literal(.text(way.outcome)).expression(
                  way.outcome, at: block.offset))
            ], next: way.next)))
      service.outcomes.append(.init(outcome: way.outcome, next: chosen))
    }
    missingErrors(["NoMatchingCondition", "NoMatchingError", "TimeLimitExceeded"], of: block)
    builder.set(index, .service(service))
  }

  // MARK: Values

  mutating func attributes(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    let isOfFlow = block.type == "UpdateFlowAttributes"
    let given = block[isOfFlow ? "FlowAttributes" : "Attributes"]
    var assignments: [Assignment] = []
    for member in given?.members ?? [] {
      let value = member.value.scalar ?? member.value["Value"]?.scalar ?? ""
      if value.isEmpty {
        builder.warn(
          "empty-text", at: member.value.offset, block,
          Wording(
            zh: "属性“\(member.key.prefix(40))”被设成空文字",
            en: "the attribute \"\(member.key.prefix(40))\" is set to an empty text"),
          hint: Wording(zh: "平台不收空文字", en: "the service takes no empty texts"))
      }
      assignments.append(
        Assignment(
          variable: isOfFlow
            ? builder.variable("FlowAttributes.\(member.key)", at: member.keyOffset)
            : builder.attributeVariable(member.key, at: member.keyOffset),
          value: builder.value(value, at: member.value.offset)))
    }
    missingErrors(["NoMatchingError"], of: block)
    let next = next(index)
    builder.set(
      index, .set(SetVariables(assignments: assignments, next: next)), onFault: fault)
  }

  // MARK: Flows

  mutating func runFlow(_ index: Int, _ fault: NodeReference?, comesBack: Bool) {
    let block = file.blocks[index]
    let key = comesBack ? "FlowModuleId" : "ContactFlowId"
    let name = ConnectName(
      block.text(key),
      designer: file.designerName(
        key, of: block, keys: ["ContactFlow", "contactFlow", "contactFlowModuleName"]), in: file)
    var flow = SubFlow(
      flow: Identifier.slug(of: name.name, kind: "flow"),
      flowOffset: block[key]?.offset ?? block.offset, pass: [], bring: [],
      next: comesBack ? next(index) : nil)
    flow.otherNames = [name.name] + name.others + [block.name]
    missingErrors(["NoMatchingError"], of: block)
    builder.set(index, .flow(flow), onFault: fault)
  }
}
