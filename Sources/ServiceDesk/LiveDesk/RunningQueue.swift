package import AfterSales
internal import Diagnostics
internal import Switchboard

/// Why nothing came of what was asked of the live queue.
package enum LiveFault: Error, Hashable {
  case refused(LiveRefusal)
  /// The switchboard didn't understand it; the code says why.
  case misread(code: String)
  /// The connection broke before the answer came.
  case noAnswer
  case unknownQueue(String, known: [String])
  case unknownPool(String, known: [String])
  /// - Parameter known: the agents who are logged on.
  case unknownAgent(String, known: [String])
  case notLoggedOn(String, known: [String])
}

/// The live queue of a database while it runs, as supervisors ask and change it.
package struct RunningQueue {
  private let client: SwitchboardClient

  /// - Throws: `SwitchboardError.notRunning` if there is no switchboard for this database.
  package init(_ place: StorePlace) throws {
    try FrameClient(database: place.database).greet()
    client = try SwitchboardClient(database: place.database)
  }

  /// The queue, if a switchboard runs within reach.
  /// - Throws: `SwitchboardError` if something else is in its place.
  package init?(ifRunning place: StorePlace) throws {
    do {
      try self.init(place)
    } catch SwitchboardError.notRunning, SwitchboardError.outOfReach, SwitchboardError.pathTooLong {
      return nil
    }
  }

  /// The whole centre at this moment.
  /// - Returns: `nil` if the switchboard didn't tell.
  /// - Throws: `LiveFault.refused` of whom it isn't for, `SwitchboardError` if it says what this version doesn't know.
  package func status() throws -> CentreStatus? {
    switch try answer(to: .status) {
    case .status(_, let status)?: return status
    case .refused(_, let why)?: throw LiveFault.refused(why)
    default: return nil
    }
  }

  /// Tells everybody who waits or comes something; an empty text ends that.
  /// - Throws: `LiveFault`, `SwitchboardError`.
  package func announce(_ text: String, by actor: DeskActor) throws {
    try ask(.announce(text: text, by: actor.id))
  }

  /// Lets a queue take calls again, or no more; those who wait are served.
  /// - Throws: `LiveFault`, `SwitchboardError`.
  package func setOpen(_ isOpen: Bool, _ queue: String, by actor: DeskActor) throws {
    try ask(isOpen ? .open(queue: queue, by: actor.id) : .close(queue: queue, by: actor.id))
  }

  /// Lets a pool serve a further queue.
  /// - Parameter wait: only calls that have waited that long.
  /// - Throws: `LiveFault`, `SwitchboardError`.
  package func add(
    pool: String, to queue: String, after wait: Duration, by actor: DeskActor
  ) throws {
    try ask(
      .addPool(
        pool: pool, queue: queue, afterMilliseconds: wait.wholeMilliseconds, by: actor.id))
  }

  /// Has an agent do something.
  /// - Throws: `LiveFault`, `SwitchboardError`.
  package func order(_ order: AgentOrder, _ agent: String, by actor: DeskActor) throws {
    try ask(.order(order, agent: agent, by: actor.id))
  }

  /// Decides about an emergency plan, or one of its steps.
  /// - Throws: `LiveFault`, `SwitchboardError`.
  package func order(
    _ order: PlanOrder, plan: String, step: String? = nil, by actor: DeskActor
  ) throws {
    try ask(.plan(order, plan: plan, step: step, by: actor.id))
  }

  private func ask(_ message: ClientMessage) throws {
    switch try answer(to: message) {
    case .done: return
    case .refused(_, let why): throw try fault(of: message, why)
    case .misread(_, let code): throw try unknownPart(of: message) ?? LiveFault.misread(code: code)
    default: throw LiveFault.noAnswer
    }
  }

  /// Why nothing came of what was asked, with the names there are if one was wrong.
  func fault(of message: ClientMessage, _ why: LiveRefusal) throws -> LiveFault {
    if case .order(_, let agent, _) = message, why == .unknownAgent || why == .notLoggedOn {
      let known = try status()?.agents.map(\.id) ?? []
      return why == .unknownAgent
        ? .unknownAgent(agent, known: known) : .notLoggedOn(agent, known: known)
    }
    return try unknownPart(of: message) ?? .refused(why)
  }

  /// The answer; `nil` if the connection broke before it came.
  private func answer(to message: ClientMessage) throws -> ServerMessage? {
    client.send(message, number: 1)
    while let answer = try client.next() {
      if answer.request == 1 { return answer }
    }
    return nil
  }

  /// Which queue or pool that a message names there isn't; `nil` if all are there.
  private func unknownPart(of message: ClientMessage) throws -> LiveFault? {
    guard case .queues(_, let status)? = try answer(to: .queues) else { return nil }
    let queues = status.queues.map(\.id)
    let pools = Set(status.queues.flatMap(\.pools)).sorted()
    func unknown(queue: String) -> LiveFault? {
      queues.contains(queue) ? nil : .unknownQueue(queue, known: queues)
    }
    func unknown(pool: String) -> LiveFault? {
      pools.contains(pool) ? nil : .unknownPool(pool, known: pools)
    }
    switch message {
    case .open(let queue, _), .close(let queue, _), .transfer(let queue, _):
      return unknown(queue: queue)
    case .addPool(let pool, let queue, _, _): return unknown(pool: pool) ?? unknown(queue: queue)
    case .logOn(_, let pool?): return unknown(pool: pool)
    default: return nil
    }
  }
}
