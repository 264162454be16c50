internal import Diagnostics
internal import QueueSimulator

extension Exchange {
  /// The whole centre at this moment: numbers are masked, names are not in it.
  var status: JSONValue {
    .object([
      "at": .text(now.description),
      "announcement": announcement.isEmpty ? nil : .text(announcement),
      "queues": queues,
      "calls": .array(
        centre.calls.values.sorted { ($0.since, $0.place) < ($1.since, $1.place) }
          .map(callStatus)),
      "agents": .array(
        centre.agents.values.sorted { $0.id < $1.id }.map(agentStatus)),
    ])
  }

  /// The queues at this moment, for terminals that need no more.
  var queuesAlone: JSONValue { .object(["at": .text(now.description), "queues": queues]) }

  private var queues: JSONValue { .array(centre.plan.queues.indices.map(queueStatus)) }

  private func queueStatus(_ queue: Int) -> JSONValue {
    let plan = centre.plan.queues[queue]
    let tally = tallies[plan.id] ?? DayTally()
    let waiting = centre.calls.values.filter {
      $0.queue == queue && $0.stage == .waiting && !$0.isCallback
    }
    let longest = waiting.map { centre.now - $0.since }.max()
    return .object([
      "queue": .text(plan.id), "open": .boolean(centre.plan.isOpen[queue]),
      "pools": .array(plan.pools.map { .text(centre.plan.pools[$0.pool].id) }),
      "waiting": .integer(waiting.count), "longestWait": longest.map { .number($0) },
      "callbacks": .integer(
        centre.calls.values.count { $0.queue == queue && $0.isCallback && $0.agent == nil }),
      "today": .object([
        "offered": .integer(tally.offered), "answered": .integer(tally.answered),
        "abandoned": .integer(tally.abandoned), "callbacks": .integer(tally.callbacks),
        "refused": .integer(tally.refused),
        "serviceLevel": tally.serviceLevel.map { .number($0) } ?? .null,
        "asa": tally.meanWait.map { .number($0) } ?? .null,
      ]),
      "within": .number(plan.withinSeconds), "target": plan.answered.map { .number($0) },
    ])
  }

  private func callStatus(_ call: LiveCall) -> JSONValue {
    let (stage, position): (String, Int?) =
      switch call.stage {
      case .waiting: (call.isCallback ? "callback" : "waiting", centre.position(of: call))
      case .offered: ("offered", nil)
      case .ringing: ("ringing", nil)
      case .talking: ("talking", nil)
      case .booked: ("booked", nil)
      }
    return .object([
      "call": .text(call.id), "number": notes[call.id]?.masked.map { .text($0) } ?? .null,
      "queue": .text(centre.plan.queues[call.queue].id), "stage": .text(stage),
      "position": position.map { .integer($0) }, "agent": call.agent.map { .text($0) },
      "waited": .number((call.answered ?? centre.now) - call.since),
      "priority": .integer(call.priority), "lost": call.lost == nil ? nil : .boolean(true),
    ])
  }

  private func agentStatus(_ agent: LiveAgent) -> JSONValue {
    var reason: String?
    if case .notReady(let why) = agent.phase { reason = why }
    return .object([
      "agent": .text(agent.id), "pool": .text(centre.plan.pools[agent.pool].id),
      "phase": .text(agent.phase.name), "reason": reason.map { .text($0) },
      "call": agent.phase.call.map { .text($0) },
      "since": .number(max(0, centre.now - agent.since)),
      "lost": agent.lost == nil ? nil : .boolean(true),
    ])
  }
}

extension JSONValue {
  fileprivate static func integer(_ value: Int) -> JSONValue { .integer(Int64(value)) }
}
