/// What happens in a call, taken note of as it happens.
package struct CallRecord: Sendable {
  /// What was played, in order; without what was to follow a prompt that was interrupted.
  package private(set) var played: [Played] = []
  /// What happened, but for what was played, in order.
  private(set) var events: [Transcript.Entry] = []
  /// The nodes visited, in order.
  package private(set) var path: [NodePlace] = []
  /// The ways taken, in order.
  package private(set) var ways: [TakenWay] = []
  /// The services asked, in order, each with its answer unless that came too late.
  package private(set) var services: [ServiceExchange] = []
  /// Where and when the call was given over to a queue, a callback or a recording.
  private var handovers: [Handover] = []
  /// The messages that were left, in order.
  package private(set) var messages: [LeftMessage] = []
  /// How many keys the caller has pressed.
  private(set) var keysPressed = 0
  /// Where among the events the caller's keys and utterances stand.
  private var inputs: [Int] = []
  /// Which of the caller's keys and utterances are secrets, from 1, in the order in which that was said.
  package private(set) var concealed: [Int] = []
  /// Where the call was given over to the queue that answered first.
  private var answeredHandover: Handover?

  /// A prompt and when it was heard, from when the call came in.
  package struct Played: Sendable {
    package var utterance: Utterance
    /// Since the call came in.
    package var begins: Duration
    /// Earlier than its length tells if it was interrupted.
    package var ends: Duration
    /// How many other events came before it was handed over.
    fileprivate var position: Int
  }

  /// A service that was asked.
  package struct ServiceExchange: Sendable {
    package var request: ServiceRequest
    package var reply: ServiceReply?
  }

  struct Handover: Sendable {
    /// The name of the outcome it may become.
    var outcome: String
    var place: NodePlace
    var at: Duration
  }

  /// How much of a call is taken note of.
  enum Extent: Sendable {
    case nothing
    /// Where the call goes and what it hears: enough for a search, which plays far more calls than it tells of.
    case course
    case everything
  }

  /// Whose doing the actions of the machine are.
  enum Cause {
    case caller, queue, machine
  }

  // MARK: Taking note

  mutating func log(_ event: Transcript.Event, at now: Duration) {
    switch event {
    case .pressed:
      keysPressed += 1
      inputs.append(events.count)
    case .said: inputs.append(events.count)
    case .queueAnswered(.answered):
      answeredHandover = answeredHandover ?? handovers.last { $0.outcome == "queued" }
    default: break
    }
    events.append(.init(at: now, event: event))
  }

  /// - Parameter begins: when a prompt that is handed over now begins to play.
  mutating func note(
    _ action: CallAction, at now: Duration, playingFrom begins: Duration, because cause: Cause
  ) {
    switch action {
    case .visit(let place):
      path.append(place)
      log(.entered(place), at: now)
    case .take(let place, let way): ways.append(TakenWay(place: place, way: way))
    case .fault(let place, let reason): log(.fault(place, reason: reason), at: now)
    case .play(let utterance): play(utterance, from: begins)
    case .stopPlaying:
      if breakOff(at: now, because: cause), cause == .caller { log(.bargedIn, at: now) }
    case .callService(let request):
      log(.askedService(request), at: now)
      services.append(ServiceExchange(request: request))
    case .cancelService:
      if let last = services.last {
        log(.serviceTimedOut(service: last.request.service), at: now)
      }
    case .enqueue(let request):
      handOver(as: "queued", at: now)
      log(.queued(skill: request.skill, priority: request.priority), at: now)
    case .leaveQueue: log(.leftQueue, at: now)
    case .record: log(.recording, at: now)
    case .stopRecording(let isKept):
      guard isKept else { break }
      handOver(as: "voicemail", at: now)
      if let message = message(endingAt: now) { messages.append(message) }
    case .conceal(let input): conceal(input)
    case .registerCallback(let order):
      handOver(as: "callback", at: now)
      log(.callbackRegistered(order), at: now)
    case .end(let outcome): log(.ended(outcome), at: now)
    }
  }

  /// Takes note of where the call goes and what it hears, and of nothing else.
  mutating func noteCourse(
    _ action: CallAction, at now: Duration, playingFrom begins: Duration, _ cause: Cause
  ) {
    switch action {
    case .visit(let place): path.append(place)
    case .take(let place, let way): ways.append(TakenWay(place: place, way: way))
    case .play(let utterance): play(utterance, from: begins)
    case .stopPlaying: _ = breakOff(at: now, because: cause)
    case .fault, .callService, .cancelService, .enqueue, .leaveQueue, .record, .stopRecording,
      .conceal, .registerCallback, .end:
      break
    }
  }

  /// The nodes visited and the ways taken since this was last asked, which are forgotten.
  ///
  /// - Parameter moment: nobody will ask what was heard before it.
  mutating func takeCourse(heardSince moment: Duration) -> (path: [NodePlace], ways: [TakenWay]) {
    defer {
      path = []
      ways = []
    }
    // The one before tells when the last prompt began, where all later ones are broken off.
    if let before = played.lastIndex(where: { $0.begins < moment && $0.ends <= moment }),
      before > 0
    {
      played.removeFirst(before)
    }
    return (path, ways)
  }

  mutating func note(_ reply: ServiceReply, at now: Duration) {
    guard let last = services.indices.last else { return }
    services[last].reply = reply
    log(.serviceAnswered(service: services[last].request.service, reply), at: now)
  }

  /// Hides one of the caller's keys or utterances, by its number from 1.
  private mutating func conceal(_ input: Int) {
    guard inputs.indices.contains(input - 1) else { return }
    concealed.append(input)
    switch events[inputs[input - 1]].event {
    case .pressed: events[inputs[input - 1]].event = .pressed(SecretText.key)
    case .said: events[inputs[input - 1]].event = .said(SecretText.shown)
    default: break
    }
  }

  /// Where the call was given over as an outcome tells, if it was.
  func handover(for outcome: CallOutcome?) -> Handover? {
    if case .queued = outcome, let answeredHandover { return answeredHandover }
    return handovers.last { $0.outcome == outcome?.name }
  }

  private mutating func handOver(as outcome: String, at now: Duration) {
    guard let place = path.last else { return }
    handovers.append(Handover(outcome: outcome, place: place, at: now))
  }

  private mutating func play(_ utterance: Utterance, from begins: Duration) {
    played.append(
      Played(
        utterance: utterance, begins: begins, ends: begins + utterance.length,
        position: events.count))
  }

  /// Whether a prompt was interrupted.
  private mutating func breakOff(at now: Duration, because cause: Cause) -> Bool {
    // What was to be played after the interrupted prompt is never heard. An agent who answers at
    // once is not an interruption: the queue's prompt counts as heard.
    let lastHeard = cause == .queue ? now : now - .nanoseconds(1)
    while let last = played.last, last.begins > lastHeard { played.removeLast() }
    guard let last = played.indices.last, played[last].ends > now else { return false }
    played[last].ends = now
    return true
  }

  // MARK: Reading

  /// The prompt that is playing at a moment.
  func playing(at now: Duration) -> Played? {
    played.first { $0.begins <= now && now < $0.ends }
  }

  /// What was played between two moments, also what was still playing at the first.
  func heard(since moment: Duration, until now: Duration) -> [String] {
    let since = played.reversed().prefix { $0.begins >= moment || $0.ends > moment }
    return since.filter { $0.begins <= now }.reversed().map(\.utterance.text)
  }

  /// All that happened, in the order in which the caller met it.
  package var transcript: Transcript {
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
}

/// A way out of a node that a call took.
package struct TakenWay: Sendable, Hashable {
  package var place: NodePlace
  package var way: Way

  package init(place: NodePlace, way: Way) {
    self.place = place
    self.way = way
  }
}
