internal import Diagnostics

/// One call of a simulated caller on a virtual clock, from the first word to the queue or the end.
///
/// Services answer at once from the population's data. The walk ends where the call joins a queue,
/// because what comes then is the queue's affair.
struct CallWalk {
  let plan: WalkPlan
  let reason: Population.Reason
  let random: WalkRandom
  let isImpatient: Bool
  private let onDuty: WalkedDuty?
  private let begins: Instant
  private(set) var session: CallSession<InMemoryDirectory>
  /// What is left of the caller's patience with the menu: an exponential number that hang-up rates
  /// use up.
  private var staying: Double
  /// When the caller will hang up because of the prompt that is playing.
  private var hangsUpAt: Duration?
  private var prompts: UInt64 = 0
  private var questions = 0
  private var isServed = false
  /// Whether the call came to a queue just now that nobody works for.
  private var hasNobody = false
  private var opensCase = false
  /// The node visited last, among all nodes.
  private var lastNode = 0
  private(set) var result: WalkedCall?

  /// Callers give up after so many questions or so long, whatever their habits say.
  static let mostQuestions = 300
  static let longest: Duration = .seconds(2 * 3_600)

  private enum Purpose {
    static let reason: UInt64 = 1
    static let patience: UInt64 = 2
    static let message: UInt64 = 3
    static let prompt: UInt64 = 4
    static let question: UInt64 = 5
  }

  init?(
    _ plan: WalkPlan, number: Int, seed: UInt64, at moment: Instant, onDuty: WalkedDuty? = nil
  ) {
    self.onDuty = onDuty
    begins = moment
    random = WalkRandom(seed: seed, call: number)
    var reasons = random.stream(Purpose.reason)
    guard let last = plan.reasons.last else { return nil }
    let point = reasons.uniform() * last.upTo
    let index = plan.reasons.partitioningIndex { $0.upTo > point }
    reason = plan.reasons[min(index, plan.reasons.count - 1)]
    isImpatient = reasons.happens(plan.impatientShare)
    var patience = random.stream(Purpose.patience)
    staying = patience.exponential()
    let age = plan.population.age(at: moment)
    let directory = InMemoryDirectory(plan.population.data, later: age)
    let caller =
      plan.population.data.outreaches.isEmpty
      ? plan.callerValues[reason.caller]
      : directory.callerValue(
        number: plan.population.callers[reason.caller].number, at: moment)
    let call = IncomingCall(id: "call-1", at: moment, caller: caller)
    guard let machine = CallMachine(plan.library.flows[plan.flow].id, of: plan.library, call: call)
    else { return nil }
    session = CallSession(
      machine,
      in: CallSurroundings(
        directory, stubs: plan.population.services.byName, outside: .queues), keeping: .nothing)
    self.plan = plan
  }

  /// The index of the running node among all nodes.
  var node: Int { plan.node(flow: session.machine.flow, node: session.machine.node) }

  /// What this caller does at the running node.
  var visit: WalkPlan.Visit { plan.visit(node: node, goal: reason.goal) }

  /// How this caller is at the running node.
  var habits: WalkPlan.Habits {
    plan.habits(node: node, goal: reason.goal, isImpatient: isImpatient)
  }

  // MARK: The call

  /// Plays the call to its end.
  mutating func run(noting notes: inout WalkNotes) -> WalkedCall {
    takeNote(&notes)
    while true {
      if let result { return result }
      switch session.waiting {
      case .caller:
        questions += 1
        if questions > Self.mostQuestions || session.now > Self.longest {
          hangUp(&notes)
        } else {
          answer(&notes)
        }
      case .recording: record(&notes)
      case .nothing, .begin, .queue, .agent, .service, .prompt: letTimePass(&notes)
      }
    }
  }

  /// Waits for whatever the machine does next by itself.
  private mutating func letTimePass(_ notes: inout WalkNotes) {
    guard let due = session.nextDue else { return hangUp(&notes) }
    guard wait(until: due, &notes), result == nil, session.happen(by: session.now) else { return }
    noteAnswer()
    takeNote(&notes)
  }

  /// Takes note of a case that a service has just opened.
  private mutating func noteAnswer() {
    if let asked = session.lastService, asked.request.service == "case.open",
      case .outcome("opened", _) = asked.reply
    {
      opensCase = true
    }
  }

  /// The caller speaks to the machine and ends the recording.
  private mutating func record(_ notes: inout WalkNotes) {
    var stream = random.stream(Purpose.message)
    let drawn = Duration.seconds(stream.exponential() * plan.messageSeconds).inMilliseconds
    let length = max(drawn, .seconds(1))
    let end = session.now + length
    tell(.speaks(length), &notes)
    guard let deadline = session.machine.deadline, end < deadline else {
      return letTimePass(&notes)
    }
    if wait(until: end, &notes) { tell(.key("#"), &notes) }
  }

