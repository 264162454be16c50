internal import Diagnostics
package import FlowInterpreter

/// Writes a flow that uses only what Twilio Studio has, too, as a flow definition.
///
/// Whatever Studio has no equal for is listed, and then there is no text.
package struct StudioFileWriter {
  /// What has no equal, as a sentence each.
  package private(set) var losses: [FlowFileWriter.Loss] = []
  /// The file; empty where something has no equal.
  package private(set) var text = ""
  private let flow: Flow
  private var widgets: [JSONValue] = []

  package init(_ flow: Flow) {
    self.flow = flow
    var start = "Trigger"
    if case .set(let set) = flow.nodes[flow.start.index].kind, set.assignments.isEmpty {
      start = flow.start.id
    } else {
      add("Trigger", "trigger", [:], [("incomingCall", flow.start)])
    }
    for (index, node) in flow.nodes.enumerated() { write(node, isStart: index == flow.start.index) }
    guard losses.isEmpty else { return }
    text =
      JSONValue.object([
        "description": .text(flow.title), "initial_state": .text(start),
        "flags": .object(["allow_concurrent_calls": true]), "states": .array(widgets),
      ]).formatted + "\n"
  }

  private mutating func lose(_ node: Node, _ what: Wording) {
    losses.note(node, what)
  }

  // MARK: Nodes

  private mutating func write(_ node: Node, isStart: Bool) {
    if node.onFault != nil, node.kind.subFlowName == nil, node.kind.skill == nil {
      lose(node, Wording(zh: "出错的去处", en: "its way for errors"))
    }
    switch node.kind {
    case .say(let say):
      add(
        node.id, "say-play", ["say": .text(words(say.prompt, node)), "loop": 1],
        [("audioComplete", say.next)])
    case .collect(let collect): write(collect, node)
    case .set(let set): write(set, node, isStart: isStart)
    case .branch(let branch): write(branch, node)
    case .service(let service): write(service, node)
    case .queue(let queue):
      guard let failed = queue.full ?? queue.closed ?? node.onFault else {
        return lose(
          node, Wording(zh: "没有人接时没有去处的队列", en: "a queue without a way for when it takes nobody"))
      }
      add(
        node.id, "enqueue-call", ["queue_name": .text(queue.skill)],
        [
          ("callComplete", queue.next), ("failedToEnqueue", failed),
          ("callFailure", queue.closed ?? failed),
        ])
    case .flow(let subFlow):
      if !subFlow.bring.isEmpty { lose(node, Wording("bring")) }
      let names = subFlow.otherNames ?? []
      add(
        node.id, "run-subflow",
        ["flow_sid": .text(names.first { $0.hasPrefix("FW") } ?? subFlow.flow)],
        [("completed", subFlow.next), ("failed", node.onFault)])
    // A transition to nowhere ends the call.
    case .hangUp(let hangUp):
      if hangUp.prompt != nil {
        lose(
          node,
          Wording(
            zh: "hangup 的结束语：移到前一个节点里说", en: "last words of a hangup: say them in a node before"))
      }
    case .menu:
      lose(node, Wording(zh: "menu：先收一个按键，再分支", en: "menu: collect a key and branch on it"))
    case .listen: lose(node, Wording("listen"))
    case .hours: lose(node, Wording("hours"))
    case .callback: lose(node, Wording("callback"))
    case .voicemail: lose(node, Wording("voicemail"))
    case .return:
      lose(
        node,
        Wording(zh: "return：子流程没有去处就结束", en: "return: a subflow ends by a transition to nowhere"))
    }
  }

  private mutating func write(_ collect: Collect, _ node: Node) {
    let retry = collect.retry
    guard retry.attempts == 1, let silent = retry.whenSilent ?? retry.exhausted else {
      return lose(
        node,
        Wording(
          zh: "重复询问的问题：改为接回自己",
          en: "a question that is asked more than once: lead back to it instead"))
    }
    if collect.pattern != nil || collect.check != nil {
      lose(node, Wording(zh: "格式和校验", en: "pattern and check"))
    }
    if !collect.choices.isEmpty {
      lose(node, Wording(zh: "collect 的选项", en: "choices of a collect"))
    }
    if collect.into.name != "widgets.\(node.id).Digits" {
      lose(
        node,
        Wording(
          zh: "\(collect.into.name)：输入的内容是 widgets.\(node.id).Digits",
          en: "\(collect.into.name): what is typed is widgets.\(node.id).Digits"))
    }
    var properties: [(String, JSONValue?)] = [
      ("say", .text(words(collect.prompt, node))), ("loop", 1),
      ("timeout", .integer(retry.timeout.components.seconds)),
      ("finish_on_key", .text(collect.terminator.map { String($0) } ?? "")),
    ]
    if collect.digits.upperBound < 64 {
      properties.append(("number_of_digits", .integer(Int64(collect.digits.upperBound))))
    }
    var ways: [(String, NodeReference?)] = [("keypress", collect.next)]
    if let speech = collect.speech { ways.append(("speech", speech.next)) }
    ways.append(("timeout", silent))
    add(node.id, "gather-input-on-call", of: .object(members: properties), ways)
  }

  private mutating func write(_ set: SetVariables, _ node: Node, isStart: Bool) {
    if isStart, set.assignments.isEmpty {
      return add(node.id, "trigger", [:], [("incomingCall", set.next)])
    }
    let values = set.assignments.map { assignment -> JSONValue in
      let text = liquid(assignment.value.tree)
      if text == nil {
        lose(node, Wording("\(assignment.variable.name) = \(assignment.value.source)"))
      }
      return .object(["key": .text(assignment.variable.name), "value": .text(text ?? "")])
    }
    add(node.id, "set-variables", ["variables": .array(values)], [("next", set.next)])
  }

  private mutating func write(_ branch: Branch, _ node: Node) {
    var input: String?
    var matches: [(JSONValue, NodeReference)] = []
    for branchCase in branch.cases {
      guard case .operation(let symbol, let left, .literal(let value)) = branchCase.when.tree,
        let test = Self.tests[symbol], let subject = liquid(left)
      else {
        lose(
          node,
          Wording(zh: "条件 \(branchCase.when.source)", en: "the condition \(branchCase.when.source)")
        )
        continue
      }
      input = input ?? subject
      matches.append(
        (
          .object([
            "friendly_name": .text(branchCase.when.source), "type": .text(test),
            "arguments": .array([.text(subject)]), "value": .text(value.asText),
          ]), branchCase.next
        ))
    }
    add(
      node.id, "split-based-on", ["input": .text(input ?? "")], [("noMatch", branch.otherwise)],
      matches: matches)
  }

  private static let tests: [Operator: String] = [
    .equal: "equal_to", .notEqual: "not_equal_to", .less: "less_than", .greater: "greater_than",
  ]

  private mutating func write(_ service: ServiceCall, _ node: Node) {
    guard service.outcomes.isEmpty, let next = service.next else {
      return lose(
        node,
        Wording(
          zh: "\(service.service) 的结果：函数只有成功和失败",
          en: "outcomes of \(service.service): a function only succeeds or fails"))
    }
    if let into = service.into, into.name != "widgets.\(node.id).parsed" {
      lose(
        node,
        Wording(
          zh: "\(into.name)：返回是 widgets.\(node.id).parsed",
          en: "\(into.name): an answer is widgets.\(node.id).parsed"))
    }
    let inputs = service.inputs.map { input -> JSONValue in
      let text = liquid(input.value.tree)
      if text == nil {
        lose(
          node,
          Wording(
            zh: "输入 \(input.name) = \(input.value.source)",
            en: "the input \(input.name) = \(input.value.source)"))
      }
      return .object(["key": .text(input.name), "value": .text(text ?? "")])
    }
    let url = service.otherNames.first { $0.contains("://") } ?? service.service
    add(
      node.id, "run-function", ["url": .text(url), "parameters": .array(inputs)],
      [("success", next), ("fail", service.failed)])
  }

  // MARK: Widgets

  private mutating func add(
    _ name: String, _ type: String, _ properties: KeyValuePairs<String, JSONValue?>,
    _ ways: [(String, NodeReference?)], matches: [(JSONValue, NodeReference)] = []
  ) {
    add(name, type, of: .object(properties), ways, matches: matches)
  }

  private mutating func add(
    _ name: String, _ type: String, of properties: JSONValue, _ ways: [(String, NodeReference?)],
    matches: [(JSONValue, NodeReference)] = []
  ) {
    var transitions = ways.map { event, target -> JSONValue in
      .object(["event": .text(event), "next": target.flatMap(self.next).map { .text($0) }])
    }
    for (condition, target) in matches {
      transitions.append(
        .object([
          "event": "match", "next": next(target).map { .text($0) },
          "conditions": .array([condition]),
        ]))
    }
    widgets.append(
      .object([
        "name": .text(name), "type": .text(type), "properties": properties,
        "transitions": .array(transitions),
      ]))
  }

  /// The widget that a way leads to; none where the call ends.
  private func next(_ target: NodeReference) -> String? {
    if case .hangUp = flow.nodes[target.index].kind { nil } else { target.id }
  }

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
        if let path = liquid(expression.tree) {
          text += path
        } else {
          lose(
            node, Wording(zh: "{\(expression.source)} 的内容", en: "the words {\(expression.source)}"))
        }
      }
    }
    return text
  }

  /// A value as Studio writes it: a lookup in braces, or a text.
  private func liquid(_ tree: ExpressionTree) -> String? {
    if case .literal(let value) = tree { return value.asText }
    return path(tree).map { "{{\($0)}}" }
  }

  private func path(_ tree: ExpressionTree) -> String? {
    switch tree {
    case .foreign(let function, let operands)
    where function.isConversion && function.name != "record":
      return operands.first.flatMap { path($0) }
    case .foreign(let function, let operands) where function.name == "record":
      return operands.first.flatMap { path($0) }
    case .call(.text, let arguments), .call(.number, let arguments), .call(.lower, let arguments):
      return arguments.first.flatMap { path($0) }
    case .field(.given(.caller), "number"): return "contact.channel.address"
    case .field(let base, let name): return path(base).map { "\($0).\(name)" }
    case .variable(let slot):
      let name = flow.variables[slot].name
      let isPath = ["widgets.", "flow.", "trigger.", "contact."].contains(where: name.hasPrefix)
      return isPath ? name : "flow.variables.\(name)"
    case .literal, .given, .list, .not, .negate, .and, .or, .operation, .call, .conditional,
      .matches, .foreign:
      return nil
    }
  }
}

extension NodeKind {
  fileprivate var subFlowName: String? { if case .flow(let flow) = self { flow.flow } else { nil } }
}
