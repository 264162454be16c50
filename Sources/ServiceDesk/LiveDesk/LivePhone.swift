internal import AfterSales
package import Diagnostics
package import FlowInterpreter
internal import Switchboard

/// A caller's phone whose queues are those of the switchboard.
package struct LivePhone {
  /// Something that the caller may notice.
  package enum News {
    /// What the flow did; that the call came to a queue is told by the queue itself.
    case flow(Transcript.Event)
    case announcement(String)
    /// - Parameter position: 1 for who is served next.
    case waiting(position: Int)
    /// The agent hands the caller on.
    case transferred(queue: String)
    /// The longest wait in a queue is over, and the call goes on to another.
    case movedOn(queue: String)
    /// The flow comes to a queue that the switchboard doesn't have.
    case unknownQueue(String)
    case callbackRefused
    case callbackUnconfirmed
  }

  var session: CallSession<StoreDirectory>
  private let call: MenuCall
  private let flow: String
  /// When the call came in.
  private let at: Instant
  let link: LiveLink
  let tell: (News) -> Void
  let clock = ContinuousClock()
  /// When the call would have begun if the flow had never stood still.
  var start: ContinuousClock.Instant
  /// What happened in the flow and wasn't told yet.
  var untold: [Transcript.Event] = []
  /// The queue the call is in, as the flow knows it.
  var queued: (skill: String, priority: Int)?
  var isTalking = false
  /// How often the call came to a queue after a talk; each time is a call of its own there.
  var talks = 0
  /// How many nodes the call had visited when it came to the switchboard, which keeps them.
  private var nodesTold: Int?
  /// What the flow waits for, if it does.
  var standstill: Standstill?
  /// Whether the callback that the flow registers next stands in the queue already.
  var isRegistered = false

  /// How long the end of a call waits for the switchboard to take note of it.
  private static let longestFarewell = Duration.seconds(10)

  /// - Parameters:
  ///   - flow: the id of the flow that the session plays.
  ///   - at: when the call came in.
  ///   - tell: shows what the caller notices.
  /// - Throws: `SwitchboardError.notRunning` if there is no switchboard to begin with.
  package init(
    _ session: CallSession<StoreDirectory>, of call: MenuCall, flow: String, at: Instant,
    in place: StorePlace, tell: @escaping (News) -> Void
  ) throws {
    self.session = session
    self.call = call
    self.flow = flow
    self.at = at
    self.tell = tell
    link = try LiveLink(database: place.database, toleratesSilence: true)
    start = clock.now
  }

  /// Plays the call to its end, and keeps it.
  ///
  /// - Parameters:
  ///   - readLine: the next line that is typed; `nil` when there is no more, which hangs up.
  ///   - act: what a line stands for; `nil` for nothing.
  /// - Throws: `SwitchboardError` for what this version doesn't know, or an error of the store.
  package mutating func play(
    _ readLine: @escaping @Sendable () -> String?, meaning act: (String) -> CallerAct?
  ) throws {
    link.readLines(readLine)
    while true {
      follow()
      if session.isOver { break }
      let entry = link.next(within: untilNextMoment)
      letTimePass()
      guard !session.isOver, let entry else { continue }
      try take(entry, act)
    }
    try link.settle(within: Self.longestFarewell) { try take($0, act) }
    if isRegistering { notRegistered(.callbackUnconfirmed) }
    follow()
    try keep()
    link.close()
  }

  private mutating func take(_ entry: LiveLink.Entry, _ act: (String) -> CallerAct?) throws {
    switch entry {
    case .message(let message): hear(message)
    case .answered(let request, let answer): follow(answer, to: request)
    case .misread(let error): throw error
    case .found, .lost: break
    case .endOfInput: if !session.isOver { session.act(.hangUp) }
    case .typed(let line): if !session.isOver, let act = act(line) { take(act) }
    }
  }

  private mutating func take(_ act: CallerAct) {
    if case .hangUp = act {
      session.act(.hangUp)
    } else if standstill == nil {
      enter(act)
    } else {
      standstill?.entered.append(act)
    }
  }

  /// The caller presses keys or speaks.
  mutating func enter(_ act: CallerAct) {
    if case .press(let keys) = act, session.offersCallback, keys.contains(CallMachine.callbackKey) {
      takeCallback(keys)
    } else {
      session.act(act)
    }
  }

  // MARK: What the flow does

  /// Tells what happened, and the switchboard what concerns it.
  mutating func follow() {
    untold += session.news().map(\.event)
    while !isRegistering, let event = untold.first {
      if case .callbackRegistered(let order) = event, !isRegistered { return book(order) }
      untold.removeFirst()
      // The queue itself says whether it takes the call.
      if case .queued = event {} else { tell(.flow(event)) }
      switch event {
      case .queued(let skill, let priority):
        queued = (skill, priority)
        nodesTold = session.transcript.nodes.count
        standStill(for: .joining)
        link.send(.join(joining(skill: skill, priority: priority)))
      case .leftQueue:
        if queued != nil { link.send(.leave) }
        queued = nil
      case .callbackRegistered: isRegistered = false
      case .ended: if queued != nil { link.send(.hangUp) }
      default: break
      }
    }
  }

  /// What the switchboard knows the call by.
  private var liveID: String { talks == 0 ? call.id : "\(call.id)/\(talks + 1)" }

  func joining(skill: String, priority: Int) -> ClientMessage.Joining {
    let so = contact
    var joining = ClientMessage.Joining(
      call: liveID, number: call.number, queue: skill, priority: priority)
    if let request = session.lastQueue, request.skill == skill {
      joining.asksForNobody = request.asksForNobody
      joining.maxWaitMilliseconds = request.maxWait?.wholeMilliseconds
    }
    joining.flow = so.flow
    joining.path = so.path
    joining.way = so.way
    joining.entered = session.transcript.entered
    joining.beganMilliseconds = so.at.milliseconds
    return joining
  }

  // MARK: After the call

  /// The call so far.
  private var contact: Contact { Contact(call.id, of: session, flow: flow, at: at) }

  private func keep() throws {
    try keepContact()
    try call.keepMessages(session, began: at)
  }

  private func keepContact() throws {
    let whole = contact
    guard let nodesTold, let known = try call.kept() else { return try call.keep(whole) }
    // The switchboard has kept agents, waits and talks; only what came after them is new.
    var kept = known
    kept.path += whole.path.dropFirst(nodesTold)
    kept.way = whole.way
    kept.entered = whole.entered ?? kept.entered
    kept.disposition = known.disposition ?? (known.agent == nil ? whole.disposition : nil)
    try call.keep(kept)
  }
}
