internal import Diagnostics

/// One call of a fixture on a virtual clock: drives the machine, and answers it as queues, services
/// and the caller of the fixture do.
///
/// At the same moment queues and services come first, then the caller, then the machine's deadlines.
struct FixtureRun<Directory: CallerDirectory> {
  let fixture: Fixture
  var machine: CallMachine
  var directory: Directory
  /// Whether somebody else tells what queues do, rather than the fixture.
  var queuesAreOutside = false
  var now: Duration = .zero
  /// What queues and services will tell the machine, the next one first.
  private var pending: [Pending] = []
  private var answersUsed: [String: Int] = [:]
  private(set) var played: [Played] = []
  /// When all that is to be played has been played.
  private(set) var playingEnds: Duration = .zero
  private var handled = 0
  private var teller = Teller.machine
  private var actions: [CallAction] = []

  /// What happened, but for what was played, in order.
  private var events: [Transcript.Entry] = []
  private(set) var path: [NodePlace] = []
  private(set) var ways: [TakenWay] = []
  private(set) var services: [(request: ServiceRequest, reply: ServiceReply?)] = []
  var failures: [FixtureFailure] = []
  private(set) var outcome: CallOutcome?
  /// Where and when the call was given over to a queue, a callback or a recording.
  private(set) var handovers: [Handover] = []

  struct Played {
    var utterance: Utterance
    var begins: Duration
    /// Earlier than its length tells if it was interrupted.
    var ends: Duration
    /// How many other events came before it was handed over.
    var position: Int
  }

  /// Whose doing the actions of the machine are.
  private enum Teller {
    case caller, queue, machine
  }

  struct Handover {
    /// The name of the outcome it may become.
    var outcome: String
    var place: NodePlace
    var at: Duration
  }

  private struct Pending {
    var at: Duration
    var event: CallEvent
    var isOfQueue: Bool
  }

  /// A call that takes longer than this, or more events or nodes, is one that never ends.
  static var longest: Duration { .seconds(7 * 86_400) }
  static var mostEvents: Int { 20_000 }
  static var mostNodes: Int { 200_000 }

  init(_ fixture: Fixture, machine: CallMachine, directory: Directory) {
    self.fixture = fixture
    self.machine = machine
    self.directory = directory
  }

  var isOver: Bool { machine.outcome != nil }
  var isPlaying: Bool { playingEnds > now }

  // MARK: Time

  /// When the next thing is due of queues, services or the machine.
  var nextMoment: Duration? {
    [pending.first?.at, machine.deadline].compactMap(\.self).min()
  }

  /// Lets the next thing happen that is due by a moment; `false` if there is none.
  mutating func happen(by limit: Duration) -> Bool {
    guard !isOver else { return false }
    let deadline = machine.deadline
    if let next = pending.first, next.at <= deadline ?? next.at {
      guard next.at <= limit else { return false }
      pending.removeFirst()
      now = max(now, next.at)
      note(next.event)
      tell(next.event)
      return true
    }
    guard let deadline, deadline <= limit else { return false }
    now = max(now, deadline)
    tell(.timeReached)
    return true
  }

  /// Lets everything happen that is due before a moment, and what is due then of queues and services.
  mutating func wait(until moment: Duration) {
    while !isOver, !isEndless {
      if let next = pending.first, next.at <= moment, next.at <= machine.deadline ?? next.at {
        _ = happen(by: moment)
      } else if let deadline = machine.deadline, deadline < moment {
        _ = happen(by: deadline)
      } else {
        break
      }
    }
    if !isOver { now = max(now, moment) }
  }

  /// Whether the call took so long that it will never end.
  var isEndless: Bool {
    handled > Self.mostEvents || path.count > Self.mostNodes || now > Self.longest
  }

  /// Tells the machine something and does what it wants done.
  mutating func tell(_ event: CallEvent) {
    handled += 1
    switch event {
    case .key, .speech, .hangUp: teller = .caller
    case .queue: teller = .queue
    default: teller = .machine
    }
    var list = actions
    list.removeAll(keepingCapacity: true)
    machine.handle(event, at: now, into: &list)
    for action in list { perform(action) }
    actions = list
  }

  private mutating func schedule(_ event: CallEvent, at moment: Duration, isOfQueue: Bool) {
    let index = pending.firstIndex { $0.at > moment } ?? pending.endIndex
    pending.insert(Pending(at: moment, event: event, isOfQueue: isOfQueue), at: index)
  }

  // MARK: What the machine wants done

