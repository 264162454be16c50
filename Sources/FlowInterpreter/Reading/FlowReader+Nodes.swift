internal import Diagnostics

extension FlowReader {
  /// The types of nodes as files name them.
  private enum NodeType: String, CaseIterable {
    case say, menu, collect, listen, set, branch, hours, service, queue, callback, voicemail
    case flow
    case `return`
    case hangup
  }

  func node(_ member: LocatedValue.Member) -> Node? {
    let path = "node \"\(member.key.prefix(40))\""
    if !Identifier.isID(member.key) {
      reader.error(
        "bad-id", at: member.keyOffset, Wording(zh: "这不能用作 id", en: "this is no id").at(path),
        hint: Wording(
          zh: "id 由小写字母、数字和连字符组成，以字母开头",
          en: "ids have small letters, digits and dashes and begin with a letter"))
    }
    guard let object = reader.object(member.value, path: path) else { return nil }
    guard let value = object.required("type"),
      let type = reader.oneOf(NodeType.self, value, path: object.path(of: "type"))
    else { return nil }
    let note = object.text("note")
    let allowed = object.list("allow").compactMap { value in
      reader.id(value, path: object.path(of: "allow")).map {
        AllowedRule(rule: $0, offset: value.offset)
      }
    }
    let kind = kind(type, object)
    let label = isElsewhere ? object.text("label") : nil
    let onFault = isElsewhere ? reference("onFault", of: object) : nil
    object.finish()
    return kind.map {
      Node(
        id: member.key, label: label, kind: $0, onFault: onFault, note: note, allow: allowed,
        offset: member.keyOffset)
    }
  }

  private func kind(_ type: NodeType, _ object: ObjectReader) -> NodeKind? {
    switch type {
    case .say: say(object)
    case .menu: menu(object)
    case .collect: collect(object)
    case .listen: listen(object)
    case .set: set(object)
    case .branch: branch(object)
    case .hours: hours(object)
    case .service: service(object)
    case .queue: queue(object)
    case .callback: callback(object)
    case .voicemail: voicemail(object)
    case .flow: subFlow(object)
    case .return: .return
    case .hangup:
      .hangUp(
        HangUp(
          prompt: prompts("prompt", of: object),
          isTransfer: isElsewhere ? object.boolean("transfer") ?? false : false))
    }
  }

  private func say(_ object: ObjectReader) -> NodeKind? {
    let prompt = requiredPrompts("prompt", of: object)
    let next = requiredReference("next", of: object)
    let bargeIn = object.boolean("bargeIn") ?? defaults.bargeIn
    let whileWaiting = isElsewhere ? reference("whileWaiting", of: object) : nil
    guard let prompt, let next else { return nil }
    return .say(Say(prompt: prompt, bargeIn: bargeIn, next: next, whileWaiting: whileWaiting))
  }

  private func set(_ object: ObjectReader) -> NodeKind? {
    let path = object.path(of: "set")
    let value = object.required("set")
    var language: LanguageChange?
    let assignments = value.map { value in
      var assignments: [Assignment] = []
      for (member, expression) in expressions(value, path: path) {
        if member.key == LanguageChange.target {
          check(language: expression, path: "\(path).\(member.key)")
          language = LanguageChange(
            value: expression, position: assignments.count, offset: member.keyOffset)
        } else if let variable = variable(named: member.key, at: member.keyOffset, path: path) {
          assignments.append(Assignment(variable: variable, value: expression))
        }
      }
      return assignments
    }
    let next = requiredReference("next", of: object)
    let hooks = isElsewhere ? hooks(of: object) : []
    guard let assignments, let next else { return nil }
    return .set(
      SetVariables(assignments: assignments, language: language, hooks: hooks, next: next))
  }

  private func branch(_ object: ObjectReader) -> NodeKind? {
    let elements = object.required("cases").map {
      reader.list($0, path: object.path(of: "cases"))
    }
    let cases = (elements ?? []).enumerated().compactMap { index, value -> Branch.Case? in
      guard
        let element = reader.object(value, path: "\(object.path(of: "cases"))[\(index)]")
      else { return nil }
      let when = element.required("when").flatMap {
        expression($0, path: element.path(of: "when"))
      }
      let next = requiredReference("next", of: element)
      element.finish()
      guard let when, let next else { return nil }
      return Branch.Case(when: when, next: next)
    }
    return .branch(Branch(cases: cases, otherwise: reference("otherwise", of: object)))
  }

  private func subFlow(_ object: ObjectReader) -> NodeKind? {
    let value = object.required("flow")
    let flow = value.flatMap { reader.id($0, path: object.path(of: "flow")) }
    let pass = object.optional("pass").map { expressions($0, path: object.path(of: "pass")) } ?? []
    let bring = object.optional("bring").map { brought($0, path: object.path(of: "bring")) } ?? []
    let next = reference("next", of: object)
    guard let flow, let value else { return nil }
    var subFlow = SubFlow(
      flow: flow, flowOffset: value.offset,
      pass: pass.map { member, expression in
        SubFlow.PassedValue(variable: member.key, offset: member.keyOffset, value: expression)
      }, bring: bring, next: next)
    if isElsewhere { subFlow.otherNames = otherNames(object) }
    return .flow(subFlow)
  }

  private func brought(_ value: LocatedValue, path: String) -> [SubFlow.BroughtValue] {
    reader.members(value, path: path).compactMap { member in
      let variable = variable(named: member.key, at: member.keyOffset, path: path)
      let source = reader.text(member.value, path: "\(path).\(member.key.prefix(40))")
      guard let variable, let source else { return nil }
      return SubFlow.BroughtValue(
        variable: variable, source: source, sourceOffset: member.value.offset)
    }
  }
}
