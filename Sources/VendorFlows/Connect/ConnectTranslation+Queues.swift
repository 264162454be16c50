internal import Diagnostics
internal import FlowInterpreter

/// Hours, queues and what is known of them.
extension ConnectTranslation {
  mutating func hours(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    let id = block.text("HoursOfOperationId")
    let name =
      id.map {
        ConnectName(
          $0,
          designer: file.designerName("HoursOfOperationId", of: block, keys: ["Hours", "hours"]),
          in: file)
      } ?? ConnectName(onlyQueue ?? "queue", others: ["queue"])
    let named = ConnectName(
      ServiceRequest.hours + name.name, others: name.others.map { ServiceRequest.hours + $0 })
    let open = way(index, block.condition("True"))
    let closed = way(index, block.condition("False"))
    var service = service(named, index, failed: fault ?? closed, next: nil)
    service.nameFrom =
      id == nil ? queueInCall(at: block.offset) : nameInCall("HoursOfOperationId", of: block)
    service.outcomes = [.init(outcome: "open", next: open), .init(outcome: "closed", next: closed)]
    for condition in block.conditions {
      guard let operand = condition.operands.first, operand != "True", operand != "False" else {
        continue
      }
      service.outcomes.append(.init(outcome: operand, next: way(index, condition.target)))
    }
    service.otherNames += [block.name].map { ServiceRequest.hours + $0 }
    missingErrors(["NoMatchingError"], of: block)
    builder.set(index, .service(service))
  }

  /// The figures of a queue, as a fixture gives them.
  private mutating func metrics(
    _ index: Int, into: VariableReference, failed: NodeReference?, next: NodeReference
  ) -> ServiceCall {
    let block = file.blocks[index]
    let name =
      block.text("QueueId") != nil || block.text("AgentId") != nil
      ? ConnectName(queueOf: block, file) : ConnectName(onlyQueue ?? "queue")
    let named = ConnectName(
      ServiceRequest.metrics + name.name, others: name.others.map { ServiceRequest.metrics + $0 })
    var service = service(named, index, failed: failed, next: next)
    service.into = into
    service.nameFrom =
      block.text("QueueId") == nil && block.text("AgentId") == nil
      ? queueInCall(at: block.offset) : nameInCall("QueueId", of: block)
    return service
  }

  /// The queue where the flow sets one alone.
  private var onlyQueue: String? { queues?.count == 1 ? queues?.first : nil }

  /// The name of a resource that only the call knows; `nil` where the file does.
  mutating func nameInCall(_ key: String, of block: VendorBlock) -> Expression? {
    guard let text = block.text(key), text.contains("$.") else { return nil }
    return builder.value(text, at: block[key]?.offset ?? block.offset)
  }

  /// The queue that is set when a call comes to a block which asks about it; `nil` where only one can be.
  private mutating func queueInCall(at offset: Int) -> Expression? {
    guard onlyQueue == nil else { return nil }
    return ExpressionTree.variable(slot: builder.targetQueue(at: offset).slot).asText
      .expression("the queue set before", at: offset)
  }

  mutating func getMetrics(_ index: Int, _ fault: NodeReference?) {
    let next = next(index)
    let into = builder.shared("Metrics", at: file.blocks[index].offset)
    let service = metrics(index, into: into, failed: fault ?? next, next: next)
    builder.set(index, .service(service))
  }

  /// Where `GetMetricData` keeps what `CheckMetricData` asks for.
  private static let metricPaths = [
    "NumberOfAgentsAvailable": ["Agents", "Available", "Count"],
    "NumberOfAgentsStaffed": ["Agents", "Staffed", "Count"],
    "NumberOfAgentsOnline": ["Agents", "Online", "Count"],
    "NumberOfContactsInQueue": ["Queue", "Size"],
    "OldestContactInQueueAgeSeconds": ["Queue", "OldestContactAge"],
  ]

  mutating func checkMetric(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    let type = block.text("MetricType") ?? "NumberOfAgentsAvailable"
    let into = builder.variable("\(builder.ids[index]) metrics", at: block.offset)
    let known = ExpressionTree.variable(slot: into.slot)
    let direct = known.member(type)
    let nested = (Self.metricPaths[type] ?? []).reduce(known) { $0.member($1) }
    let value =
      Self.metricPaths[type] == nil
      ? direct : ExpressionTree.conditional(.call(.exists, [direct]), direct, nested)
    let wrong = way(index, block.error("NoMatchingCondition", "NoMatchingError"))
    var cases: [Branch.Case] = []
    for condition in block.conditions {
      guard let operand = condition.operands.first else { continue }
      cases.append(
        Branch.Case(
          when: test(condition, value, builder.value(operand, at: condition.offset).tree, of: block)
            .expression("\(type) \(condition.test) \(operand)", at: condition.offset),
          next: way(index, condition.target)))
    }
    let decide = builder.add("check", of: index, .branch(Branch(cases: cases, otherwise: wrong)))
    let service = metrics(index, into: into, failed: fault ?? wrong, next: decide)
    missingErrors(["NoMatchingCondition", "NoMatchingError"], of: block)
    builder.set(index, .service(service))
  }

