internal import Diagnostics

/// What files of flows that were made in another system have besides: `from: "connect"` or `"studio"`.
extension FlowReader {
  var isElsewhere: Bool { system != .hotline }

  /// An id, or in a flow from elsewhere any text.
  func name(_ value: LocatedValue, path: String) -> String? {
    guard isElsewhere else { return reader.id(value, path: path) }
    guard let text = reader.text(value, path: path) else { return nil }
    if text.isEmpty {
      reader.error(
        "empty-text", at: value.offset, Wording(zh: "应为名称", en: "expected a name").at(path))
    }
    return text
  }

  /// `{ value, name, shared, given, secret }`.
  mutating func foreignVariable(
    _ member: LocatedValue.Member, path: String, slot: Int
  ) -> Variable? {
    guard let object = reader.object(member.value, path: path) else { return nil }
    let initial = object.optional("value").flatMap {
      reader.value($0, path: object.path(of: "value"))
    }
    let variable = Variable(
      name: member.key, initial: initial ?? .null, isSecret: object.boolean("secret") ?? false,
      isShared: object.boolean("shared") ?? false, isGiven: object.boolean("given") ?? false,
      offset: member.keyOffset)
    if let name = object.text("name") { foreignNames[slot] = name }
    object.finish()
    return variable
  }

  /// Other names of a service or a flow.
  func otherNames(_ object: ObjectReader) -> [String] {
    object.list("alsoNamed").compactMap { reader.text($0, path: object.path(of: "alsoNamed")) }
  }

  /// `hooks: { CustomerQueue: { flow, alsoNamed } }`.
  func hooks(of object: ObjectReader) -> [EventHook] {
    guard let value = object.optional("hooks") else { return [] }
    let path = object.path(of: "hooks")
    return reader.members(value, path: path).compactMap { member in
      guard let hook = reader.object(member.value, path: "\(path).\(member.key)") else {
        return nil
      }
      let flow = hook.required("flow").flatMap { value in
        reader.id(value, path: hook.path(of: "flow")).map {
          SubFlow(flow: $0, flowOffset: value.offset, pass: [], bring: [], next: nil)
        }
      }
      let names = otherNames(hook)
      hook.finish()
      guard var flow else { return nil }
      flow.otherNames = names
      return EventHook(
        name: member.key, event: EventHook.Event(connect: member.key), flow: flow)
    }
  }

  /// What a service of another system has besides.
  func complete(_ service: inout ServiceCall, _ object: ObjectReader) {
    guard isElsewhere else { return }
    service.otherNames = otherNames(object)
    service.nameFrom = expression("nameFrom", of: object)
    service.transferOutcome = object.text("transferred")
    service.isAnsweredByPeople = object.boolean("byPeople") ?? false
    if let outcome = object.text("unanswered") { service.unanswered = .outcome(outcome) }
    guard let value = object.optional("shares") else { return }
    let path = object.path(of: "shares")
    service.unanswered = .drawn(
      reader.members(value, path: path).compactMap { member in
        reader.number(member.value, path: "\(path).\(member.key)", in: 0...100).map {
          (member.key, $0)
        }
      })
  }

  func complete(_ queue: inout QueueCall, _ object: ObjectReader) {
    guard isElsewhere else { return }
    queue.skillFrom = expression("skillFrom", of: object)
    if object.has("skills") {
      queue.possibleSkills = object.list("skills").compactMap {
        reader.text($0, path: object.path(of: "skills"))
      }
    }
  }

  func complete(_ collect: inout Collect, _ object: ObjectReader) {
    guard isElsewhere else { return }
    collect.takesSymbols = object.boolean("symbols") ?? false
    guard let speech = object.object("speech") else { return }
    let into = speech.required("into").flatMap { variable($0, path: speech.path(of: "into")) }
    let next = requiredReference("next", of: speech)
    speech.finish()
    if let into, let next { collect.speech = SpokenWay(into: into, next: next) }
  }
}
