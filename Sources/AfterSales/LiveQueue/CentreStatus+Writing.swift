package import Diagnostics

extension QueuesStatus {
  package var json: JSONValue { .object(members: fields) }

  fileprivate var fields: [(String, JSONValue?)] {
    [("at", .text(at.description)), ("queues", .array(queues.map(\.json)))]
  }
}

extension CentreStatus {
  package var json: JSONValue {
    let (at, all) = (queues.fields[0], queues.fields[1])
    return .object(
      members: [
        at, ("practice", isPractice ? .boolean(true) : nil),
        ("announcement", announcement.isEmpty ? nil : .text(announcement)), all,
        ("plans", plans.isEmpty ? nil : .array(plans.map(\.json))),
        ("calls", .array(calls.map(\.json))), ("agents", .array(agents.map(\.json))),
      ])
  }
}

extension QueuesStatus.Queue {
  fileprivate var json: JSONValue {
    .object([
      "queue": .text(id), "title": title == id ? nil : .text(title), "open": .boolean(isOpen),
      "pools": .array(pools.map { .text($0) }),
      "waiting": .integer(waiting), "longestWait": longestWait.map { .number($0) },
      "callbacks": .integer(callbacks),
      "today": .object([
        "offered": .integer(today.offered), "answered": .integer(today.answered),
        "abandoned": .integer(today.abandoned), "callbacks": .integer(today.callbacks),
        "refused": .integer(today.refused),
        "serviceLevel": today.serviceLevel.map { .number($0) } ?? .null,
        "asa": today.meanWait.map { .number($0) } ?? .null,
      ]),
      "within": .number(within), "target": target.map { .number($0) },
    ])
  }
}

extension CentreStatus.Call {
  fileprivate var json: JSONValue {
    .object([
      "call": .text(id), "number": number.map { .text($0) } ?? .null, "queue": .text(queue),
      "stage": .text(stage.rawValue), "position": position.map { .integer($0) },
      "agent": agent.map { .text($0) }, "waited": .number(waited),
      "priority": .integer(priority), "lost": isLost ? .boolean(true) : nil,
    ])
  }
}

extension CentreStatus.Agent {
  fileprivate var json: JSONValue {
    .object(
      members: [("agent", .text(id)), ("pool", .text(pool))] + phase.fields + [
        ("since", .number(since)), ("lost", isLost ? .boolean(true) : nil),
      ])
  }
}

extension AgentPhase {
  /// What tells a phase on the wire.
  package var fields: [(String, JSONValue?)] {
    var reason: NotReadyReason?
    if case .notReady(let why) = self { reason = why }
    return [
      ("phase", .text(name.rawValue)), ("reason", reason.map { .text($0.text) }),
      ("call", call.map { .text($0) }),
    ]
  }
}

extension JSONValue {
  fileprivate static func integer(_ value: Int) -> JSONValue { .integer(Int64(value)) }
}
