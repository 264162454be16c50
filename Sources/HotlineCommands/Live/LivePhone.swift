internal import ArgumentParsing
internal import CallerProfiles
internal import Diagnostics
internal import FlowInterpreter
internal import Switchboard

/// A caller's phone whose queues are those of the switchboard.
struct LivePhone {
  private var session: PhoneSession<StoreDirectory>
  private let call: StoreCall
  private let link: LiveLink
  private let console: Console
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  /// The queue the call is in, as the flow knows it.
  private var queued: (skill: String, priority: Int)?
  private var isTalking = false
  /// How often the call came to a queue after a talk; each time is a call of its own there.
  private var talks = 0
  /// How many nodes the call had visited when it came to the switchboard, which keeps them.
  private var nodesTold: Int?

  init(
    _ session: PhoneSession<StoreDirectory>, _ call: StoreCall, _ link: LiveLink,
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
      let wait = session.nextMoment.map { max(.zero, $0 - start.duration(to: clock.now)) }
      let entry = link.next(within: wait)
      session.wait(until: max(session.now, start.duration(to: clock.now)))
      guard !session.isOver, let entry else { continue }
      take(entry)
    }
    try keep()
    link.close()
  }

  private mutating func take(_ entry: LiveLink.Entry) {
    switch entry {
    case .message(let message): hear(message)
    case .found: if queued != nil { link.send(.resume(call: liveID)) }
    case .lost: break
    case .endOfInput: session.act { .hangUp($0) }
    case .typed(let line):
      switch PhoneEntry(line) {
      case .nothing, .wait, .unknown: break
      case .keys(let keys): session.act { .press(keys, $0) }
      case .speech(let text): session.act { .say(text, $0) }
      case .hangUp: session.act { .hangUp($0) }
      }
    }
  }

  // MARK: What the flow does

  /// Shows what happened, and tells the switchboard what concerns it.
  private mutating func follow() {
    let news = session.news().map(\.event)
    // Whoever takes a callback leaves the queue by that.
    let takesCallback =
      news.contains(.leftQueue)
      && news.contains { if case .callbackRegistered = $0 { true } else { false } }
    for event in news {
      if let line = event.caption(for: console) { console.write(line + "\n") }
      switch event {
      case .queued(let skill, let priority):
        queued = (skill, priority)
        nodesTold = session.transcript.nodes.count
        link.send(.join(joining(skill: skill, priority: priority)))
      case .leftQueue:
        link.send(takesCallback ? .takeCallback : .leave)
        queued = nil
      case .callbackRegistered(let order):
        if !takesCallback { book(order) }
      case .ended: if queued != nil { link.send(.hangUp) }
      default: break
      }
    }
  }

  /// What the switchboard knows the call by.
  private var liveID: String { talks == 0 ? call.id : "\(call.id)/\(talks + 1)" }

  private func joining(skill: String, priority: Int) -> ClientMessage.Joining {
    let so = Contact(
      call.id, of: session.transcript, flow: call.prepared.fixture.flow.name,
      at: call.prepared.fixture.at)
    var joining = ClientMessage.Joining(
      call: liveID, number: call.prepared.fixture.caller, queue: skill, priority: priority)
    joining.flow = so.flow
    joining.path = so.path
    joining.entered = session.transcript.entered
    joining.beganMilliseconds = so.at.milliseconds
    return joining
  }

  private func book(_ order: CallbackOrder) {
    var joining = joining(skill: order.skill, priority: 0)
    joining.number = order.number
    link.send(
      .bookCallback(joining, dueMilliseconds: order.at.flatMap { Instant($0) }?.milliseconds))
  }

  // MARK: What the switchboard does

  private mutating func hear(_ message: ServerMessage) {
    switch message {
    case .announcement(let text): say("☎ " + DisplayWidth.printable(text))
    case .waiting(let position, let expected):
      say(zh: "  ♪ 您排在第\(position)位", en: "  ♪ you are number \(position) in the queue")
      session.tell(.waiting(expected: expected.map { .milliseconds(Int64($0 * 1_000)) }))
    case .queueFull:
      queued = nil
      session.tell(.full)
    case .queueClosed:
      queued = nil
      session.tell(.closed)
    case .callbackOffered: session.tell(.offersCallback)
    case .answered:
      isTalking = true
      session.tell(.answered)
    case .agentLeft: endTalk()
    case .transferred(let queue):
      say(zh: "  (转接 \(queue)，请稍候 ♪)", en: "  (you are put through to \(queue), please hold ♪)")
    case .movedOn(let queue):
      say(zh: "  (转到队列 \(queue) ♪)", en: "  (you go on to the queue \(queue) ♪)")
    case .timedOut:
      queued = nil
      session.tell(.timedOut)
    case .refused(_, let code): refused(code)
    default: break
    }
  }

  /// What was asked can't be; after a lost connection the call may be over or was never known.
  private mutating func refused(_ code: String) {
    guard code == "unknownCall" || code == "callOver", let queued else {
      guard code == "unknownQueue" else { return }
      if self.queued == nil {
        say(zh: "  (这里不能登记回电)", en: "  (no callback can be registered here)")
      }
      self.queued = nil
      session.tell(.closed)
      return
    }
    if isTalking || code == "callOver" {
      session.tell(.answered)
      endTalk()
    } else {
      link.send(.join(joining(skill: queued.skill, priority: queued.priority)))
    }
  }

  private mutating func endTalk() {
    queued = nil
    isTalking = false
    talks += 1
    session.tell(.agentLeft)
  }

  private func say(zh chinese: String, en english: String) {
    say(console.text(zh: chinese, en: english))
  }

  private func say(_ line: String) { console.write(line + "\n") }

  // MARK: After the call

  private func keep() throws {
    // What was sent last is heard before the connection ends.
    if nodesTold != nil { awaitLastAnswer() }
    guard let nodesTold, let known = try call.directory.store.contact(call.id)?.contact else {
      try call.keep(session)
      return
    }
    // The switchboard has kept agents, waits and talks; only what came after them is new.
    let whole = Contact(
      call.id, of: session.transcript, flow: call.prepared.fixture.flow.name,
      at: call.prepared.fixture.at)
    var kept = known
    kept.path += whole.path.dropFirst(nodesTold)
    kept.entered = whole.entered ?? kept.entered
    kept.disposition = known.disposition ?? (known.agent == nil ? whole.disposition : nil)
    try call.keep(kept)
  }

  private func awaitLastAnswer() {
    link.send(.status)
    let limit = clock.now + .seconds(2)
    while let entry = link.next(within: clock.now.duration(to: limit)) {
      switch entry {
      case .message(.status), .lost: return
      default: continue
      }
    }
  }
}
