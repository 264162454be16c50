internal import Diagnostics

/// Writes fixtures as people would: JSON5 with bare keys, a step a line.
package enum FixtureWriter {
  /// The text of a fixture file; of one fixture the object itself, of several a list.
  package static func text(of fixtures: [Fixture]) -> String {
    if fixtures.count == 1, let only = fixtures.first { return object(of: only, indent: "") + "\n" }
    let objects = fixtures.map { "    " + object(of: $0, indent: "    ") + ",\n" }
    return "{\n  fixtures: [\n\(objects.joined())  ],\n}\n"
  }

  private static func object(of fixture: Fixture, indent: String) -> String {
    var lines = ["fixture: \(quoted(fixture.name))"]
    if let note = fixture.note { lines.append("note: \(quoted(note))") }
    if let reason = fixture.skip { lines.append("skip: \(quoted(reason))") }
    if !fixture.tags.isEmpty {
      lines.append("tags: [\(fixture.tags.map(quoted).joined(separator: ", "))]")
    }
    lines.append("flow: \(quoted(fixture.flow.name))")
    lines.append("caller: \(fixture.caller.map(quoted) ?? "null")")
    lines.append("at: \(quoted(fixture.at.description))")
    if let text = fixture.announcement { lines.append("announcement: \(quoted(text))") }
    if !fixture.closed.isEmpty {
      lines.append("closed: [\(fixture.closed.sorted().map(quoted).joined(separator: ", "))]")
    }
    switch fixture.data {
    case .none: break
    case .file(let name): lines.append("data: \(quoted(name.name))")
    case .inline(_, let text): lines.append("data: \(text)")
    }
    if !fixture.attributes.isEmpty {
      lines.append("attributes: " + members(fixture.attributes.mapValues(value)))
    }
    if !fixture.intents.isEmpty {
      lines.append(
        "intents: "
          + members(
            fixture.intents.mapValues { "[" + $0.map(quoted).joined(separator: ", ") + "]" }))
    }
    if !fixture.faults.isEmpty {
      lines.append("faults: [\(fixture.faults.map { quoted($0.name) }.joined(separator: ", "))]")
    }
    if !fixture.flows.isEmpty {
      lines.append("flows: " + members(fixture.flows.mapValues { quoted($0.name) }))
    }
    if !fixture.queues.isEmpty {
      lines.append("queues: " + members(fixture.queues.mapValues(queue)))
    }
    let byHours = fixture.stubs.filter { if case .byHours = $0.value { true } else { false } }
    if !byHours.isEmpty {
      let hours = byHours.map { (String($0.key.dropFirst(ServiceRequest.hours.count)), $0.value) }
      lines.append("hours: " + members(Dictionary(uniqueKeysWithValues: hours).mapValues(stub)))
    }
    let stubs = fixture.stubs.filter { byHours[$0.key] == nil }
    if !stubs.isEmpty { lines.append("services: " + members(stubs.mapValues(stub))) }
    lines.append(list("steps", fixture.steps.map(step), indent: indent))
    lines.append(
      "expect: {\n"
        + expectations(fixture.expect).map { "\(indent)    \($0),\n" }.joined() + "\(indent)  }")
    return "{\n" + lines.map { "\(indent)  \($0),\n" }.joined() + "\(indent)}"
  }

  private static func list(_ key: String, _ elements: [String], indent: String) -> String {
    if elements.isEmpty { return "\(key): []" }
    return "\(key): [\n" + elements.map { "\(indent)    \($0),\n" }.joined() + "\(indent)  ]"
  }

  /// Members of an object on one line, sorted by key.
  private static func members(_ pairs: [String: String]) -> String {
    let sorted = pairs.sorted { $0.key < $1.key }.map { "\(key($0.key)): \($0.value)" }
    return sorted.isEmpty ? "{}" : "{ \(sorted.joined(separator: ", ")) }"
  }

  private static func key(_ name: String) -> String {
    Identifier.isVariable(name) ? name : quoted(name)
  }

  private static func quoted(_ text: String) -> String { JSONValue.quoted(text) }

  private static func duration(_ duration: Duration) -> String {
    quoted(DurationNotation.format(duration))
  }

  // MARK: What the call meets

  private static func queue(_ queue: QueueBehaviour) -> String {
    switch queue {
    case .full: "{ full: true }"
    case .closed: "{ closed: true }"
    case .nobody: "{ nobody: true }"
    case .answers(let after, let talk):
      "{ answerAfter: \(duration(after)), talk: \(duration(talk)) }"
    }
  }

  private static func stub(_ stub: ServiceStub) -> String {
    switch stub {
    case .always(let reply): "{ always: \(answer(reply)) }"
    case .byHours(let stub): stub.text
    case .inTurn(let replies): "[" + replies.map(answer).joined(separator: ", ") + "]"
    }
  }

  private static func answer(_ answer: StubbedReply) -> String {
    var parts: [String]
    switch answer.reply {
    case .fault(let text): parts = ["fault: \(quoted(text))"]
    case .outcome(let outcome, let value):
      parts = ["outcome: \(quoted(outcome))"]
      if value != .null { parts.append("value: \(self.value(value))") }
    }
    if answer.takes != .zero { parts.append("takes: \(duration(answer.takes))") }
    return "{ \(parts.joined(separator: ", ")) }"
  }

  /// A value as JSON5 on one line, with bare keys in their order.
  static func value(_ value: Value) -> String {
    switch value {
    case .list(let elements): "[" + elements.map(self.value).joined(separator: ", ") + "]"
    case .record(let fields): members(fields.mapValues(self.value))
    case .null, .boolean, .number, .text: value.json.compact
    }
  }

  // MARK: What the caller does

  private static func step(_ step: FixtureStep) -> String {
    switch step.action {
    case .hear(let text): "{ hear: \(heard(text)) }"
    case .notHear(let text): "{ notHear: \(heard(text)) }"
    case .act(let act, let timing): "{ \(self.act(act))\(self.timing(timing)) }"
    }
  }

  private static func act(_ act: CallerAct) -> String {
    switch act {
    case .press(let keys): "press: \(quoted(keys))"
    case .say(let text): "say: \(quoted(text))"
    case .mean(let meaning):
      "say: { intent: \(quoted(meaning.intent))"
        + [
          ("slots", meaning.slots), ("attributes", meaning.attributes),
          ("details", meaning.details),
        ].map { key, given in
          given.isEmpty ? "" : ", \(key): \(members(given.mapValues(value)))"
        }.joined() + " }"
    case .silence(let length): "silence: \(duration(length))"
    case .hangUp: "hangUp: true"
    }
  }

  private static func timing(_ timing: CallerAct.Timing) -> String {
    switch timing {
    case .afterPrompt: ""
    case .sinceItBegan(let length): ", after: \(duration(length))"
    case .during: ", during: true"
    }
  }

  private static func heard(_ text: HeardText) -> String {
    switch text {
    case .contains(let part): quoted(part)
    case .exactly(let whole): "{ exactly: \(quoted(whole)) }"
    case .matches(let pattern): "{ matches: \(quoted(pattern.source)) }"
    case .anyOf(let texts): "{ anyOf: [\(texts.map(heard).joined(separator: ", "))] }"
    }
  }

  // MARK: What must come of it

  private static func expectations(_ expect: Expectations) -> [String] {
    func names(_ places: [NamedPlace]) -> String {
      "[" + places.map { quoted($0.name) }.joined(separator: ", ") + "]"
    }
    func texts(_ texts: [HeardText]) -> String {
      "[" + texts.map(heard).joined(separator: ", ") + "]"
    }
    var lines: [String] = []
    if let outcome = expect.outcome { lines.append("outcome: \(quoted(outcome.rawValue))") }
    if let reason = expect.reason { lines.append("reason: \(quoted(reason))") }
    if let skill = expect.skill { lines.append("skill: \(quoted(skill))") }
    if let priority = expect.priority { lines.append("priority: \(priority)") }
    if let node = expect.node { lines.append("node: \(quoted(node.name))") }
    if let path = expect.path { lines.append("path: \(names(path))") }
    if !expect.visits.isEmpty { lines.append("visits: \(names(expect.visits))") }
    if !expect.avoids.isEmpty { lines.append("avoids: \(names(expect.avoids))") }
    if !expect.variables.isEmpty {
      let pairs = expect.variables.map { "\(key($0.name.name)): \(value($0.value))" }
      lines.append("variables: { \(pairs.joined(separator: ", ")) }")
    }
    if !expect.heard.isEmpty { lines.append("heard: \(texts(expect.heard))") }
    if !expect.notHeard.isEmpty { lines.append("notHeard: \(texts(expect.notHeard))") }
    if !expect.services.isEmpty {
      lines.append("services: [\(expect.services.map(service).joined(separator: ", "))]")
    }
    if let within = expect.within { lines.append("within: \(duration(within))") }
    return lines
  }

  private static func service(_ service: Expectations.ExpectedService) -> String {
    var parts = ["call: \(quoted(service.call))"]
    if !service.with.isEmpty { parts.append("with: \(members(service.with.mapValues(value)))") }
    if let outcome = service.outcome { parts.append("outcome: \(quoted(outcome))") }
    return "{ \(parts.joined(separator: ", ")) }"
  }
}
