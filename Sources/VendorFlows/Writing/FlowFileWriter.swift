package import Diagnostics
package import FlowInterpreter

/// Writes a flow as a file of ours: JSON5, a node a line, with the names that its designer gave.
package struct FlowFileWriter {
  /// What has no equal in our notation, and where it stands.
  package struct Loss: Sendable, Hashable {
    /// The node; `nil` for the flow as a whole.
    package var node: String?
    package var what: Wording
  }

  private let flow: Flow
  private var expressions: ExpressionText
  private let names: [String]
  package private(set) var losses: [Loss] = []
  package private(set) var text = ""

  package init(_ flow: Flow) {
    self.flow = flow
    names = Self.names(of: flow)
    expressions = ExpressionText(names: names)
    write()
  }

  /// The variables' names as our notation allows them, each once.
  private static func names(of flow: Flow) -> [String] {
    var used = Set(GivenName.allCases.map(\.rawValue) + ["true", "false", "null", "in"])
    return flow.variables.map { variable in
      var name = String(
        variable.name.unicodeScalars.map { scalar in
          scalar.isASCII && (Character(scalar).isLetter || Character(scalar).isNumber)
            ? Character(scalar) : "_"
        })
      if !Identifier.isVariable(name) { name = "v_" + name }
      while !used.insert(name).inserted { name += "_" }
      return name
    }
  }

  private mutating func lose(_ node: Node?, _ what: Wording) {
    losses.note(node, what)
  }

  // MARK: The file

  private mutating func write() {
    var lines = ["flow: \(quoted(flow.id))", "from: \(quoted(flow.system.rawValue))"]
    lines.append("title: \(quoted(flow.title))")
    lines.append("language: \(quoted(flow.language))")
    lines.append("start: \(quoted(flow.start.id))")
    if flow.isForWaiting { lines.append("forWaiting: true") }
    if flow.isWritten { lines.append("written: true") }
    let variables = zip(flow.variables, names).map { variable, name in
      "\(name): \(declaration(variable, name))"
    }
    if !variables.isEmpty {
      lines.append("variables: {\n" + variables.map { "    \($0),\n" }.joined() + "  }")
    }
    var nodes: [String] = []
    for node in flow.nodes { nodes.append("    \(quoted(node.id)): { \(members(of: node)) },\n") }
    for function in expressions.unwritten.sorted() where function == "trim" {
      lose(
        nil,
        Wording(zh: "文字首尾的空格，比较时不计", en: "space at the ends of texts, which comparisons leave out"))
    }
    text = "{\n" + lines.map { "  \($0),\n" }.joined()
    text += "  nodes: {\n" + nodes.joined() + "  },\n}\n"
  }

  private func declaration(_ variable: Variable, _ name: String) -> String {
    var parts: [String] = []
    if variable.initial != .null { parts.append("value: \(value(variable.initial))") }
    if variable.name != name { parts.append("name: \(quoted(variable.name))") }
    if variable.isShared { parts.append("shared: true") }
    if variable.isGiven { parts.append("given: true") }
    if variable.isSecret { parts.append("secret: true") }
    return parts.isEmpty ? "null" : "{ \(parts.joined(separator: ", ")) }"
  }

  private func list(_ texts: [String]) -> String {
    "[\(texts.map(quoted).joined(separator: ", "))]"
  }

  private func quoted(_ text: String) -> String { JSONValue.quoted(text) }

  private func value(_ value: Value) -> String { value.json.compact }

  private func seconds(_ duration: Duration) -> String {
    quoted(DurationNotation.format(duration))
  }

  // MARK: Nodes

  private mutating func members(of node: Node) -> String {
    var parts: [String] = []
    switch node.kind {
    case .say(let say):
      parts = ["type: \"say\"", "prompt: \(prompt(say.prompt, node))"]
      if !say.bargeIn { parts.append("bargeIn: false") }
      if let again = say.whileWaiting { parts.append(way("whileWaiting", again)) }
      parts.append(way("next", say.next))
    case .menu(let menu):
      parts = ["type: \"menu\"", "prompt: \(prompt(menu.prompt, node))"]
      parts.append("choices: [\(choices(menu.choices))]")
      parts += retry(menu.retry)
    case .collect(let collect): parts = members(of: collect, node)
    case .listen(let listen):
      let intents = listen.intents.map { intent in
        "{ intent: \(quoted(intent.name)), phrases: [\(intent.phrases.map(quoted).joined(separator: ", "))], \(way("next", intent.next)) }"
      }
      parts = [
        "type: \"listen\"", "prompt: \(prompt(listen.prompt, node))",
        "into: \(quoted(names[listen.into.slot]))", "intents: [\(intents.joined(separator: ", "))]",
      ]
      parts += retry(listen.retry)
      if listen.isOutside { parts.append("outside: true") }
    case .set(let set):
      var pairs: [String] = []
      for assignment in set.assignments {
        let name = names[assignment.variable.slot]
        guard let text = expressions.text(assignment.value.tree) else {
          lose(node, Wording("\(assignment.variable.name) = \(assignment.value.source)"))
          continue
        }
        pairs.append("\(name): \(quoted(text))")
      }
      parts = ["type: \"set\"", "set: { \(pairs.joined(separator: ", ")) }"]
      let hooks = set.hooks.map { hook in
        let names = list(hook.flow.otherNames ?? [])
        return "\(hook.name): { flow: \(quoted(hook.flow.flow)), alsoNamed: \(names) }"
      }
      if !hooks.isEmpty { parts.append("hooks: { \(hooks.joined(separator: ", ")) }") }
      parts.append(way("next", set.next))
    case .branch(let branch):
      var cases: [String] = []
      for branchCase in branch.cases {
        let text = expressions.text(branchCase.when.tree)
        if text == nil {
          lose(
            node,
            Wording(
              zh: "条件 \(branchCase.when.source)", en: "the condition \(branchCase.when.source)"))
        }
        cases.append("{ when: \(quoted(text ?? "false")), \(way("next", branchCase.next)) }")
      }
      parts = ["type: \"branch\"", "cases: [\(cases.joined(separator: ", "))]"]
      if let otherwise = branch.otherwise { parts.append(way("otherwise", otherwise)) }
    case .service(let service): parts = members(of: service, node)
    case .queue(let queue): parts = members(of: queue, node)
    case .callback(let request):
      parts = ["type: \"callback\"", "skill: \(quoted(request.skill))"]
      if let number = request.number, let text = expressions.text(number.tree) {
        parts.append("number: \(quoted(text))")
      }
      if let next = request.next { parts.append(way("next", next)) }
    case .voicemail(let voicemail):
      parts = [
        "type: \"voicemail\"", "prompt: \(prompt(voicemail.prompt, node))",
        "maxLasts: \(seconds(voicemail.maxLasts))",
        "into: \(quoted(names[voicemail.into.slot]))", way("next", voicemail.next),
      ]
      if let empty = voicemail.empty { parts.append(way("empty", empty)) }
    case .flow(let subFlow):
      parts = ["type: \"flow\"", "flow: \(quoted(subFlow.flow))"]
      var pairs: [String] = []
      for passed in subFlow.pass {
        guard let text = expressions.text(passed.value.tree) else {
          lose(node, Wording("\(passed.variable) = \(passed.value.source)"))
          continue
        }
        pairs.append("\(quoted(passed.variable)): \(quoted(text))")
      }
      if !pairs.isEmpty { parts.append("pass: { \(pairs.joined(separator: ", ")) }") }
      let brought = subFlow.bring.map {
        "\(quoted(names[$0.variable.slot])): \(quoted($0.source))"
      }
      if !brought.isEmpty { parts.append("bring: { \(brought.joined(separator: ", ")) }") }
      if let names = subFlow.otherNames { parts.append("alsoNamed: \(list(names))") }
      if let next = subFlow.next { parts.append(way("next", next)) }
    case .hours:
      parts = ["type: \"hours\""]
      lose(node, Wording("hours"))
    case .return: parts = ["type: \"return\""]
    case .hangUp(let hangUp):
      parts = ["type: \"hangup\""]
      if let given = hangUp.prompt { parts.append("prompt: \(prompt(given, node))") }
      if hangUp.isTransfer { parts.append("transfer: true") }
    }
    if let onFault = node.onFault { parts.append(way("onFault", onFault)) }
    if let label = node.label, label != node.id { parts.append("label: \(quoted(label))") }
    return parts.joined(separator: ", ")
  }

  private func way(_ key: String, _ target: NodeReference) -> String {
    "\(key): \(quoted(target.id))"
  }

  private mutating func members(of collect: Collect, _ node: Node) -> [String] {
    var parts = [
      "type: \"collect\"", "prompt: \(prompt(collect.prompt, node))",
      "into: \(quoted(names[collect.into.slot]))",
      "digits: { min: \(collect.digits.lowerBound), max: \(collect.digits.upperBound) }",
      "terminator: \(quoted(collect.terminator.map { String($0) } ?? ""))",
      "interDigitTimeout: \(seconds(collect.interDigitTimeout))",
    ]
    if let pattern = collect.pattern { parts.append("pattern: \(quoted(pattern.source))") }
    if collect.isSecret { parts.append("secret: true") }
    if collect.takesSymbols { parts.append("symbols: true") }
    if let speech = collect.speech {
      parts.append(
        "speech: { into: \(quoted(names[speech.into.slot])), \(way("next", speech.next)) }")
    }
    return parts + retry(collect.retry) + [way("next", collect.next)]
  }

  private mutating func members(of service: ServiceCall, _ node: Node) -> [String] {
    var parts = ["type: \"service\"", "call: \(quoted(service.service))"]
    var inputs: [String] = []
    for input in service.inputs {
      guard let text = expressions.text(input.value.tree) else {
        lose(
          node,
          Wording(
            zh: "输入 \(input.name) = \(input.value.source)",
            en: "the input \(input.name) = \(input.value.source)"))
        continue
      }
      inputs.append("\(quoted(input.name)): \(quoted(text))")
    }
    if !inputs.isEmpty { parts.append("with: { \(inputs.joined(separator: ", ")) }") }
    if let into = service.into { parts.append("into: \(quoted(names[into.slot]))") }
    parts.append("timeout: \(seconds(service.timeout))")
    if !service.outcomes.isEmpty {
      let ways = service.outcomes.map { "\(quoted($0.outcome)): \(quoted($0.next.id))" }
      parts.append("on: { \(ways.joined(separator: ", ")) }")
    }
    if let next = service.next { parts.append(way("next", next)) }
    if let failed = service.failed { parts.append(way("failed", failed)) }
    if !service.otherNames.isEmpty { parts.append("alsoNamed: \(list(service.otherNames))") }
    if let from = service.nameFrom {
      if let text = expressions.text(from.tree) {
        parts.append("nameFrom: \(quoted(text))")
      } else {
        lose(node, Wording(zh: "名称 \(from.source)", en: "the name \(from.source)"))
      }
    }
    if service.isAnsweredByPeople { parts.append("byPeople: true") }
    if let outcome = service.transferOutcome { parts.append("transferred: \(quoted(outcome))") }
    switch service.unanswered {
    case .outcome(let outcome)?: parts.append("unanswered: \(quoted(outcome))")
    case .drawn(let shares)?:
      let pairs = shares.map { "\(quoted($0.outcome)): \($0.share)" }
      parts.append("shares: { \(pairs.joined(separator: ", ")) }")
    case nil: break
    }
    return parts
  }

  private mutating func members(of queue: QueueCall, _ node: Node) -> [String] {
    var parts = ["type: \"queue\"", "skill: \(quoted(queue.skill))"]
    if let from = queue.skillFrom {
      if let text = expressions.text(from.tree) {
        parts.append("skillFrom: \(quoted(text))")
      } else {
        lose(node, Wording(zh: "队列 \(from.source)", en: "the queue \(from.source)"))
      }
    }
    if let skills = queue.possibleSkills { parts.append("skills: \(list(skills))") }
    if let priority = queue.priority, let text = expressions.text(priority.tree) {
      parts.append("priority: \(quoted(text))")
    }
    if let next = queue.next { parts.append(way("next", next)) }
    if let full = queue.full { parts.append(way("full", full)) }
    if let closed = queue.closed { parts.append(way("closed", closed)) }
    return parts
  }

  private func choices(_ choices: [Choice]) -> String {
    choices.map { choice in
      "{ key: \(quoted(String(choice.key))), label: \(quoted(choice.label)), \(way("next", choice.next)) }"
    }.joined(separator: ", ")
  }

  private func retry(_ retry: Retry) -> [String] {
    var parts = ["timeout: \(seconds(retry.timeout))", "attempts: \(retry.attempts)"]
    if let most = retry.maxNoInput { parts.append("maxNoInput: \(most)") }
    if let most = retry.maxNoMatch { parts.append("maxNoMatch: \(most)") }
    if let silent = retry.whenSilent { parts.append(way("whenSilent", silent)) }
    if let wrong = retry.whenWrong { parts.append(way("whenWrong", wrong)) }
    if let exhausted = retry.exhausted { parts.append(way("exhausted", exhausted)) }
    return parts
  }

  // MARK: Prompts

  private mutating func prompt(_ series: PromptSeries, _ node: Node) -> String {
    var prompts: [String] = []
    for prompt in series.prompts {
      var text = ""
      for part in prompt.text.parts {
        switch part {
        case .literal(let literal):
          text += literal.replacing("{", with: "{{").replacing("}", with: "}}")
        case .expression(let expression):
          if let inner = expressions.text(expression.tree) {
            text += "{\(inner)}"
          } else {
            lose(
              node, Wording(zh: "\(expression.source) 的内容", en: "the words \(expression.source)"))
          }
        }
      }
      var extra: [String] = []
      if let length = prompt.spokenLength { extra.append("seconds: \(Self.number(length))") }
      if let audio = prompt.audio { extra.append("audio: \(quoted(audio))") }
      prompts.append(
        extra.isEmpty
          ? quoted(text) : "{ text: \(quoted(text)), \(extra.joined(separator: ", ")) }")
      if prompt.pauses > .zero, prompt.spokenLength == nil {
        lose(node, Wording(zh: "话中间的停顿", en: "pauses within what is said"))
      }
    }
    return prompts.count == 1 ? prompts[0] : "[\(prompts.joined(separator: ", "))]"
  }

  private static func number(_ duration: Duration) -> String {
    let parts = duration.components
    let milliseconds = parts.attoseconds / 1_000_000_000_000_000
    return milliseconds == 0
      ? String(parts.seconds) : String(Double(parts.seconds) + Double(milliseconds) / 1_000)
  }
}

extension Prompt {
  /// How long it lasts with its pauses, where the file has to say so.
  fileprivate var spokenLength: Duration? {
    guard pauses > .zero || length != nil else { return nil }
    return knownLength.map { $0 + pauses }
  }
}

extension [FlowFileWriter.Loss] {
  /// Lists what a node has that can't be written, once however often it comes up.
  mutating func note(_ node: Node?, _ what: Wording) {
    let loss = FlowFileWriter.Loss(node: node?.label ?? node?.id, what: what)
    if !contains(loss) { append(loss) }
  }
}