  /// Lets time pass; `false` if the caller hangs up meanwhile.
  mutating func wait(until moment: Duration, _ notes: inout WalkNotes) -> Bool {
    let moment = max(moment, session.now)
    let rate = habits.hangUpPerSecond
    let used = rate * (moment - session.now).inSeconds
    var end = hangsUpAt.flatMap { $0 <= moment ? $0 : nil }
    if used > 0, staying <= used {
      let given = session.now + Duration.seconds(staying / rate).inMilliseconds
      end = min(given, end ?? given)
    }
    guard let end else {
      staying -= used
      session.advance(to: moment)
      return true
    }
    session.advance(to: end)
    hangUp(&notes)
    return false
  }

  mutating func hangUp(_ notes: inout WalkNotes) {
    tell(.hangUp, &notes)
    if result == nil { end(as: .hungUp, skill: nil, priority: 0) }
  }

  // MARK: Events and actions

  /// Tells the machine something, and hears what services answer at once.
  mutating func tell(_ event: CallEvent, _ notes: inout WalkNotes) {
    guard result == nil else { return }
    session.tell(event)
    takeNote(&notes)
  }

  /// Takes note of what the machine wanted done, and of all that services answer at once.
  private mutating func takeNote(_ notes: inout WalkNotes) {
    while true {
      for action in session.actions { note(action, &notes) }
      if hasNobody {
        hasNobody = false
        session.tell(QueueReply.nobody)
        continue
      }
      guard result == nil, session.waiting == .service, session.happen(by: session.now) else {
        return
      }
      noteAnswer()
    }
  }

  private mutating func note(_ action: CallAction, _ notes: inout WalkNotes) {
    switch action {
    case .visit(let place):
      lastNode = notes.visit(place)
      isServed = isServed || plan.isServed(node: lastNode, goal: reason.goal)
    case .take(let place, let way): notes.take(place, way)
    case .fault(let place, _): notes.fault(place)
    case .play(let utterance): hear(utterance)
    case .stopPlaying: hangsUpAt = nil
    case .enqueue(let request)
    where onDuty?.hasNobody(for: request, at: begins + session.now) ?? false:
      hasNobody = true
    case .enqueue(let request):
      end(as: .queued, skill: request.skill, priority: request.priority)
    case .end(let outcome): end(outcome)
    case .callService, .cancelService, .leaveQueue, .record, .stopRecording, .conceal,
      .registerCallback:
      break
    }
  }

  /// Perhaps the prompt makes the caller hang up, at some moment while it plays.
  private mutating func hear(_ utterance: Utterance) {
    prompts += 1
    let chance = habits.hangUpPerPrompt
    guard chance > 0 else { return }
    var stream = random.stream(plan.nodeHashes[node] &+ Purpose.prompt &+ prompts << 32)
    guard stream.happens(chance) else { return }
    let end = session.machine.playingUntil ?? session.now
    let begins = max(session.now, end - utterance.length)
    let moment =
      begins + Duration.seconds((end - begins).inSeconds * stream.uniform()).inMilliseconds
    hangsUpAt = min(moment, hangsUpAt ?? moment)
  }

  private mutating func end(_ outcome: CallOutcome) {
    switch outcome {
    case .completed: end(as: .completed, skill: nil, priority: 0)
    case .hungUp: end(as: isServed ? .served : .hungUp, skill: nil, priority: 0)
    case .queued(let skill, let priority): end(as: .queued, skill: skill, priority: priority)
    case .callback(let skill): end(as: .callback, skill: skill, priority: 0)
    case .voicemail: end(as: .voicemail, skill: nil, priority: 0)
    case .transferred: end(as: .completed, skill: nil, priority: 0)
    case .failed: end(as: .failed, skill: nil, priority: 0)
    }
  }

  private mutating func end(as outcome: WalkedCall.Outcome, skill: String?, priority: Int) {
    guard result == nil else { return }
    result = WalkedCall(
      outcome: outcome, milliseconds: Int(session.now.wholeMilliseconds),
      skill: skill.flatMap { plan.skills.firstIndex(of: $0) } ?? -1, priority: priority,
      opensCase: opensCase, goal: reason.goal, node: lastNode)
  }

  /// The numbers of one question: its node and which of the call's questions it is.
  func questionStream() -> WalkRandom {
    random.stream(plan.nodeHashes[node] &+ Purpose.question &+ UInt64(questions) << 32)
  }
}

extension Duration {
  /// The same to the millisecond, so that sums don't depend on the order of addition.
  var inMilliseconds: Duration { .milliseconds(wholeMilliseconds) }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element is true of a condition that all later ones fulfil too.
  func partitioningIndex(where isIn: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isIn(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
