package import Diagnostics

/// What an exploration of a flow found: calls to try it with, and what none of them can do.
package struct Exploration: Sendable {
  package var flow: String
  /// Fixtures that pass, each with what it takes that none before it did.
  package var fixtures: [Fixture] = []
  /// What the fixtures go through, of the flow and of those it runs.
  package var coverage: Coverage
  /// The ways that no call took, with the reasons.
  package var unreached: [Unreached]
  /// How many decisions were tried.
  package var tried: Int

  /// A way that no call took.
  package struct Unreached: Sendable {
    package var file: String
    package var place: SourcePlace
    package var flow: String
    package var node: String
    package var way: Way
    package var target: String
    package var reason: Wording
  }

  init(
    flow: String, library: FlowLibrary, openings: [Opening],
    calls: [FlowExplorer.Candidate], tried: Int
  ) {
    self.flow = flow
    self.tried = tried
    var runs: [(fixture: PreparedFixture, result: FixtureResult)] = []
    for candidate in calls {
      let opening = openings[candidate.opening]
      // What its own run brings is the truth; a call that it doesn't repeat is no use to anybody.
      for call in candidate.calls {
        let script = Fixture(
          call, of: flow, opening: opening,
          named: Self.name(of: call, showing: candidate.shows, in: library))
        let prepared = PreparedFixture(
          fixture: script, library: library, data: opening.directory)
        guard let run = prepared.expectingWhatComes() else { continue }
        fixtures.append(run.fixture.fixture)
        runs.append(run)
        break
      }
    }
    coverage = Coverage(of: runs)
    let reasons = UnreachedReasons(flow: flow, library: library, tried: tried, runs: runs)
    let covered = Set(runs.flatMap { $0.result.ways.map(FlowWay.init) })
    unreached = library.flows.flatMap { flow in
      flow.nodes.flatMap { node in
        flow.waysToCover(of: node).filter {
          !covered.contains(FlowWay(flow: flow.id, node: node.id, way: $0.way))
        }.map { reasons.unreached($0, of: node, in: flow) }
      }
    }
  }
}

extension Exploration {
  /// So many ways are named in a fixture's name.
  private static let named = 3

  /// What a call shows that those before it don't; every way is shown by one call alone.
  private static func name(
    of call: ExploredCall, showing ways: [FlowWay], in library: FlowLibrary
  ) -> String {
    guard !ways.isEmpty else {
      let decisions = call.history.all(\.decisions).map(\.text)
      return decisions.isEmpty
        ? "listens to the end" : decisions.joined(separator: ", ")
    }
    let words = ways.prefix(named).map { way in
      let node = library[way.flow].flatMap { flow in
        flow.index(of: way.node).map { flow.nodes[$0] }
      }
      let label = node?.label(of: way.way) ?? ""
      return "\(way.flow)/\(way.node)" + (label.isEmpty ? "" : ": \(label)")
    }
    let more = ways.count > named ? " and \(ways.count - named) more" : ""
    return words.joined(separator: ", ") + more
  }
}

extension Fixture {
  fileprivate init(
    _ call: ExploredCall, of flow: String, opening: Opening, named name: String
  ) {
    self.init(
      name: "\(opening.name): \(name)", flow: NamedPlace(flow), caller: opening.caller,
      at: opening.at, announcement: opening.announcement, data: opening.data,
      queues: call.queues.filter { $0.value != .usual },
      stubs: call.history.replies.mapValues(ServiceStub.inTurn), steps: call.history.fixtureSteps,
      expect: Expectations())
    // Of callers in a file the words may name one, and are left out.
    if case .file = opening.data {
      steps.removeAll { if case .hear = $0.action { true } else { false } }
    }
    attributes = opening.attributes
    faults = call.faults.sorted().map { NamedPlace($0) }
  }
}

extension PreparedFixture {
  /// Of a longer call only so many texts are asked for.
  private static let mostHeard = 60

  /// The fixture with its own outcome, words and path as what is expected, and its run; `nil` if it fails even so.
  fileprivate func expectingWhatComes() -> (fixture: PreparedFixture, result: FixtureResult)? {
    let result = run()
    guard result.passed, let outcome = result.outcome else { return nil }
    var expecting = self
    expecting.fixture.expect.outcome = Expectations.Outcome(rawValue: outcome.name)
    if case .queued(let skill, let priority) = outcome {
      expecting.fixture.expect.skill = skill
      if priority != 0 { expecting.fixture.expect.priority = priority }
    }
    // Of callers in a file the words may name one, and are left out.
    if case .file = fixture.data {
    } else {
      var seen: Set<String> = []
      expecting.fixture.expect.heard = result.prompts.filter {
        !$0.isEmpty && !$0.contains(SecretText.shown) && seen.insert($0).inserted
      }.prefix(Self.mostHeard).map(HeardText.contains)
    }
    expecting.fixture.expect.path = result.path.map { NamedPlace($0.pathName) }
    return (expecting, result)
  }
}
