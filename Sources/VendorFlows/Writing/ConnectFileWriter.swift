internal import Diagnostics
package import FlowInterpreter

/// Writes a flow that uses only what Amazon Connect has, too, as a file of the flow language.
///
/// Whatever Connect has no equal for is listed, and then there is no text: a flow that says something
/// else there than here is worse than none.
package struct ConnectFileWriter {
  /// What has no equal, as a sentence each.
  package private(set) var losses: [FlowFileWriter.Loss] = []
  /// The file; empty where something has no equal.
  package private(set) var text = ""
  private let flow: Flow
  private var actions: [JSONValue] = []
  private var queues: [JSONValue.Member] = []

  package init(_ flow: Flow) {
    self.flow = flow
    for node in flow.nodes { write(node) }
    guard losses.isEmpty else { return }
    text =
      JSONValue.object([
        "Version": "2019-10-30", "StartAction": .text(flow.start.id),
        "Metadata": .object([
          "entryPointPosition": .object(["x": 0, "y": 0]), "name": .text(flow.title),
          "ActionMetadata": .object(queues),
        ]), "Actions": .array(actions),
      ]).formatted + "\n"
  }

  private mutating func lose(_ node: Node, _ what: Wording) {
    losses.note(node, what)
  }

  // MARK: Nodes

  private mutating func write(_ node: Node) {
    switch node.kind {
    case .say(let say):
      add(
        node, "MessageParticipant", ["Text": .text(words(say.prompt, node))], next: say.next,
        errors: [("NoMatchingError", node.onFault ?? say.next)])
    case .menu(let menu): write(menu, node)
    case .set(let set): write(set, node)
    case .branch(let branch): write(branch, node)
    case .service(let service): write(service, node)
    case .queue(let queue): write(queue, node)
    case .flow(let subFlow): write(subFlow, node)
    case .return: add(node, "EndFlowExecution", [:])
    case .hangUp(let hangUp):
      if hangUp.prompt != nil {
        lose(
          node,
          Wording(
            zh: "hangup 的结束语：移到前一个节点里说", en: "last words of a hangup: say them in a node before"))
      }
      if hangUp.isTransfer {
        lose(node, Wording(zh: "转接外部号码", en: "a transfer to a number outside"))
      }
      add(node, "DisconnectParticipant", [:])
    case .collect: lose(node, Wording("collect"))
    case .listen:
      lose(node, Wording(zh: "listen：例句属于机器人", en: "listen: its phrases belong to a bot"))
    case .hours:
      lose(
        node,
        Wording(zh: "hours：Connect 的营业时间不在流程里", en: "hours: Connect keeps them outside its flows"))
    case .callback: lose(node, Wording("callback"))
    case .voicemail: lose(node, Wording("voicemail"))
    }
  }

  private mutating func write(_ menu: Menu, _ node: Node) {
    let retry = menu.retry
    guard retry.attempts == 1 || (retry.maxNoInput == 1 && retry.maxNoMatch == 1),
      let silent = retry.whenSilent ?? retry.exhausted,
      let wrong = retry.whenWrong ?? retry.exhausted
    else {
      return lose(
        node,
        Wording(
          zh: "重复询问的菜单：改为接回自己", en: "a menu that asks more than once: lead back to it instead"))
    }
    if menu.choices.contains(where: { !$0.words.isEmpty }) {
      lose(node, Wording(zh: "选项的说法", en: "words of choices"))
    }
    let seconds = retry.timeout.components
    if seconds.attoseconds != 0 {
      lose(node, Wording(zh: "不足一秒的超时", en: "a timeout of parts of a second"))
    }
    add(
      node, "GetParticipantInput",
      [
        "Text": .text(words(menu.prompt, node)), "StoreInput": "False",
        "InputTimeLimitSeconds": .text(String(seconds.seconds)),
      ], next: wrong,
      conditions: menu.choices.map { ("Equals", String($0.key), $0.next) },
      errors: [
        ("InputTimeLimitExceeded", silent), ("NoMatchingCondition", wrong),
        ("NoMatchingError", node.onFault ?? wrong),
      ])
  }

  private mutating func write(_ set: SetVariables, _ node: Node) {
    if set.language != nil { lose(node, Wording("call.language")) }
    // The queue set for a transfer is an action of its own.
    let target = set.assignments.first { $0.variable.name == "Queue.Name" }
    if let target, case .literal(.text(let name)) = target.value.tree {
      return setQueue(name, node, next: set.next)
    }
    guard !set.assignments.isEmpty else {
      return add(
        node, "UpdateFlowLoggingBehavior", ["FlowLoggingBehavior": "Enabled"], next: set.next)
    }
    var values: [JSONValue.Member] = []
    for assignment in set.assignments {
      guard let text = path(assignment.value.tree, node), !text.isEmpty else {
        lose(node, Wording("\(assignment.variable.name) = \(assignment.value.source)"))
        continue
      }
      values.append(.init(assignment.variable.name, .text(text)))
    }
    add(
      node, "UpdateContactAttributes", ["Attributes": .object(values)], next: set.next,
      errors: [("NoMatchingError", node.onFault ?? set.next)])
  }

  private mutating func setQueue(_ name: String, _ node: Node, next: NodeReference) {
    queues.append(
      .init(node.id, .object(["queue": .object(["text": .text(name)])])))
    add(
      node, "UpdateContactTargetQueue", ["QueueId": .text(name)], next: next,
      errors: [("NoMatchingError", node.onFault ?? next)])
  }

  private mutating func write(_ branch: Branch, _ node: Node) {
    guard let otherwise = branch.otherwise else {
      return lose(node, Wording(zh: "没有 otherwise 的分支", en: "a branch without otherwise"))
    }
    var subject: String?
    var conditions: [(String, String, NodeReference)] = []
    for branchCase in branch.cases {
      guard case .operation(.equal, let left, .literal(let value)) = branchCase.when.tree,
        let source = path(left, node), source.hasPrefix("$."), subject == nil || subject == source,
        !value.asText.isEmpty
      else {
        lose(
          node,
          Wording(zh: "条件 \(branchCase.when.source)", en: "the condition \(branchCase.when.source)")
        )
        continue
      }
      subject = source
      conditions.append(("Equals", value.asText, branchCase.next))
    }
    add(
      node, "Compare", ["ComparisonValue": .text(subject ?? "")], next: otherwise,
      conditions: conditions, errors: [("NoMatchingCondition", otherwise)])
  }

  private mutating func write(_ service: ServiceCall, _ node: Node) {
    guard service.outcomes.isEmpty, let next = service.next else {
      return lose(
        node,
        Wording(
          zh: "\(service.service) 的结果：函数只有成功和失败",
          en: "outcomes of \(service.service): a function only succeeds or fails"))
    }
    if let into = service.into, into.name != "External" {
      lose(
        node,
        Wording(
          zh: "存在 \(into.name) 里的函数返回：Connect 放在 External",
          en: "a function's answer in \(into.name): Connect keeps it in External"))
    }
    let seconds = service.timeout.components.seconds
    if !(1...8).contains(seconds) {
      lose(node, Wording(zh: "不在 1 至 8 秒之内的超时", en: "a timeout that is not in 1 to 8 seconds"))
    }
    var inputs: [JSONValue.Member] = []
    for input in service.inputs {
      guard let text = path(input.value.tree, node) else {
        lose(
          node,
          Wording(
            zh: "输入 \(input.name) = \(input.value.source)",
            en: "the input \(input.name) = \(input.value.source)"))
        continue
      }
      inputs.append(.init(input.name, .text(text)))
    }
    add(
      node, "InvokeLambdaFunction",
      [
        "LambdaFunctionARN": .text(
          service.otherNames.first { $0.hasPrefix("arn:") } ?? service.service),
        "InvocationTimeLimitSeconds": .text(String(seconds)),
        "LambdaInvocationAttributes": .object(inputs),
      ], next: next, errors: [("NoMatchingError", service.failed ?? next)])
  }

  private mutating func write(_ queue: QueueCall, _ node: Node) {
    guard queue.next == nil else {
      return lose(
        node, Wording(zh: "坐席挂机后的去处：流程到队列为止", en: "a way after the agent: a flow ends in the queue")
      )
    }
    guard queue.skillFrom != nil else {
      return lose(
        node,
        Wording(
          zh: "按技能选队列：先在前一个节点设 \"Queue.Name\"",
          en: "a queue by its skill: set \"Queue.Name\" in a node before"))
    }
    guard let error = node.onFault ?? queue.closed else {
      return lose(node, Wording(zh: "没有出错去处的队列", en: "a queue without a way for errors"))
    }
    add(
      node, "TransferContactToQueue", [:], next: error,
      errors: [("QueueAtCapacity", queue.full ?? error), ("NoMatchingError", error)])
  }

  private mutating func write(_ subFlow: SubFlow, _ node: Node) {
    guard let error = node.onFault else {
      return lose(node, Wording(zh: "没有出错去处的流程", en: "a flow without a way for errors"))
    }
    if !subFlow.pass.isEmpty || !subFlow.bring.isEmpty {
      lose(node, Wording(zh: "pass 和 bring", en: "pass and bring"))
    }
    let name = JSONValue.text(subFlow.otherNames?.first { $0.hasPrefix("arn:") } ?? subFlow.flow)
    if let next = subFlow.next {
      add(
        node, "InvokeFlowModule", ["FlowModuleId": name], next: next,
        errors: [("NoMatchingError", error)])
    } else {
      add(
        node, "TransferToFlow", ["ContactFlowId": name], next: error,
        errors: [("NoMatchingError", error)])
    }
  }

  // MARK: Actions

  private mutating func add(
    _ node: Node, _ type: String, _ parameters: KeyValuePairs<String, JSONValue>,
    next: NodeReference? = nil, conditions: [(String, String, NodeReference)] = [],
    errors: [(String, NodeReference)] = []
  ) {
    var transitions: [(String, JSONValue?)] = []
    if let next { transitions.append(("NextAction", .text(next.id))) }
    if !conditions.isEmpty {
      transitions.append(
        (
          "Conditions",
          .array(
            conditions.map { test, operand, next in
              .object([
                "NextAction": .text(next.id),
                "Condition": .object([
                  "Operator": .text(test), "Operands": .array([.text(operand)]),
                ]),
              ])
            })
        ))
    }
    if !errors.isEmpty {
      transitions.append(
        (
          "Errors",
          .array(
            errors.map { kind, next in
              .object(["NextAction": .text(next.id), "ErrorType": .text(kind)])
            })
        ))
    }
    actions.append(
      .object([
        "Identifier": .text(node.id), "Type": .text(type),
        "Parameters": .object(members: parameters.map { ($0.key, $0.value) }),
        "Transitions": .object(members: transitions),
      ]))
  }

  // MARK: Texts

  private mutating func words(_ series: PromptSeries, _ node: Node) -> String {
    if series.prompts.count > 1 { lose(node, Wording(zh: "逐次不同的提示", en: "prompts by attempt")) }
    let prompt = series.prompts[0]
    if !prompt.translations.isEmpty {
      lose(node, Wording(zh: "多种语言的提示", en: "prompts in several languages"))
    }
    var text = ""
    for part in prompt.text.parts {
      switch part {
      case .literal(let literal): text += literal
      case .expression(let expression):
        if let path = path(expression.tree, node) {
          text += path
        } else {
          lose(
            node, Wording(zh: "{\(expression.source)} 的内容", en: "the words {\(expression.source)}"))
        }
      }
    }
    return text
  }

  /// A value as Connect writes it: a JSONPath, or a text.
  private func path(_ tree: ExpressionTree, _ node: Node) -> String? {
    switch tree {
    case .literal(let value): return value.asText
    case .foreign(let function, let operands) where function.isConversion:
      return operands.first.flatMap { path($0, node) }
    case .call(.text, let arguments): return arguments.first.flatMap { path($0, node) }
    case .field(.given(.caller), "number"): return "$.CustomerEndpoint.Address"
    case .field(.given(.call), "id"): return "$.ContactId"
    case .field(let base, let name):
      return path(base, node).flatMap { $0.hasPrefix("$.") ? "\($0).\(name)" : nil }
    case .variable(let slot):
      let name = flow.variables[slot].name
      if Self.roots.contains(where: { name == $0 || name.hasPrefix($0 + ".") }) {
        return "$.\(name)"
      }
      return Identifier.isVariable(name) ? "$.Attributes.\(name)" : "$.Attributes['\(name)']"
    case .given, .list, .not, .negate, .and, .or, .operation, .call, .conditional, .matches,
      .foreign:
      return nil
    }
  }

  /// Namespaces of Connect that are no contact attributes.
  private static let roots = [
    "External", "Lex", "Metrics", "Customer", "Case", "Views", "Queue", "FlowAttributes", "Channel",
    "StoredCustomerInput", "SystemEndpoint", "LanguageCode", "Agent",
  ]
}
