/// A call that somebody plays as it goes, with the queues and services of a fixture.
///
/// What the caller does is kept as the steps of a fixture that shows the same call again.
package struct PhoneSession<Directory: CallerDirectory> {
  /// The call so far, as a fixture without expectations.
  package private(set) var fixture: Fixture
  fileprivate let prepared: PreparedFixture
  private var run: FixtureRun<Directory>
  private var shown = 0
  /// When the prompt began that was playing, or had played last, when the caller last acted: what
  /// `after` of the next step counts from.
  private var base: Duration = .zero
  /// When the caller last pressed or said something, as fixtures count it.
  private var acted: Duration = .zero

  /// - Parameters:
  ///   - call: a fixture that has no steps yet.
  ///   - id: the call's own; services act once for one id and the same inputs.
  ///   - directory: whom the call meets, in place of the fixture's data.
  ///   - queuesAreOutside: whether whoever plays the call tells what queues do (`tell`).
  /// - Returns: `nil` if its library has no such flow.
  /// - Throws: `ServiceFault` if the directory can't tell who calls.
  package init?(
    _ call: PreparedFixture, id: String, directory: Directory, queuesAreOutside: Bool = false
  ) throws(ServiceFault) {
    let caller = try BuiltInServices.callerValue(number: call.fixture.caller, in: directory)
    let incoming = IncomingCall(
      id: id, at: call.fixture.at, caller: caller, announcement: call.fixture.announcement)
    guard let machine = CallMachine(call.fixture.flow.name, of: call.library, call: incoming) else {
      return nil
    }
    fixture = call.fixture
    prepared = call
    run = FixtureRun(call.fixture, machine: machine, directory: directory)
    run.queuesAreOutside = queuesAreOutside
    run.tell(.begin)
    noteBase()
  }

  package var isOver: Bool { run.isOver || run.isEndless }
  package var waiting: CallMachine.Waiting { run.machine.waiting }
  package var now: Duration { run.now }
  /// Whether the caller is offered to be called back, and would be by `CallMachine.callbackKey`.
  package var offersCallback: Bool { run.machine.offersCallback }
  /// All that happened up to now, and what is still to be played.
  package var transcript: Transcript { run.transcript }

  /// What happened since this was last asked, up to now; what is still to be played comes later.
  package mutating func news() -> [Transcript.Entry] {
    let entries = run.transcript.entries.dropFirst(shown).prefix { $0.at <= run.now }
    shown += entries.count
    return Array(entries)
  }

  // MARK: The wall clock

  /// When something happens next by itself; `nil` if nothing does before the caller acts.
  package var nextMoment: Duration? {
    let unseen = run.transcript.entries.dropFirst(shown).first { $0.at > run.now }?.at
    return [run.nextMoment, unseen].compactMap(\.self).min()
  }

  /// Lets everything happen that is due by a moment.
  package mutating func wait(until moment: Duration) {
    while !isOver, let next = run.nextMoment, next <= moment {
      guard run.happen(by: moment) else { break }
    }
    run.wait(until: moment)
  }

  /// The caller acts now, however long the prompt has been playing.
  package mutating func act(_ action: (FixtureStep.Timing) -> FixtureStep.Action) {
    let step = FixtureStep(action(.sinceItBegan(run.now - base)))
    let pressedBefore = keysPressed
    switch step.action {
    case .press(let keys, _):
      for (index, key) in keys.enumerated() where !run.isOver {
        if index > 0 { run.wait(until: run.now + FixtureStep.betweenKeys) }
        run.log(.pressed(key))
        run.tell(.key(key))
      }
    case .say(let text, _):
      run.log(.said(text))
      run.speak(text)
    case .hangUp:
      run.log(.callerHungUp)
      run.tell(.hangUp)
    case .hear, .notHear, .silence: break
    }
    acted = run.now
    keep(step, pressedBefore: pressedBefore)
  }

  /// A queue tells something now; for sessions whose queues are outside.
  package mutating func tell(_ reply: QueueReply) {
    guard !isOver else { return }
    run.log(.queueAnswered(reply))
    run.tell(.queue(reply))
  }

  // MARK: The virtual clock

  /// Lets prompts, queues, agents and services have their time until it is the caller's turn.
  package mutating func settle() {
    run.settle(for: .turn)
  }

  /// The caller acts as callers of fixtures do, a second after the prompt.
  package mutating func actInTurn(_ action: (FixtureStep.Timing) -> FixtureStep.Action) {
    take(action(.afterPrompt))
  }

  /// The caller says nothing for so long, or until something happens by itself.
  package mutating func keepSilent(for length: Duration? = nil) {
    run.settle(for: .quiet)
    guard let length = length ?? run.nextMoment.map({ $0 - run.now }) else { return }
    take(.silence(length))
  }

  private mutating func take(_ action: FixtureStep.Action) {
    // Only what is new can be heard; waiting for it would cut off what the caller is typing.
    if let text = run.heard(since: acted).last,
      fixture.steps.last?.action != .hear(.contains(text))
    {
      fixture.steps.append(FixtureStep(.hear(.contains(text))))
    }
    let step = FixtureStep(action)
    let pressedBefore = keysPressed
    run.take(step, number: fixture.steps.count + 1, acted: &acted)
    keep(step, pressedBefore: pressedBefore)
  }

  /// Keeps what the caller did, without keys that came after the call was over.
  private mutating func keep(_ step: FixtureStep, pressedBefore: Int) {
    if case .press(let keys, let timing) = step.action {
      let pressed = keys.prefix(keysPressed - pressedBefore)
      if !pressed.isEmpty {
        fixture.steps.append(FixtureStep(.press(String(pressed), timing)))
      }
    } else {
      fixture.steps.append(step)
    }
    noteBase()
  }

  private var keysPressed: Int {
    run.transcript.entries.count { if case .pressed = $0.event { true } else { false } }
  }

  private mutating func noteBase() { base = (run.current ?? run.played.last)?.begins ?? .zero }
}

extension PhoneSession where Directory == InMemoryDirectory {
  /// A call that meets the data of its fixture.
  ///
  /// - Parameter call: a fixture that has no steps yet.
  /// - Returns: `nil` if its library has no such flow.
  package init?(_ call: PreparedFixture) throws(ServiceFault) {
    try self.init(
      call, id: PreparedFixture.callID, directory: InMemoryDirectory(call.data))
  }

  /// The whole call as a fixture that expects what came of it.
  /// - Returns: also what would fail if it were run, which is nothing.
  package func recording(named name: String) -> (fixture: Fixture, result: FixtureResult) {
    var replay = prepared
    replay.fixture = fixture
    replay.fixture.name = name
    let played = replay.run()
    var expect = Expectations()
    expect.outcome = played.outcome.flatMap { Expectations.Outcome(rawValue: $0.name) }
    switch played.outcome {
    case .queued(let skill, let priority): (expect.skill, expect.priority) = (skill, priority)
    case .callback(let skill): expect.skill = skill
    case .voicemail(let skill): expect.skill = skill
    default: break
    }
    expect.path = played.path.map { NamedPlace($0.pathName) }
    replay.fixture.expect = expect
    return (replay.fixture, replay.run())
  }
}