  mutating func setQueue(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    let name = ConnectName(queueOf: block, file)
    let key = block.text("AgentId") == nil ? "QueueId" : "AgentId"
    let offset = block[key]?.offset ?? block.offset
    if block.text("QueueId") == nil, block.text("AgentId") == nil {
      builder.warn(
        "missing-key", at: block.offset, block,
        Wording(zh: "QueueId 和 AgentId 都没设", en: "sets neither QueueId nor AgentId"),
        hint: Wording(zh: "写上来电者在哪个队列等", en: "name the queue that callers are to wait for"))
    }
    let id = block.text(key) ?? ""
    let next = next(index)
    builder.set(
      index,
      .set(
        SetVariables(
          assignments: [
            Assignment(
              variable: builder.targetQueue(at: offset),
              value: builder.value(name.name, at: offset)),
            Assignment(
              variable: builder.given("Queue.ARN", at: offset),
              value: builder.value(id.isEmpty ? name.name : id, at: offset)),
          ], next: next)), onFault: fault)
  }

  mutating func transfer(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    var queue = QueueCall(skill: usualQueue, skillOffset: block.offset)
    queue.possibleSkills = queues
    if block.text("QueueId") != nil || block.text("AgentId") != nil {
      let name = ConnectName(queueOf: block, file).name
      queue.skill = name
      queue.possibleSkills = ConnectPath(name) == nil ? [name] : nil
      queue.skillFrom = builder.value(name, at: block.offset).tree.asText.expression(
        name, at: block.offset)
    } else {
      let set = ExpressionTree.variable(slot: builder.targetQueue(at: block.offset).slot)
      queue.skillFrom = set.asText.expression("the queue set before", at: block.offset)
    }
    if file.blocks.contains(where: { $0.type == "UpdateContactRoutingBehavior" }) {
      let priority = priorityVariable(at: block.offset)
      queue.priority = ExpressionTree.variable(slot: priority.slot).expression(
        "the priority set before", at: block.offset)
    }
    queue.full = builder.reference(block.error("QueueAtCapacity"), from: block)
    missingErrors(["QueueAtCapacity", "NoMatchingError"], of: block)
    builder.set(index, .queue(queue), onFault: fault)
  }

  mutating func callback(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    let queueID = block.text("QueueId")
    var request = CallbackRequest(
      skill: queueID == nil ? usualQueue : ConnectName(queueOf: block, file).name,
      skillOffset: block.offset)
    let number = ExpressionTree.variable(
      slot: builder.shared("CustomerCallbackNumber", at: block.offset).slot)
    request.number = ExpressionTree.conditional(
      .call(.exists, [number]), number, .field(.given(.caller), "number")
    ).expression("the callback number", at: block.offset)
    request.next = next(index)
    builder.set(index, .callback(request), onFault: fault)
  }

  mutating func callbackNumber(_ index: Int) {
    let block = file.blocks[index]
    let source = block.text("CallbackNumber") ?? ""
    let offset = block["CallbackNumber"]?.offset ?? block.offset
    let value = builder.value(source, at: offset).tree.asText
    let next = next(index)
    let keeps = builder.add(
      "keep", of: index,
      .set(
        SetVariables(
          assignments: [
            Assignment(
              variable: builder.shared("CustomerCallbackNumber", at: offset),
              value: value.expression(source, at: offset))
          ], next: next)))
    let invalid = way(index, block.error("InvalidCallbackNumber", "NoMatchingError"))
    let notDialable = builder.reference(block.error("CallbackNumberNotDialable"), from: block)
    guard let pattern = try? Pattern("[+]?[0-9]{3,15}") else { return }
    builder.set(
      index,
      .branch(
        Branch(
          cases: [
            Branch.Case(
              when: ExpressionTree.matches(value, pattern).expression(
                "\(source) is a number", at: offset), next: keeps)
          ], otherwise: invalid)), onFault: notDialable)
  }

  /// To a number outside: the call leaves, or comes back when that talk is over.
  mutating func transferOutside(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    let number = block.text("ThirdPartyPhoneNumber") ?? ""
    guard block.text("ContinueFlowExecution")?.lowercased() == "true" else {
      return builder.set(index, .hangUp(HangUp(prompt: nil, isTransfer: true)), onFault: fault)
    }
    let next = next(index)
    var service = service(
      ConnectName(number, others: [block.type]), index, failed: fault ?? next, next: next)
    service.nameFrom = nameInCall("ThirdPartyPhoneNumber", of: block)
    service.timeout = .seconds(3_600)
    service.outcomes = outcomes(index)
    service.outcomes.insert(.init(outcome: "completed", next: next), at: 0)
    service.next = nil
    service.unanswered = .outcome("completed")
    service.transferOutcome = "completed"
    builder.set(index, .service(service))
  }
}
