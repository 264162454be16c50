internal import Diagnostics

/// Plays the call of a fixture and compares what came of it with what the fixture expects.
struct FixtureRun {
  let fixture: Fixture
  var session: CallSession<InMemoryDirectory>
  private(set) var failures: [FixtureFailure] = []
  /// How many requests that no stub answered are among the failures.
  private var unansweredTold = 0

  /// - Parameter machine: has not begun yet.
  init(_ fixture: Fixture, machine: CallMachine, directory: InMemoryDirectory) {
    self.fixture = fixture
    session = CallSession(
      machine,
      in: CallSurroundings(directory, queues: fixture.queues, stubs: fixture.stubs))
  }

  var result: FixtureResult {
    var result = FixtureResult(
      name: fixture.name, failures: failures, outcome: session.outcome,
      path: session.record.path, ways: session.record.ways, transcript: session.transcript,
      lasted: session.now)
    result.unstubbed = session.surroundings.unstubbed
    return result
  }

  /// Adds a failure after those of the services that came before it.
  mutating func fail(_ failure: FixtureFailure) {
    noteUnanswered()
    failures.append(failure)
  }

  mutating func noteUnanswered() {
    for request in session.surroundings.unanswered.dropFirst(unansweredTold) {
      failures.append(
        FixtureFailure(
          Wording(zh: "服务 \(request.service)", en: "service \(request.service)"),
          expected: Wording(
            zh: "至多用给出的 \(request.of) 个应答", en: "no more than the \(request.of) answers given"),
          found: Wording(zh: "第 \(request.number) 次调用", en: "call number \(request.number)")))
    }
    unansweredTold = session.surroundings.unanswered.count
  }
}