  private mutating func perform(_ action: CallAction) {
    switch action {
    case .visit(let place):
      path.append(place)
      log(.entered(place))
    case .take(let place, let way): ways.append(TakenWay(place: place, way: way))
    case .fault(let place, let reason): log(.fault(place, reason: reason))
    case .play(let utterance):
      let begins = max(now, playingEnds)
      playingEnds = begins + utterance.length
      played.append(
        Played(
          utterance: utterance, begins: begins, ends: playingEnds, position: events.count))
    case .stopPlaying: stopPlaying()
    case .callService(let request): callService(request)
    case .cancelService:
      pending.removeAll { !$0.isOfQueue }
      if let last = services.last { log(.serviceTimedOut(service: last.request.service)) }
    case .enqueue(let request): enqueue(request)
    case .leaveQueue:
      pending.removeAll(where: \.isOfQueue)
      log(.leftQueue)
    case .record: log(.recording)
    case .stopRecording: handOver(as: "voicemail")
    case .registerCallback(let order):
      handOver(as: "callback")
      log(.callbackRegistered(order))
    case .end(let result):
      outcome = result
      log(.ended(result))
    }
  }

  private mutating func handOver(as outcome: String) {
    handovers.append(Handover(outcome: outcome, place: path.last ?? machine.place, at: now))
  }

  private mutating func stopPlaying() {
    // What was to be played after the interrupted prompt is never heard. An agent who answers at
    // once is not an interruption: the queue's prompt counts as heard.
    let lastHeard = teller == .queue ? now : now - .nanoseconds(1)
    while let last = played.last, last.begins > lastHeard { played.removeLast() }
    if let last = played.indices.last, played[last].ends > now {
      played[last].ends = now
      if teller == .caller { log(.bargedIn) }
    }
    playingEnds = min(playingEnds, now)
  }

  private mutating func callService(_ request: ServiceRequest) {
    log(.askedService(request))
    services.append((request, nil))
    let answer = stubbedReply(to: request)
    let reply = answer?.reply ?? BuiltInServices.answer(request, from: &directory)
    schedule(.serviceReturned(reply), at: now + (answer?.takes ?? .zero), isOfQueue: false)
  }

  private mutating func stubbedReply(to request: ServiceRequest) -> StubbedReply? {
    switch fixture.stubs[request.service] {
    case nil: return nil
    case .always(let reply): return reply
    case .inTurn(let replies):
      let used = answersUsed[request.service, default: 0]
      answersUsed[request.service] = used + 1
      if used < replies.count { return replies[used] }
      failures.append(
        FixtureFailure(
          Wording(zh: "服务 \(request.service)", en: "service \(request.service)"),
          expected: Wording(
            zh: "至多用给出的 \(replies.count) 个应答", en: "no more than the \(replies.count) answers given"
          ),
          found: Wording(zh: "第 \(used + 1) 次调用", en: "call number \(used + 1)")))
      return StubbedReply(.fault("no answer is left for it"))
    }
  }

  private mutating func enqueue(_ request: QueueRequest) {
    handOver(as: "queued")
    log(.queued(skill: request.skill, priority: request.priority))
    if queuesAreOutside { return }
    switch fixture.queues[request.skill] ?? .usual {
    case .full: schedule(.queue(.full), at: now, isOfQueue: true)
    case .closed: schedule(.queue(.closed), at: now, isOfQueue: true)
    case .answers(let after, let talk):
      if after > .zero {
        let expected = request.saysEstimate ? after : nil
        schedule(.queue(.waiting(expected: expected)), at: now, isOfQueue: true)
      }
      schedule(.queue(.answered), at: now + after, isOfQueue: true)
      schedule(.queue(.agentLeft), at: now + after + talk, isOfQueue: true)
    }
  }

  // MARK: Keeping track

  mutating func log(_ event: Transcript.Event) {
    events.append(.init(at: now, event: event))
  }

  /// All that happened, in the order in which the caller met it.
  var transcript: Transcript {
    var transcript = Transcript()
    // A prompt is handed over before it begins, if another is still being played.
    var prompts = played[...]
    for (position, entry) in events.enumerated() {
      while let next = prompts.first,
        next.begins < entry.at || (next.begins == entry.at && next.position <= position)
      {
        transcript.entries.append(.init(at: next.begins, event: .heard(next.utterance)))
        prompts.removeFirst()
      }
      transcript.entries.append(entry)
    }
    transcript.entries += prompts.map { .init(at: $0.begins, event: .heard($0.utterance)) }
    return transcript
  }

  private mutating func note(_ event: CallEvent) {
    switch event {
    case .serviceReturned(let reply):
      guard let last = services.indices.last else { return }
      services[last].reply = reply
      log(.serviceAnswered(service: services[last].request.service, reply))
    case .queue(let reply): log(.queueAnswered(reply))
    default: break
    }
  }

  /// Answers in place of services that nobody asked for, by service.
  var answersLeft: [(service: String, count: Int, of: Int)] {
    fixture.stubs.sorted { $0.key < $1.key }.compactMap { service, stub in
      guard case .inTurn(let replies) = stub else { return nil }
      let left = replies.count - answersUsed[service, default: 0]
      return left > 0 ? (service, left, replies.count) : nil
    }
  }
}
