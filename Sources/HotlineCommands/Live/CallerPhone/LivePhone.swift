internal import AfterSales
internal import ArgumentParsing
internal import Diagnostics
internal import ServiceDesk
internal import FlowInterpreter
internal import Switchboard

/// A caller's phone whose queues are those of the switchboard.
struct LivePhone {
  var session: CallSession<StoreDirectory>
  private let call: StoreCall
  let link: LiveLink
  private let console: Console
  let clock = ContinuousClock()
  /// When the call would have begun if the flow had never stood still.
  var start: ContinuousClock.Instant
  /// What happened in the flow and wasn't shown yet.
  var unshown: [Transcript.Event] = []
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

  init(
    _ session: CallSession<StoreDirectory>, _ call: StoreCall, _ link: LiveLink,
    _ console: Console
  ) {
    self.session = session
    self.call = call
    self.link = link
    self.console = console
    start = clock.now
  }

  /// Plays the call to its end, and keeps it.
  mutating func play() throws {
    link.readLines(console.readLine)
    while true {
      follow()
      if session.isOver { break }
      let entry = link.next(within: untilNextMoment)
      letTimePass()
      guard !session.isOver, let entry else { continue }
      try take(entry)
    }
    try link.settle(within: Self.longestFarewell) { try take($0) }
    if isRegistering {
      notRegistered(zh: "总机没有确认回电", en: "the switchboard did not confirm the callback")
    }
    follow()
    try keep()
    link.close()
  }

  private mutating func take(_ entry: LiveLink.Entry) throws {
    switch entry {
    case .message(let message): hear(message)
    case .answered(let request, let answer): take(answer, to: request)
    case .misread(let error): throw error
    case .found, .lost: break
    case .endOfInput, .typed: if !session.isOver { takeCaller(entry) }
    }
  }

  private mutating func takeCaller(_ entry: LiveLink.Entry) {
    guard case .typed(let line) = entry else {
      session.act(.hangUp)
      return
    }
    switch PhoneEntry(line) {
    case .nothing, .wait, .unknown: break
    case .hangUp: session.act(.hangUp)
    case .keys, .speech:
      if standstill == nil { enter(line) } else { standstill?.entered.append(line) }
    }
  }

  /// The caller presses keys or speaks.
  mutating func enter(_ line: String) {
    switch PhoneEntry(line) {
    case .keys(let keys):
      if session.offersCallback, keys.contains(CallMachine.callbackKey) {
        takeCallback(keys)
      } else {
        session.act(.press(keys))
      }
    case .speech(let text): session.act(.say(text))
    case .nothing, .wait, .unknown, .hangUp: break
    }
  }

  // MARK: What the flow does

  /// Shows what happened, and tells the switchboard what concerns it.
  mutating func follow() {
    unshown += session.news().map(\.event)
    while !isRegistering, let event = unshown.first {
      if case .callbackRegistered(let order) = event, !isRegistered { return book(order) }
      unshown.removeFirst()
      show(event)
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

  private func show(_ event: Transcript.Event) {
    // The queue itself says whether it takes the call.
    if case .queued = event { return }
    if let line = event.caption(for: console) { say(line) }
  }

  /// What the switchboard knows the call by.
  private var liveID: String { talks == 0 ? call.id : "\(call.id)/\(talks + 1)" }

  func joining(skill: String, priority: Int) -> ClientMessage.Joining {
    let so = Contact(
      call.id, of: session.transcript, flow: call.placed.flow,
      at: call.placed.at)
    var joining = ClientMessage.Joining(
      call: liveID, number: call.placed.caller, queue: skill, priority: priority)
    joining.flow = so.flow
    joining.path = so.path
    joining.entered = session.transcript.entered
    joining.beganMilliseconds = so.at.milliseconds
    return joining
  }

  func say(zh chinese: String, en english: String) {
    say(console.text(zh: chinese, en: english))
  }

  func say(_ line: String) { console.write(line + "\n") }

  // MARK: After the call

  private func keep() throws {
    guard let nodesTold, let known = try call.kept() else {
      try call.keep(session)
      return
    }
    // The switchboard has kept agents, waits and talks; only what came after them is new.
    let whole = Contact(
      call.id, of: session.transcript, flow: call.placed.flow,
      at: call.placed.at)
    var kept = known
    kept.path += whole.path.dropFirst(nodesTold)
    kept.entered = whole.entered ?? kept.entered
    kept.disposition = known.disposition ?? (known.agent == nil ? whole.disposition : nil)
    try call.keep(kept)
  }
}
