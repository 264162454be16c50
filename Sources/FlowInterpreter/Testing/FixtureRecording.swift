/// Writes down what a caller does in a call, and hears before it, as the steps of a fixture that
/// shows the same call again.
package struct FixtureRecording: Sendable {
  package private(set) var steps: [FixtureStep] = []
  /// Which of the caller's keys and utterances are secrets, from 1.
  private var concealed: Set<Int> = []

  package init() {}

  /// The prompt that the caller hears out; only what is new is a step.
  package mutating func hear(_ prompt: String?) {
    // Waiting for what was heard already would cut off what the caller is typing.
    guard let prompt, !prompt.isEmpty, steps.last?.action != .hear(.contains(prompt)) else {
      return
    }
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

extension FixtureRecording {
  /// What the caller entered in secret is to be written by a stand-in.
  package mutating func conceal(_ inputs: [Int]) { concealed.formUnion(inputs) }

  /// Whether something is written by a stand-in.
  var hasStandIns: Bool { !concealed.isEmpty }

  /// The steps with zeros in place of what was entered in secret.
  var shownSteps: [FixtureStep] {
    var number = 0
    return steps.map { step in
      guard case .act(let act, let timing) = step.action else { return step }
      switch act {
      case .press(let keys):
        let shown = keys.map { key in
          number += 1
          return concealed.contains(number) ? "0" : key
        }
        return FixtureStep(.act(.press(String(shown)), timing), offset: step.offset)
      case .say:
        number += 1
        guard concealed.contains(number) else { return step }
        return FixtureStep(.act(.say("0"), timing), offset: step.offset)
      case .mean:
        number += 1
        return step
      case .silence, .hangUp: return step
      }
    }
  }
}

extension PreparedFixture {
  /// Why a recorded fixture with stand-ins isn't run.
  static let standInReason =
    "what was entered in secret is written as zeros: put in what a test may know"

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
    let result = replay.run()
    if recording.hasStandIns {
      replay.fixture.steps = recording.shownSteps
      replay.fixture.skip = Self.standInReason
    }
    return (replay.fixture, result)
  }
}
