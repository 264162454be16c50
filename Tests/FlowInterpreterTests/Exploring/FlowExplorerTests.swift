import Diagnostics
import FlowInterpreter
import Testing

@Suite struct FlowExplorerTests {
  private func explore(_ texts: KeyValuePairs<String, String>) throws -> Exploration {
    let library = try library(texts)
    return FlowExplorer.explore(texts[0].key, of: library)
  }

  private func library(_ texts: KeyValuePairs<String, String>) throws -> FlowLibrary {
    let folder = FlowFolder(texts.map { SourceText(path: "\($0.key).json5", text: $0.value) })
    return try FlowLibrary([texts[0].key], in: folder)
  }

  // MARK: What is reached

  @Test(arguments: ReachableWays.all)
  func `every way of a flow that can be taken is taken`(example: ReachableWays) throws {
    let exploration = try explore(["f": example.text])
    #expect(exploration.unreached.map { "\($0.node) \($0.way.phrase.en)" } == [])
    #expect(exploration.coverage.edges.covered == exploration.coverage.edges.total)
    #expect(exploration.coverage.edges.total == example.ways)
  }

  @Test func `fixtures pass when they are read again, and take what was promised`() throws {
    let texts: KeyValuePairs = ["f": ReachableWays.shop, "g": ReachableWays.sub]
    let library = try library(texts)
    let exploration = FlowExplorer.explore("f", of: library)
    let source = SourceText(
      path: "f.json5", text: FixtureWriter.text(of: exploration.fixtures))
    let log = DiagnosticLog()
    let fixtures = FixtureReader.fixtures(in: source, log: log)
    #expect(log.diagnostics == [])
    #expect(fixtures.count == exploration.fixtures.count)
    let runs = fixtures.map { fixture in
      var data = DirectoryData.empty
      if case .inline(let inline, _) = fixture.data { data = inline }
      let prepared = PreparedFixture(fixture: fixture, library: library, data: data)
      return (fixture: prepared, result: prepared.run())
    }
    #expect(runs.flatMap { $0.result.failures }.map(\.description) == [])
    #expect(Coverage(of: runs).edges == exploration.coverage.edges)
    #expect(exploration.unreached.isEmpty)
  }

  @Test func `what a list of orders is answered with is a list of orders`() throws {
    let exploration = try explore([
      "f": """
      { flow: "f", title: "t", start: "a", variables: { list: null }, nodes: {
          a: { type: "service", call: "order.list", into: "list", on: { found: "b", none: "z" }, failed: "z" },
          b: { type: "branch", cases: [{ when: "length(list) == 3", next: "c" }], otherwise: "z" },
          c: { type: "hangup", prompt: "" }, z: { type: "hangup" } } }
      """
    ])
    #expect(exploration.unreached.isEmpty)
    let counts = exploration.fixtures.flatMap { fixture -> [Int?] in
      guard case .inTurn(let replies)? = fixture.stubs["order.list"] else { return [] }
      return replies.compactMap { stub in
        guard case .outcome("found", let value) = stub.reply else { return nil }
        if case .list(let orders) = value { return .some(orders.count) }
        return .some(nil)
      }
    }
    #expect(counts.contains(3))
    #expect(!counts.contains(nil))
    // An empty prompt is nothing to be heard.
    let text = FixtureWriter.text(of: exploration.fixtures)
    #expect(!text.contains("\"\""))
  }

  @Test(arguments: [
    ("a: { type: 'hangup', prompt: '再见' }", Expectations.Outcome.completed),
    ("a: { type: 'set', set: { v: '1 / 0' }, next: 'z' }, z: { type: 'hangup' }", .failed),
  ])
  func `a flow without a way to take has its one call played`(
    nodes: String, outcome: Expectations.Outcome
  ) throws {
    let exploration = try explore([
      "f": "{ flow: 'f', title: 't', start: 'a', variables: { v: null }, nodes: { \(nodes) } }"
    ])
    #expect(exploration.fixtures.map(\.expect.outcome) == [outcome])
    #expect(exploration.fixtures.map { $0.expect.path?.map(\.name) } == [["a"]])
    let source = SourceText(
      path: "f.json5", text: FixtureWriter.text(of: exploration.fixtures))
    let log = DiagnosticLog()
    #expect(FixtureReader.fixtures(in: source, log: log).count == 1)
    #expect(log.diagnostics == [])
    let none = SourceText(path: "f.json5", text: FixtureWriter.text(of: []))
    #expect(throws: Never.self) { try JSON5Parser.parse(none) }
  }

  @Test func `the same flow gives the same fixtures`() throws {
    let texts: KeyValuePairs = ["f": ReachableWays.shop, "g": ReachableWays.sub]
    let first = FixtureWriter.text(of: try explore(texts).fixtures)
    #expect(FixtureWriter.text(of: try explore(texts).fixtures) == first)
  }

