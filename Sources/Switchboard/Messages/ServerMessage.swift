internal import Diagnostics

/// What the switchboard tells a client, as one line of JSON.
package enum ServerMessage: Sendable, Hashable {
  // MARK: Answers to requests
  case done(request: Int?)
  /// Nothing was changed; the code says why.
  case refused(request: Int?, code: String)
  /// What an agent who logged on (again) is doing.
  case desk(request: Int?, pool: String, phase: String, call: String?)
  /// What a caller who came back is doing: `waiting`, `talking`, or to be called back: `callback`;
  /// `over` if the queue ended the wait.
  case line(request: Int?, state: String)
  /// The state of the whole centre, or of its queues alone, as JSON.
  case status(request: Int?, json: String)

  // MARK: To callers
  case announcement(text: String)
  /// - Parameter expectedSeconds: `nil` if nobody works for the queue.
  case waiting(position: Int, expectedSeconds: Double?)
  case queueFull
  case queueClosed
  case callbackOffered
  case callbackKept
  case answered(agent: String)
  case agentLeft
  case transferred(queue: String)
  case movedOn(queue: String)
  case timedOut(toVoicemail: Bool)

  // MARK: To agents
  case offer(Offer)
  case withdrawn(call: String, why: String)
  /// The customer's telephone is ringing for a callback.
  case ringing(call: String)
  case connected(call: String)
  case wrapUp(call: String)
  case phase(String, reason: String?)
  case loggedOff

  /// A call that rings at an agent's desk.
  package struct Offer: Sendable, Hashable {
    package var call: String
    package var queue: String
    package var isCallback: Bool
    package var isTransferred: Bool
    package var waitedSeconds: Double
    /// The masked number; `nil` if it is withheld.
    package var number: String?
  }
}

extension ServerMessage {
  /// The number of the request that it answers; `nil` if it comes by itself.
  package var request: Int? {
    switch self {
    case .done(let number), .refused(let number, _), .desk(let number, _, _, _),
      .line(let number, _), .status(let number, _):
      number
    default: nil
    }
  }

  /// The message as a line, without its line break.
  package var line: String {
    if case .status(let request, let json) = self {
      return "{\"event\":\"status\", \"re\":\(request.map(String.init) ?? "null"), "
        + "\"status\":\(json)}"
    }
    return JSONValue.object(members: [("event", .text(name))] + fields).compact
  }

  private var name: String {
    switch self {
    case .done: "done"
    case .refused: "refused"
    case .desk: "desk"
    case .line: "line"
    case .status: "status"
    case .announcement: "announcement"
    case .waiting: "waiting"
    case .queueFull: "full"
    case .queueClosed: "closed"
    case .callbackOffered: "callbackOffered"
    case .callbackKept: "callbackKept"
    case .answered: "answered"
    case .agentLeft: "agentLeft"
    case .transferred: "transferred"
    case .movedOn: "movedOn"
    case .timedOut: "timedOut"
    case .offer: "offer"
    case .withdrawn: "withdrawn"
    case .ringing: "ringing"
    case .connected: "connected"
    case .wrapUp: "wrapUp"
    case .phase: "phase"
    case .loggedOff: "loggedOff"
    }
  }

  private var fields: [(String, JSONValue?)] {
    func request(_ number: Int?) -> (String, JSONValue?) {
      ("re", number.map { .integer(Int64($0)) })
    }
    func text(_ key: String, _ value: String?) -> (String, JSONValue?) {
      (key, value.map { .text($0) })
    }
    switch self {
    case .done(let number): return [request(number)]
    case .refused(let number, let code): return [request(number), text("code", code)]
    case .desk(let number, let pool, let phase, let call):
      return [request(number), text("pool", pool), text("phase", phase), text("call", call)]
    case .line(let number, let state): return [request(number), text("state", state)]
    case .announcement(let words): return [text("text", words)]
    case .waiting(let position, let expected):
      return [
        ("position", .integer(Int64(position))), ("expected", expected.map { .number($0) }),
      ]
    case .answered(let agent): return [text("agent", agent)]
    case .transferred(let queue), .movedOn(let queue): return [text("queue", queue)]
    case .timedOut(let toVoicemail): return [("voicemail", .boolean(toVoicemail))]
    case .offer(let offer):
      return [
        text("call", offer.call), text("queue", offer.queue),
        ("callback", .boolean(offer.isCallback)), ("transferred", .boolean(offer.isTransferred)),
        ("waited", .number(offer.waitedSeconds)), text("number", offer.number),
      ]
    case .withdrawn(let call, let why): return [text("call", call), text("why", why)]
    case .ringing(let call), .connected(let call), .wrapUp(let call): return [text("call", call)]
    case .phase(let phase, let reason): return [text("phase", phase), text("reason", reason)]
    case .queueFull, .queueClosed, .callbackOffered, .callbackKept, .agentLeft, .loggedOff,
      .status:
      return []
    }
  }
}
