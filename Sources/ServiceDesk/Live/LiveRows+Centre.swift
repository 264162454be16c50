internal import AfterSales
internal import CallerProfiles
internal import Switchboard

// The live queue's values as rows of the database, and back: a word that no version wrote is told
// with its row, and taken for nothing else.

extension LiveCall {
  init(_ row: LiveCallRow) throws {
    func unreadable(_ column: String, _ value: String) -> SwitchboardError {
      .unreadable(table: "live_calls", row: row.id, column: column, value: value)
    }
    func agent() throws -> String {
      guard let agent = row.agent else { throw unreadable("agent", "") }
      return agent
    }
    self.init(
      id: row.id, queue: 0, priority: row.priority, joined: LiveTime.seconds(row.joined),
      since: LiveTime.seconds(row.since))
    stage =
      switch row.stage {
      case "waiting": .waiting
      case "offered": .offered(agent: try agent())
      case "ringing": .ringing(agent: try agent())
      case "talking": .talking(agent: try agent())
      case "booked":
        if let due = row.due {
          .booked(due: LiveTime.seconds(due))
        } else {
          throw unreadable("due", "")
        }
      default: throw unreadable("stage", row.stage)
      }
    answered = row.answered.map(LiveTime.seconds)
    place = UInt64(max(0, row.place))
    tries = row.tries
    isCallback = row.isCallback
    callbackPriority = row.callbackPriority
    isTransferred = row.isTransferred
    isReturned = row.isReturned
    holdsLine = row.holdsLine
    wasAnswered = row.wasAnswered
  }
}

extension LiveCallRow {
  init(_ call: LiveCall, queue: String) {
    let (stage, due): (String, Double?) =
      switch call.stage {
      case .waiting: ("waiting", nil)
      case .offered: ("offered", nil)
      case .ringing: ("ringing", nil)
      case .talking: ("talking", nil)
      case .booked(let due): ("booked", due)
      }
    self.init(id: call.id, queue: queue, stage: stage)
    agent = call.agent
    self.due = due.map(LiveTime.milliseconds)
    priority = call.priority
    joined = LiveTime.milliseconds(call.joined)
    since = LiveTime.milliseconds(call.since)
    answered = call.answered.map(LiveTime.milliseconds)
    place = Int64(call.place)
    tries = call.tries
    isCallback = call.isCallback
    callbackPriority = call.callbackPriority
    isTransferred = call.isTransferred
    isReturned = call.isReturned
    holdsLine = call.holdsLine
    wasAnswered = call.wasAnswered
  }
}

extension LiveAgent {
  init(_ row: LiveAgentRow) throws {
    func unreadable(_ column: String, _ value: String) -> SwitchboardError {
      .unreadable(table: "live_agents", row: row.id, column: column, value: value)
    }
    func call() throws -> String {
      guard let call = row.call else { throw unreadable("call", "") }
      return call
    }
    guard let name = AgentPhase.Name(rawValue: row.phase) else {
      throw unreadable("phase", row.phase)
    }
    let phase: AgentPhase =
      switch name {
      case .notReady: .notReady(NotReadyReason(row.reason ?? ""))
      case .idle: .idle
      case .offered: .offered(call: try call())
      case .ringing: .ringing(call: try call())
      case .talking: .talking(call: try call())
      case .wrapUp: .wrappingUp(call: try call())
      }
    self.init(id: row.id, pool: 0, phase: phase, since: LiveTime.seconds(row.since))
    next =
      switch row.next {
      case "idle": .idle
      case "notReady": .notReady(NotReadyReason(row.nextReason ?? ""))
      case "home": .home
      default: throw unreadable("next", row.next)
      }
    turn = UInt64(max(0, row.turn))
  }
}

extension LiveAgentRow {
  init(_ agent: LiveAgent, pool: String) {
    let (next, nextReason): (String, String?) =
      switch agent.next {
      case .idle: ("idle", nil)
      case .notReady(let why): ("notReady", why.text)
      case .home: ("home", nil)
      }
    self.init(id: agent.id, pool: pool, phase: agent.phase.name.rawValue, next: next)
    if case .notReady(let why) = agent.phase { reason = why.text }
    call = agent.phase.call
    since = LiveTime.milliseconds(agent.since)
    self.nextReason = nextReason
    turn = Int64(agent.turn)
  }
}

extension DayTally {
  init(_ row: LiveDayRow) {
    self.init()
    offered = row.offered
    answered = row.answered
    inTime = row.inTime
    abandoned = row.abandoned
    callbacks = row.callbacks
    refused = row.refused
    waitedSeconds = LiveTime.seconds(row.waited)
  }
}

extension LiveDayRow {
  init(_ tally: DayTally, queue: String) {
    self.init(queue: queue)
    offered = tally.offered
    answered = tally.answered
    inTime = tally.inTime
    abandoned = tally.abandoned
    callbacks = tally.callbacks
    refused = tally.refused
    waited = LiveTime.milliseconds(tally.waitedSeconds)
  }
}

extension LiveSetting {
  static let announcementName = "announcement"

  init(name: String, value: String) throws {
    let parts = name.split(separator: "/").map(String.init)
    switch (parts.first, parts.count) {
    case (Self.announcementName, 1): self = .announcement(value)
    case ("closed", 2): self = .queue(parts[1], isOpen: false)
    case ("link", 3):
      guard let after = Int64(value) else {
        throw SwitchboardError.unreadable(
          table: "live_settings", row: name, column: "value", value: value)
      }
      self = .link(pool: parts[1], queue: parts[2], afterMilliseconds: after)
    default:
      throw SwitchboardError.unreadable(
        table: "live_settings", row: name, column: "name", value: name)
    }
  }

  var name: String {
    switch self {
    case .announcement: Self.announcementName
    case .queue(let queue, _): "closed/\(queue)"
    case .link(let pool, let queue, _): "link/\(pool)/\(queue)"
    }
  }

  /// `nil` if the plan is as it was.
  var value: String? {
    switch self {
    case .announcement(let text): text.isEmpty ? nil : text
    case .queue(_, let isOpen): isOpen ? nil : "1"
    case .link(_, _, let after): String(after)
    }
  }
}