  @Test func `fixtures have names of their own`() throws {
    let names = try explore(["f": ReachableWays.shop, "g": ReachableWays.sub]).fixtures.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func `a caller hangs up in one of the calls`() throws {
    let exploration = try explore(["f": ReachableWays.shop, "g": ReachableWays.sub])
    let steps = exploration.fixtures.compactMap(\.steps.last?.action)
    #expect(steps.contains { if case .act(.hangUp, _) = $0 { true } else { false } })
  }

  @Test func `a caller takes the callback of every queue that offers one in time`() throws {
    let exploration = try explore([
      "f": """
      { flow: "f", title: "t", start: "main", nodes: {
          main: { type: "menu", prompt: "请选择", exhausted: "soon", choices: [
            { key: "1", label: "一", next: "soon" }, { key: "2", label: "二", next: "late" } ] },
          soon: { type: "queue", skill: "a", prompt: "请稍候", callbackAfter: "30s", maxWait: "5m" },
          late: { type: "queue", skill: "b", callbackAfter: "5m", maxWait: "2m" } } }
      """
    ])
    let taken = exploration.fixtures.filter { $0.expect.outcome == .callback }
    #expect(taken.map { $0.expect.path?.last?.name } == ["soon"])
    #expect(taken.first?.queues["a"] == .answers(after: .seconds(90), talk: .seconds(60)))
  }

  // MARK: What isn't

  @Test(arguments: [
    (
      "a: { type: 'hangup' }, lost: { type: 'say', prompt: '好', next: 'a' }",
      "lost next: no way leads to \"lost\""
    ),
    (
      """
      a: { type: 'branch', cases: [{ when: 'false', next: 'z' }], otherwise: 'z' },
      z: { type: 'hangup' }
      """,
      "a case 1: its condition never holds"
    ),
    (
      """
      a: { type: 'branch', cases: [{ when: 'call.elapsed < 0', next: 'z' }], otherwise: 'z' },
      z: { type: 'hangup' }
      """,
      "a case 1: its condition never holds"
    ),
    (
      """
      a: { type: 'menu', prompt: '按1', choices: [{ key: '1', label: '查', next: 'z' }],
        whenSilent: 'z', whenWrong: 'z', exhausted: 'z' }, z: { type: 'hangup' }
      """,
      "a exhausted: silence and wrong answers have ways of their own"
    ),
    (
      "a: { type: 'queue', skill: 's', full: 'z', closed: 'z', timedOut: 'z' }, z: { type: 'hangup' }",
      "a timed out: without maxWait no call leaves the queue"
    ),
    (
      """
      a: { type: 'service', call: 'order.latest', into: 'v', timeout: '5s', next: 'z', failed: 'z',
        on: { found: 'z', missing: 'z' } }, z: { type: 'hangup' }
      """,
      "a next: every outcome of order.latest has a way of its own"
    ),
    (
      """
      a: { type: 'hours', open: ['mon-sun 00:00-24:00'], whenOpen: 'z', whenClosed: 'z' },
      z: { type: 'hangup' }
      """,
      "a closed hours: it is always open"
    ),
  ])
  func `a way that no call takes has a reason`(nodes: String, reason: String) throws {
    let exploration = try explore([
      "f": "{ flow: 'f', title: 't', start: 'a', variables: { v: null }, nodes: { \(nodes) } }"
    ])
    let reasons = exploration.unreached.map { "\($0.node) \($0.way.phrase.en): \($0.reason.en)" }
    #expect(reasons == [reason])
  }

  @Test func `a case that is a fault each time lets no call come past`() throws {
    let exploration = try explore([
      "f": """
      { flow: "f", title: "t", start: "a", defaults: { onError: "z" }, variables: { v: null }, nodes: {
          a: { type: "branch", cases: [{ when: "'1' > 5", next: "z" }, { when: "v == 1", next: "z" }], otherwise: "z" },
          z: { type: "hangup" } } }
      """
    ])
    #expect(
      exploration.unreached.map(\.reason.en) == [
        "its condition never holds", "its condition never holds",
        "case 1 before it fails whenever it is evaluated",
      ])
  }

  // MARK: Bounds

  @Test func `a flow in circles is given up, and its calls are hung up`() throws {
    let exploration = try explore([
      "f": """
      { flow: "f", title: "t", start: "a", variables: { n: 0 }, nodes: {
          a: { type: "menu", prompt: "按1", choices: [{ key: "1", label: "再来", next: "b" }],
            exhausted: "a" },
          b: { type: "set", set: { n: "n + 1" }, next: "a" } } }
      """
    ])
    #expect(exploration.unreached.map(\.node) == [])
    #expect(!exploration.fixtures.isEmpty)
    #expect(exploration.fixtures.allSatisfy { $0.expect.outcome == .hungUp })
  }

  @Test func `a flow of thousands of menus is explored within bounds`() throws {
    let count = 3_000
    let nodes = (0..<count).map { number in
      """
      n\(number): { type: "menu", prompt: "按1", attempts: 1, exhausted: "z",
        choices: [{ key: "1", label: "前", next: "n\((number + 1) % count)" }] }
      """
    }.joined(separator: ",\n")
    let exploration = try explore([
      "f": """
      { flow: "f", title: "t", start: "n0", nodes: { \(nodes), z: { type: "hangup" } } }
      """
    ])
    #expect(exploration.tried > 0)
    #expect(exploration.tried <= 12_000 + 23 * 3_000)
  }
}
