import Diagnostics
import FlowInterpreter
import Testing

/// One fixture that stands for several calls, and fixtures that aren't run.
@Suite struct FixtureParametersTests {
  private static let flow = """
    { flow: "a", start: "main", variables: { n: 0 }, nodes: {
        main: { type: "menu", prompt: "Say {{key}}.", attempts: 1, exhausted: "bye", choices: [
          { key: "1", label: "one", words: ["one"], next: "front" }, { key: "2", label: "two", next: "back" }] },
        front: { type: "queue", skill: "front", priority: "3" }, back: { type: "queue", skill: "back" },
        bye: { type: "hangup", prompt: "Bye." } } }
    """

  @Test func `each set of parameters is a call of its own, with its values where they are named`()
    throws
  {
    let fixtures = try PlayedFixture.prepare(
      """
      { fixture: "key {key} leads to {skill}", flow: "a",
        parameters: [{ key: "1", skill: "front", priority: 3 }, { key: "2", skill: "back", priority: 0 }],
        steps: [{ hear: "Say {key}." }, { press: "{key}" }],
        expect: { outcome: "queued", skill: "{skill}", priority: "{priority}" } }
      """.replacing("Say {key}.", with: "Say {anything}."), in: [Self.flow])
    #expect(fixtures.map(\.fixture.name) == ["key 1 leads to front", "key 2 leads to back"])
    #expect(fixtures.map(\.fixture.expect.priority) == [3, 0])
    // What no parameter is called stays as it is.
    let results = fixtures.map { $0.run() }
    #expect(results.map(\.failures.count) == [1, 1])
    #expect(results[0].failures[0].description.contains("{anything}"))
    #expect(results.map { $0.outcome?.name } == ["queued", "queued"])
  }

  @Test func `a name without a placeholder is numbered`() throws {
    let fixtures = try PlayedFixture.read(
      #"{ fixture: "it", flow: "a", parameters: [{ key: "1" }, { key: "2" }], steps: [{ press: "{key}" }], expect: { outcome: "queued" } }"#
    )
    #expect(fixtures.map(\.name) == ["it [1]", "it [2]"])
  }

  @Test(arguments: [
    (
      #"{ fixtures: [{ fixture: "x", flow: "a", expect: { node: "n" } }, { fixture: "x", flow: "a", expect: { node: "n" } }] }"#,
      "1:77: error: the name \"x\" is taken by the fixture in line 1"
    ),
    (
      #"{ fixture: "k{key}", flow: "a", parameters: [{ key: "1" }, { key: "1" }], expect: { node: "n" } }"#,
      "1:12: error: the name \"k1\" is taken"
    ),
    (
      #"{ fixture: "k", flow: "a", parameters: [], expect: { node: "n" } }"#,
      "1:40: error: parameters: expected at least one call"
    ),
    (
      #"{ fixture: "k", flow: "a", parameters: [5], expect: { node: "n" } }"#,
      "1:41: error: parameters[0]: expected an object, found 5"
    ),
    (
      #"{ fixture: "k", flow: "a", parameters: [{ kye: "1" }], expect: { node: "n" } }"#,
      "1:43: warning: parameters: nothing in the fixture says {kye}"
    ),
    (
      #"{ fixture: "k{key}", flow: "a", parameters: [{ key: "1" }, { kye: "2" }], expect: { notHeard: ["{key}"] } }"#,
      "1:60: warning: parameters[1]: has no key, so {key} stays as it is"
    ),
    (
      #"{ fixture: "k", flow: "a", skip: " ", expect: { node: "n" } }"#,
      "1:34: error: skip: expected a reason"
    ),
    (
      #"{ fixture: "k", flow: "a", tags: ["Smoke Test"], expect: { node: "n" } }"#,
      "1:35: error: tags: \"Smoke Test\" is no id"
    ),
  ])
  func `what is wrong is told with its place`(_ row: (text: String, problem: String)) throws {
    let problems = PlayedFixture.problems(row.text)
    #expect(problems.first?.hasPrefix(row.problem) == true, "\(problems)")
  }

