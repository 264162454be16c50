package import AfterSales
internal import Diagnostics

/// What the switchboard tells a client, as one line of JSON.
package enum ServerMessage: Sendable, Hashable {
  // MARK: Answers to requests
  case done(request: Int?)
  /// Nothing was changed.
  case refused(request: Int?, LiveRefusal)
  /// The line was no message; the code of the finding alone is told, since the line may hold a
  /// number.
  case misread(request: Int?, code: String)
  /// What an agent who logged on (again) is doing.
  case desk(request: Int?, pool: String, phase: AgentPhase)
  /// What a caller who came back is doing.
  case line(request: Int?, state: LineState)
  case status(request: Int?, CentreStatus)
  case queues(request: Int?, QueuesStatus)

  // MARK: To callers
  case announcement(text: String)
  /// - Parameter expectedSeconds: `nil` if nobody works for the queue.
  case waiting(position: Int, expectedSeconds: Double?)
  case queueFull
  case queueClosed
  /// Nobody works for the queue, nor will in time.
  case nobody
  case callbackOffered
  case callbackKept
  case answered(agent: String)
  case agentLeft
  case transferred(queue: String)
  case movedOn(queue: String)
  case timedOut(toVoicemail: Bool)

  // MARK: To agents
  case offer(Offer)
  case withdrawn(call: String, why: OfferWithdrawal)
  /// The customer's telephone is ringing for a callback.
  case ringing(call: String)
  case connected(call: String)
  case wrapUp(call: String)
  case phase(AgentPhase)
  case loggedOff

  /// What a caller's line is doing.
  package enum LineState: String, Sendable, Hashable, CaseIterable {
    case waiting, talking
    /// The caller is to be called back.
    case callback
    /// The queue ended the wait.
    case over
  }

  /// A call that rings at an agent's desk.
  package struct Offer: Sendable, Hashable {
    package var call: String
    package var queue: String
    /// What the house calls the queue; `nil` if that is its id.
    package var title: String?
    package var isCallback: Bool
    package var isTransferred: Bool
    /// How long the caller has waited by now, without the waits before a talk.
    package var waitedSeconds: Double
    /// The masked number; `nil` if it is withheld.
    package var number: String?
  }
}

extension ServerMessage {
  /// The words of the wire.
  enum Event: String, CaseIterable {
    case done, refused, misread, desk, line, status, announcement, waiting, full, closed
    case nobody
    case callbackOffered, callbackKept, answered, agentLeft, transferred, movedOn, timedOut
    case offer, withdrawn, ringing, connected, wrapUp, phase, loggedOff
  }

  /// The number of the request that it answers; `nil` if it comes by itself.
  package var request: Int? {
    switch self {
    case .done(let number), .refused(let number, _), .misread(let number, _),
      .desk(let number, _, _), .line(let number, _), .status(let number, _),
      .queues(let number, _):
      number
    case .announcement, .waiting, .queueFull, .queueClosed, .nobody, .callbackOffered,
      .callbackKept,
      .answered, .agentLeft, .transferred, .movedOn, .timedOut, .offer, .withdrawn, .ringing,
      .connected, .wrapUp, .phase, .loggedOff:
      nil
    }
  }

  /// The message as a line, without its line break.
  package var line: String {
    let (event, fields) = parts
    return JSONValue.object(members: [("event", .text(event.rawValue))] + fields).compact
  }

  private var parts: (Event, [(String, JSONValue?)]) {
    func request(_ number: Int?) -> (String, JSONValue?) {
      ("re", number.map { .integer(Int64($0)) })
    }
    func text(_ key: String, _ value: String?) -> (String, JSONValue?) {
      (key, value.map { .text($0) })
    }
    switch self {
    case .done(let number): return (.done, [request(number)])
    case .refused(let number, let refusal):
      return (.refused, [request(number), text("code", refusal.rawValue)])
    case .misread(let number, let code): return (.misread, [request(number), text("code", code)])
    case .desk(let number, let pool, let phase):
      return (.desk, [request(number), text("pool", pool)] + phase.fields)
    case .line(let number, let state):
      return (.line, [request(number), text("state", state.rawValue)])
    case .status(let number, let status):
      return (.status, [request(number), ("status", status.json)])
    case .queues(let number, let status):
      return (.status, [request(number), ("status", status.json)])
    case .announcement(let words): return (.announcement, [text("text", words)])
    case .waiting(let position, let expected):
      return (
        .waiting,
        [("position", .integer(Int64(position))), ("expected", expected.map { .number($0) })]
      )
    case .queueFull: return (.full, [])
    case .queueClosed: return (.closed, [])
    case .nobody: return (.nobody, [])
    case .callbackOffered: return (.callbackOffered, [])
    case .callbackKept: return (.callbackKept, [])
    case .answered(let agent): return (.answered, [text("agent", agent)])
    case .agentLeft: return (.agentLeft, [])
    case .transferred(let queue): return (.transferred, [text("queue", queue)])
    case .movedOn(let queue): return (.movedOn, [text("queue", queue)])
    case .timedOut(let toVoicemail): return (.timedOut, [("voicemail", .boolean(toVoicemail))])
    case .offer(let offer):
      return (
        .offer,
        [
          text("call", offer.call), text("queue", offer.queue), text("title", offer.title),
          ("callback", .boolean(offer.isCallback)), ("transferred", .boolean(offer.isTransferred)),
          ("waited", .number(offer.waitedSeconds)), text("number", offer.number),
        ]
      )
    case .withdrawn(let call, let why):
      return (.withdrawn, [text("call", call), text("why", why.rawValue)])
    case .ringing(let call): return (.ringing, [text("call", call)])
    case .connected(let call): return (.connected, [text("call", call)])
    case .wrapUp(let call): return (.wrapUp, [text("call", call)])
    case .phase(let phase): return (.phase, phase.fields)
    case .loggedOff: return (.loggedOff, [])
    }
  }
}
