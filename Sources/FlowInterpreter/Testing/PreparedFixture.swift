package import Diagnostics
internal import ParallelWork

/// A fixture with all it needs: the flows it runs in and the data it meets.
package struct PreparedFixture: Sendable {
  package var fixture: Fixture
  package var library: FlowLibrary
  package var data: DirectoryData

  package init(fixture: Fixture, library: FlowLibrary, data: DirectoryData = .empty) {
    self.fixture = fixture
    self.library = library
    self.data = data
  }

  /// The id of every fixture's call: each is the first of a world of its own.
  package static let callID = "call-1"

  /// Plays the call and checks what came of it.
  ///
  /// It takes no time but the machine's own, and always ends: a call that would not is a failure.
  package func run() -> FixtureResult {
    if let reason = fixture.skip { return FixtureResult(skipped: fixture.name, because: reason) }
    let directory = InMemoryDirectory(data)
    var call = IncomingCall(
      id: Self.callID, at: fixture.at,
      caller: directory.callerValue(number: fixture.caller, at: fixture.at),
      announcement: fixture.announcement, attributes: fixture.attributes,
      intents: fixture.intents.mapValues { $0.map(FoldedText.init) })
    call.closed = fixture.closed
    call.faults = Set(fixture.faults.map(\.name))
    guard let machine = CallMachine(fixture.flow.name, of: library, call: call) else {
      let failure = FixtureFailure(
        Wording("flow"), expected: Wording(fixture.flow.name),
        found: Wording(zh: "没有这个流程", en: "no such flow"), offset: fixture.flow.offset)
      return FixtureResult(
        name: fixture.name, failures: [failure], outcome: nil, path: [], ways: [],
        transcript: Transcript(), lasted: .zero)
    }
    var run = FixtureRun(fixture, machine: machine, directory: directory)
    run.play()
    run.check()
    return run.result
  }

  /// Reports every name in the fixture that nothing in its flows bears.
  package func checkNames(in source: SourceText, log: DiagnosticLog) {
    let reader = DocumentReader(source, log: log)
    let expect = fixture.expect
    guard let flow = library[fixture.flow.name] else { return }
    let names = FixtureNames(of: flow.id, in: library)
    for mention in fixture.mentions { names.check(mention, reader) }
    let nodes = Set(
      flow.nodes.map(\.id)
        + library.flows.flatMap { flow in flow.nodes.map { "\(flow.id)/\($0.id)" } })
    let named =
      [expect.node].compactMap(\.self) + (expect.path ?? []) + expect.visits + expect.avoids
      + fixture.faults
    for place in named where !nodes.contains(place.name) {
      reader.error(
        "unknown-node", at: place.offset,
        Wording(
          zh: "没有节点“\(place.name.prefix(80))”", en: "there is no node \"\(place.name.prefix(80))\"")
          + Suggestion.guess(at: place.name, in: nodes.sorted()),
        hint: Wording(
          zh: "“\(flow.id)”以外流程的节点写作 flow/node",
          en: "nodes of other flows than \"\(flow.id)\" are written flow/node"))
    }
    let variables = flow.variables.map(\.name)
    for variable in expect.variables where !variables.contains(variable.name.name) {
      reader.error(
        "unknown-variable", at: variable.name.offset,
        Wording(
          zh: "流程“\(flow.id)”没有变量“\(variable.name.name.prefix(40))”",
          en: "flow \"\(flow.id)\" has no variable \"\(variable.name.name.prefix(40))\"")
          + Suggestion.guess(at: variable.name.name, in: variables))
    }
  }
}

extension [PreparedFixture] {
  /// Runs all fixtures on all cores; the results come in the order of the fixtures.
  package func runAll() -> [FixtureResult] {
    OrderedLoop().map(count) { self[$0].run() }
  }
}
