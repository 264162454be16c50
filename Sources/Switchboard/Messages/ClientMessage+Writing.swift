internal import AfterSales
internal import Diagnostics

extension ClientMessage {
  /// The message as a line, without its line break.
  /// - Parameters:
  ///   - number: names the request in the answer.
  ///   - session: names the client over all its connections.
  package func line(number: Int? = nil, session: String? = nil) -> String {
    JSONValue.object(
      members: [
        ("do", .text(verb)), ("id", number.map { .integer(Int64($0)) }),
        ("session", session.map { .text($0) }),
      ] + fields
    ).compact
  }

  var verb: String {
    switch self {
    case .join: "join"
    case .resume: "resume"
    case .hangUp: "hangUp"
    case .leave: "leave"
    case .takeCallback: "callback"
    case .bookCallback: "book"
    case .logOn: "logOn"
    case .ready: "ready"
    case .notReady: "notReady"
    case .accept: "accept"
    case .decline: "decline"
    case .reached: "reached"
    case .notReached: "notReached"
    case .transfer: "transfer"
    case .finish: "finish"
    case .done: "done"
    case .logOff: "logOff"
    case .alive: "alive"
    case .queues: "queues"
    case .announce: "announce"
    case .open: "open"
    case .close: "close"
    case .addPool: "addPool"
    case .status: "status"
    case .order: "order"
    case .plan: "plan"
    }
  }

  private var fields: [(String, JSONValue?)] {
    switch self {
    case .join(let joining): joining.fields
    case .bookCallback(let joining, let due):
      joining.fields + [("due", due.map { .integer($0) })]
    case .resume(let call), .accept(let call), .decline(let call): [("call", .text(call))]
    case .logOn(let agent, let pool):
      [("agent", .text(agent)), ("pool", pool.map { .text($0) })]
    case .notReady(let reason): [("reason", .text(reason))]
    case .transfer(let queue, let note): [("queue", .text(queue)), ("note", .text(note))]
    case .finish(let disposition): [("disposition", disposition.map { .text($0) })]
    case .announce(let text, let by): [("text", .text(text)), ("by", .text(by))]
    case .open(let queue, let by), .close(let queue, let by):
      [("queue", .text(queue)), ("by", .text(by))]
    case .addPool(let pool, let queue, let after, let by):
      [
        ("pool", .text(pool)), ("queue", .text(queue)), ("after", .integer(after)),
        ("by", .text(by)),
      ]
    case .order(let order, let agent, let by):
      [("order", .text(order.name.rawValue)), ("agent", .text(agent))] + order.fields
        + [("by", .text(by))]
    case .plan(let order, let plan, let step, let by):
      [
        ("order", .text(order.rawValue)), ("plan", .text(plan)), ("step", step.map { .text($0) }),
        ("by", .text(by)),
      ]
    case .hangUp, .leave, .takeCallback, .ready, .reached, .notReached, .done, .logOff, .alive,
      .queues, .status:
      []
    }
  }
}

extension ClientMessage.Joining {
  fileprivate var fields: [(String, JSONValue?)] {
    [
      ("call", .text(call)), ("number", number.map { .text($0) }), ("queue", .text(queue)),
      ("priority", .integer(Int64(priority))), ("flow", flow.map { .text($0) }),
      ("path", .array(path.map { .text($0) })),
      ("way", way.isEmpty ? nil : .array(way.map { .text($0) })),
      ("entered", entered.map { .text($0) }),
      ("began", beganMilliseconds.map { .integer($0) }),
      ("nobody", asksForNobody ? .boolean(true) : nil),
      ("maxWait", maxWaitMilliseconds.map { .integer($0) }),
    ]
  }
}

extension AgentOrder {
  fileprivate var fields: [(String, JSONValue?)] {
    switch self {
    case .ready, .home: []
    case .rest(let reason): [("reason", .text(reason))]
    case .take(let call): [("call", .text(call))]
    }
  }
}
