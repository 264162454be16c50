/// Writes down what a caller does in a call, and hears before it, as the steps of a fixture that
/// shows the same call again.
package struct FixtureRecording: Sendable {
  package private(set) var steps: [FixtureStep] = []

  package init() {}

  /// The prompt that the caller hears out; only what is new is a step.
  package mutating func hear(_ prompt: String?) {
    // Waiting for what was heard already would cut off what the caller is typing.
    guard let prompt, steps.last?.action != .hear(.contains(prompt)) else { return }
    steps.append(FixtureStep(.hear(.contains(prompt))))
  }

  /// - Parameter pressed: how many keys there was time for before the call was over.
  package mutating func note(_ act: CallerAct, _ timing: CallerAct.Timing, pressed: Int) {
    var act = act
    if case .press(let keys) = act {
      guard pressed > 0 else { return }
      act = .press(String(keys.prefix(pressed)))
    }
    steps.append(FixtureStep(.act(act, timing)))
  }
}

extension PreparedFixture {
  /// A call of this fixture as it was played, expecting what came of it.
  /// - Returns: also what would fail if it were run, which is nothing.
  package func recorded(
    _ recording: FixtureRecording, named name: String
  ) -> (fixture: Fixture, result: FixtureResult) {
    var replay = self
    replay.fixture.name = name
    replay.fixture.steps = recording.steps
    let played = replay.run()
    var expect = Expectations()
    expect.outcome = played.outcome.flatMap { Expectations.Outcome(rawValue: $0.name) }
    switch played.outcome {
    case .queued(let skill, let priority): (expect.skill, expect.priority) = (skill, priority)
    case .callback(let skill): expect.skill = skill
    case .voicemail(let skill): expect.skill = skill
    case .completed, .hungUp, .transferred, .failed, nil: break
    }
    expect.path = played.path.map { NamedPlace($0.pathName) }
    replay.fixture.expect = expect
    return (replay.fixture, replay.run())
  }
}