  @Test func `a fixture that is skipped is not run, and says why`() throws {
    let result = try PlayedFixture.run(
      #"skip: "the queue is being renamed", tags: ["smoke", "queue"], expect: { outcome: "failed" }"#,
      in: Self.flow)
    #expect(result.skipped == "the queue is being renamed")
    #expect(result.passed)
    #expect(result.path.isEmpty)
  }

  // MARK: Names

  private static let asking = """
    { flow: "b", start: "find", variables: { o: null }, nodes: {
        find: { type: "service", call: "order.find", with: { order: "'1'" }, into: "o", on: { found: "own" }, next: "own", failed: "bye" },
        own: { type: "service", call: "stock.check", into: "o", on: { plenty: "queue", none: "bye" }, failed: "bye" },
        queue: { type: "queue", skill: "front", next: "message" },
        message: { type: "voicemail", prompt: "Speak.", maxLasts: "9s", into: "o", skill: "night", next: "bye" },
        bye: { type: "hangup" } } }
    """

  @Test func `an item that an emergency has closed is one of the flow's`() throws {
    func problems(closed: String) throws -> [String] {
      let text =
        "{ fixture: \"it\", flow: \"a\", closed: [\"\(closed)\"], expect: { node: \"bye\" } }"
      let prepared = try #require(try PlayedFixture.prepare(text, in: [Self.flow]).first)
      let log = DiagnosticLog()
      prepared.checkNames(in: SourceText(path: "f.json5", text: text), log: log)
      return log.diagnostics.map { "\($0.place?.column ?? 0): \($0.message)" }
    }
    #expect(try problems(closed: "back") == [])
    let wrong = "no choice in flow \"a\" leads to "
    #expect(
      try problems(closed: "frnt") == ["38: \(wrong)\"frnt\" (did you mean \"front\"?)"])
    // No item of a menu, though a node.
    #expect(try problems(closed: "bye") == ["38: \(wrong)\"bye\""])
  }

  @Test(arguments: [
    (
      #"queues: { frnt: { full: true } }"#,
      #"flow "b" comes to no queue "frnt" (did you mean "front"?)"#
    ),
    (#"queues: { night: { full: true } }"#, #"flow "b" comes to no queue "night""#),
    (
      #"services: { "order.fnd": { always: { fault: "down" } } }"#,
      #"flow "b" asks no service "order.fnd" (did you mean "order.find"?)"#
    ),
    (
      #"services: { "order.find": [{ outcome: "fund" }] }"#,
      #"order.find has no outcome "fund" (did you mean "found"?)"#
    ),
    (
      #"services: { "stock.check": [{ outcome: "plentty" }] }"#,
      #"stock.check has no outcome "plentty" (did you mean "plenty"?)"#
    ),
    (
      #"steps: [], expect: { skill: "nihgt" }"#,
      #"flow "b" comes to no skill "nihgt" (did you mean "night"?)"#
    ),
    (
      #"steps: [], expect: { services: [{ call: "stock.chekc" }] }"#,
      #"flow "b" asks no service "stock.chekc" (did you mean "stock.check"?)"#
    ),
    (
      #"steps: [], expect: { services: [{ call: "order.find", outcome: "mising" }] }"#,
      #"order.find has no outcome "mising" (did you mean "missing"?)"#
    ),
    (#"services: { "stock.check": [{ outcome: "on-its-way" }] }"#, nil),
    (
      #"services: { "order.find": [{ outcome: "missing" }] }, queues: { front: { nobody: true } }"#,
      nil
    ),
    (#"steps: [], expect: { skill: "night" }"#, nil),
  ])
  func `names of queues, services, skills and outcomes are those of the flow`(
    _ row: (members: String, problem: String?)
  ) throws {
    let text =
      "{ fixture: \"it\", flow: \"b\", \(row.members)\(row.members.contains("expect") ? "" : ", expect: { node: \"bye\" }") }"
    let prepared = try #require(try PlayedFixture.prepare(text, in: [Self.asking]).first)
    let log = DiagnosticLog()
    prepared.checkNames(in: SourceText(path: "f.json5", text: text), log: log)
    #expect(log.diagnostics.map(\.message) == [row.problem].compactMap(\.self))
  }
}
