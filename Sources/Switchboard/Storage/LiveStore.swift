package import AfterSales
package import CallerProfiles
internal import QueueSimulator

/// The live centre's tables in the database of callers.
///
/// Times are kept as milliseconds since 1970; the centre counts the same moments in seconds.
package struct LiveStore {
  package let store: ProfileStore

  package init(_ store: ProfileStore) { self.store = store }

  // MARK: Calls

  /// Adds a call or updates the one of this id.
  /// - Parameter number: counts only when the call is new.
  func save(_ call: LiveCall, queue: String, subject: Int64, number: ClearText?) throws {
    let sealed = try number.map { number in
      try store.seal(number, "live_calls", "number", call.id, try store.key(of: subject))
    }
    let (stage, due): (String, Int64?) =
      switch call.stage {
      case .waiting: ("waiting", nil)
      case .offered: ("offered", nil)
      case .ringing: ("ringing", nil)
      case .talking: ("talking", nil)
      case .booked(let due): ("booked", Self.milliseconds(due))
      }
    try store.connection.run(
      """
      INSERT INTO live_calls (id, subject_id, number, queue, priority, stage, agent, due, joined,
        since, answered, place, tries, is_callback, callback_priority, is_transferred, is_returned,
        holds_line, was_answered)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
      ON CONFLICT (id) DO UPDATE SET queue = excluded.queue, priority = excluded.priority,
        stage = excluded.stage, agent = excluded.agent, due = excluded.due,
        joined = excluded.joined, since = excluded.since, answered = excluded.answered,
        place = excluded.place, tries = excluded.tries, is_callback = excluded.is_callback,
        callback_priority = excluded.callback_priority,
        is_transferred = excluded.is_transferred, is_returned = excluded.is_returned,
        holds_line = excluded.holds_line, was_answered = excluded.was_answered
      """,
      .text(call.id), .integer(subject),
      .blob(sealed ?? nil), .text(queue),
      .integer(call.priority), .text(stage), .text(call.agent), .integer(due),
      .integer(Self.milliseconds(call.joined)), .integer(Self.milliseconds(call.since)),
      .integer(call.answered.map(Self.milliseconds)), .integer(Int64(call.place)),
      .integer(call.tries), .integer(call.isCallback ? 1 : 0), .integer(call.callbackPriority),
      .integer(call.isTransferred ? 1 : 0), .integer(call.isReturned ? 1 : 0),
      .integer(call.holdsLine ? 1 : 0), .integer(call.wasAnswered ? 1 : 0))
  }

  func removeCall(_ id: String) throws {
    try store.connection.run("DELETE FROM live_calls WHERE id = ?1", .text(id))
  }

  /// - Throws: `SwitchboardError.planLacks` if a call waits in a queue that isn't in the plan.
  func calls(_ plan: CentrePlan) throws -> [LiveCall] {
    try store.connection.rows(
      """
      SELECT id, queue, priority, stage, agent, due, joined, since, answered, place, tries,
        is_callback, callback_priority, is_transferred, is_returned, holds_line, was_answered
      FROM live_calls ORDER BY place
      """
    ) { row in
      guard let queue = plan.queue(named: row.text(1)) else {
        throw SwitchboardError.planLacks(queue: row.text(1))
      }
      var call = LiveCall(
        id: row.text(0), queue: queue, priority: Int(row.integer(2)),
        joined: Self.seconds(row.integer(6)), since: Self.seconds(row.integer(7)))
      let agent = row.text(4)
      switch row.text(3) {
      case "offered": call.stage = .offered(agent: agent)
      case "ringing": call.stage = .ringing(agent: agent)
      case "talking": call.stage = .talking(agent: agent)
      case "booked": call.stage = .booked(due: Self.seconds(row.integer(5)))
      default: call.stage = .waiting
      }
      call.answered = row.optionalInteger(8).map(Self.seconds)
      call.place = UInt64(max(0, row.integer(9)))
      call.tries = Int(row.integer(10))
      call.isCallback = row.integer(11) != 0
      call.callbackPriority = Int(row.integer(12))
      call.isTransferred = row.integer(13) != 0
      call.isReturned = row.integer(14) != 0
      call.holdsLine = row.integer(15) != 0
      call.wasAnswered = row.integer(16) != 0
      return call
    }
  }

  /// The number of a live call; `nil` if there is no such call.
  package func number(ofCall id: String) throws -> CallingNumber? {
    try store.connection.read {
      try sealedNumber(ofCall: id).map { CallingNumber(kept: $0.number) }
    }
  }

  /// The number of a live call with whose it is; masked, however it is printed.
  func sealedNumber(ofCall id: String) throws -> (subject: Int64, number: ClearText?)? {
    try store.connection.first(
      "SELECT subject_id, number FROM live_calls WHERE id = ?1", .text(id)
    ) { row in
      let subject = row.integer(0)
      guard let sealed = row.optionalBlob(1) else { return (subject, nil) }
      return (
        subject,
        try store.open(
          sealed, .number, "live_calls", "number", id, try store.key(of: subject))
      )
    }
  }

  // MARK: Agents

  func save(_ agent: LiveAgent, pool: String) throws {
    var reason: String?
    if case .notReady(let why) = agent.phase { reason = why }
    let (next, nextReason): (String, String?) =
      switch agent.next {
      case .idle: ("idle", nil)
      case .notReady(let why): ("notReady", why)
      case .home: ("home", nil)
      }
    try store.connection.run(
      """
      INSERT INTO live_agents (id, pool, phase, reason, call_id, since, next, next_reason, turn)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      ON CONFLICT (id) DO UPDATE SET pool = excluded.pool, phase = excluded.phase,
        reason = excluded.reason, call_id = excluded.call_id, since = excluded.since,
        next = excluded.next, next_reason = excluded.next_reason, turn = excluded.turn
      """,
      .text(agent.id), .text(pool), .text(agent.phase.name), .text(reason),
      .text(agent.phase.call), .integer(Self.milliseconds(agent.since)), .text(next),
      .text(nextReason), .integer(Int64(agent.turn)))
  }

  func removeAgent(_ id: String) throws {
    try store.connection.run("DELETE FROM live_agents WHERE id = ?1", .text(id))
  }

  /// The agents who were logged on, but for those of pools that aren't in the plan any more.
  func agents(_ plan: CentrePlan) throws -> [LiveAgent] {
    try store.connection.rows(
      """
      SELECT id, pool, phase, reason, call_id, since, next, next_reason, turn
      FROM live_agents ORDER BY id
      """
    ) { row -> LiveAgent? in
      guard let pool = plan.pool(named: row.text(1)) else { return nil }
      let call = row.text(4)
      let phase: AgentPhase =
        switch row.text(2) {
        case "idle": .idle
        case "offered": .offered(call: call)
        case "ringing": .ringing(call: call)
        case "talking": .talking(call: call)
        case "wrapUp": .wrappingUp(call: call)
        default: .notReady(reason: row.text(3))
        }
      var agent = LiveAgent(
        id: row.text(0), pool: pool, phase: phase, since: Self.seconds(row.integer(5)))
      switch row.text(6) {
      case "notReady": agent.next = .notReady(reason: row.text(7))
      case "home": agent.next = .home
      default: break
      }
      agent.turn = UInt64(max(0, row.integer(8)))
      return agent
    }.compactMap(\.self)
  }

  // MARK: Times

  static func milliseconds(_ seconds: Double) -> Int64 { Int64((seconds * 1_000).rounded()) }

  static func seconds(_ milliseconds: Int64) -> Double { Double(milliseconds) / 1_000 }
}
