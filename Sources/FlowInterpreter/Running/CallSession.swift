package import Diagnostics

/// Drives the machine of one call for whoever plays it.
///
/// That is a fixture, a phone, a simulated caller or a search for calls. It keeps the time, lets
/// prompts be played, and answers the machine as queues and services do.
///
/// The clock is virtual. Whoever plays the call moves it on (`happen`, `wait`, `settle`, `advance`);
/// a phone that people use moves it along with the wall clock. At the same moment queues and
/// services come first, then the caller, then the machine's deadlines.
package struct CallSession<Directory: CallerDirectory> {
  package private(set) var machine: CallMachine
  package private(set) var surroundings: CallSurroundings<Directory>
  /// Since the call came in.
  package private(set) var now: Duration = .zero
  /// What happened up to now; empty if it is not kept.
  package private(set) var record = CallRecord()
  private let extent: CallRecord.Extent
  /// What the machine wanted done when it was last told something, in order.
  private(set) var actions: [CallAction] = []
  /// The service asked last, with its answer once that is there.
  private(set) var lastService: CallRecord.ServiceExchange?
  /// The queue that the call was put in last.
  package private(set) var lastQueue: QueueRequest?

  /// What queues and services will tell the machine, the next one first.
  private var pending: [Pending] = []
  /// When all that is to be played has been played.
  private(set) var playingEnds: Duration = .zero
  private var told = 0
  private var visits = 0
  private var cause = CallRecord.Cause.machine
  /// When the caller last did something.
  var acted: Duration = .zero
  /// When the prompt began that was playing, or had played last, when the caller last did something.
  var promptBegan: Duration = .zero
  /// How many entries of the transcript were given out as news.
  var shown = 0

  private struct Pending {
    var at: Duration
    var event: CallEvent
    var isOfQueue: Bool
  }

  /// A call that takes longer than this, or more events or nodes, is one that never ends.
  static var longest: Duration { .seconds(7 * 86_400) }
  private static var mostTold: Int { 20_000 }
  private static var mostVisits: Int { 200_000 }

  /// A call that begins now.
  ///
  /// - Parameters:
  ///   - machine: has not begun yet.
  ///   - extent: how much of `record`, and of what tells from it, is needed.
  init(
    _ machine: CallMachine, in surroundings: CallSurroundings<Directory>,
    keeping extent: CallRecord.Extent = .everything
  ) {
    self.machine = machine
    self.surroundings = surroundings
    self.extent = extent
    tell(.begin)
    notePrompt()
  }

  /// A call from a number that begins now; the directory tells who it is.
  ///
  /// - Parameters:
  ///   - id: the call's own; services act once for one id and the same inputs.
  ///   - number: `nil` if it is withheld.
  ///   - announcement: what all callers are told at present.
  ///   - closed: the items of menus that are closed, by the nodes that their choices lead to.
  /// - Returns: `nil` if the library has no such flow.
  /// - Throws: `ServiceFault` if the directory can't tell who calls.
  package init?(
    _ flow: String, of library: FlowLibrary, id: String, from number: String?, at moment: Instant,
    announcement: String? = nil, closed: Set<String> = [],
    in surroundings: CallSurroundings<Directory>
  ) throws(ServiceFault) {
    let caller = try BuiltInServices.callerValue(
      number: number, in: surroundings.directory, at: moment)
    var call = IncomingCall(id: id, at: moment, caller: caller, announcement: announcement)
    call.closed = closed
    guard let machine = CallMachine(flow, of: library, call: call) else { return nil }
    self.init(machine, in: surroundings)
  }

  /// A node fails when the call comes there from now on.
  mutating func letFail(_ node: String) { machine.scope.call.faults.insert(node) }

  /// The call came with these values.
  mutating func give(_ attributes: [String: Value]) { machine.give(attributes) }

  package var outcome: CallOutcome? { machine.outcome }
  /// Whether the call took so long that it will never end.
  var isEndless: Bool {
    told > Self.mostTold || visits > Self.mostVisits || now > Self.longest
  }
  /// Whether the call has ended, or never will.
  package var isOver: Bool { outcome != nil || isEndless }
  package var waiting: CallMachine.Waiting { machine.waiting }
  /// Whether the caller is offered to be called back, and would be by `CallMachine.callbackKey`.
  package var offersCallback: Bool { machine.offersCallback }
  var isPlaying: Bool { playingEnds > now }

  // MARK: Time

  /// When the next thing is due of queues, services or the machine.
  var nextDue: Duration? {
    guard let next = pending.first?.at else { return machine.deadline }
    return machine.deadline.map { min($0, next) } ?? next
  }

  /// Lets the next thing happen that is due by a moment; `false` if there is none.
  mutating func happen(by limit: Duration) -> Bool {
    guard outcome == nil else { return false }
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

  /// Lets everything happen that is due before a moment, and what is due then of queues and
  /// services: the caller, who acts at that moment, goes before the machine's deadlines.
  mutating func wait(toActAt moment: Duration) {
    while !isOver {
      if let next = pending.first, next.at <= moment, next.at <= machine.deadline ?? next.at {
        _ = happen(by: moment)
      } else if let deadline = machine.deadline, deadline < moment {
        _ = happen(by: deadline)
      } else {
        break
      }
    }
    if outcome == nil { now = max(now, moment) }
  }

  /// Lets time pass up to a moment, with nothing else; what is due of the machine takes effect
  /// before the next thing that it is told.
  mutating func advance(to moment: Duration) { now = max(now, moment) }

  // MARK: The machine

  /// Tells the machine something now and does what it wants done.
  mutating func tell(_ event: CallEvent) {
    told += 1
    switch event {
    case .key, .speech, .understood, .speaks, .hangUp: cause = .caller
    case .queue: cause = .queue
    case .begin, .timeReached, .serviceReturned, .recorded: cause = .machine
    }
    actions.removeAll(keepingCapacity: true)
    machine.handle(event, at: now, into: &actions)
    for action in actions { perform(action) }
  }

  /// A queue tells something now, for calls whose queues are outside.
  package mutating func tell(_ reply: QueueReply) {
    guard !isOver else { return }
    log(.queueAnswered(reply))
    tell(.queue(reply))
  }

  private mutating func perform(_ action: CallAction) {
    switch extent {
    case .nothing: break
    case .course: record.noteCourse(action, at: now, playingFrom: max(now, playingEnds), cause)
    case .everything:
      record.note(action, at: now, playingFrom: max(now, playingEnds), because: cause)
    }
    switch action {
    case .visit: visits += 1
    case .play(let utterance): playingEnds = max(now, playingEnds) + utterance.length
    case .stopPlaying: playingEnds = min(playingEnds, now)
    case .callService(let request): ask(request)
    case .cancelService: pending.removeAll { !$0.isOfQueue }
    case .enqueue(let request):
      lastQueue = request
      if !surroundings.outside.contains(.queues) {
        behave(surroundings.queues[request.skill] ?? .usual)
      }
    case .leaveQueue: pending.removeAll(where: \.isOfQueue)
    case .take, .fault, .record, .stopRecording, .conceal, .registerCallback, .end: break
    }
  }

  private mutating func ask(_ request: ServiceRequest) {
    lastService = .init(request: request)
    guard !surroundings.outside.contains(.services) else { return }
    let answer = surroundings.answer(request)
    schedule(.serviceReturned(answer.reply), at: now + answer.takes, isOfQueue: false)
  }

  /// The queue that the call was put in last does something with it from now on.
  mutating func behave(_ behaviour: QueueBehaviour) {
    guard let lastQueue else { return }
    for (after, reply) in behaviour.replies(to: lastQueue) {
      schedule(.queue(reply), at: now + after, isOfQueue: true)
    }
  }

  /// Whether a queue still has something to tell the call.
  var queueHasNews: Bool { pending.contains(where: \.isOfQueue) }

  private mutating func schedule(_ event: CallEvent, at moment: Duration, isOfQueue: Bool) {
    let index = pending.firstIndex { $0.at > moment } ?? pending.endIndex
    pending.insert(Pending(at: moment, event: event, isOfQueue: isOfQueue), at: index)
  }

  // MARK: The record

  mutating func log(_ event: Transcript.Event) {
    if extent == .everything { record.log(event, at: now) }
  }

  private mutating func note(_ event: CallEvent) {
    switch event {
    case .serviceReturned(let reply):
      lastService?.reply = reply
      if extent == .everything { record.note(reply, at: now) }
    case .queue(let reply): log(.queueAnswered(reply))
    case .begin, .key, .speech, .understood, .speaks, .hangUp, .timeReached, .recorded: break
    }
  }

  /// The nodes visited and the ways taken since this was last asked; the record forgets them, and what nobody
  /// will ask whether it was heard.
  mutating func takeCourse() -> (path: [NodePlace], ways: [TakenWay]) {
    record.takeCourse(heardSince: acted)
  }

  /// All that happened up to now, and what is still to be played.
  package var transcript: Transcript { record.transcript }
}
