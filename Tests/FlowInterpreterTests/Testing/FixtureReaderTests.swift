import Diagnostics
import FlowInterpreter
import TestOutput
import Testing

@Suite struct FixtureReaderTests {
  /// The example of the format's description, with its omissions filled in.
  private static let example = """
    { fixture: "recharge not arrived goes to recharge agents", flow: "hotline", caller: "13800138000", at: "2026-11-11T20:05:00+08:00",   // caller: null is a withheld number
      data: "demo-callers.json5",                        // or { callers: [...], orders: [...], cases: [...] }; section 3
      queues: { recharge: { answerAfter: "40s", talk: "3m" } },   // or { full: true }, { closed: true }; default: answered at once
      services: { "order.find": [{ fault: "down" }, { outcome: "found", value: { id: "1" }, takes: "2s" }], "message.send": { always: { outcome: "sent" } } },
                              // stubs: a list is used up in turn, and a call too many or a stub left over fails the fixture
      steps: [ { hear: "欢迎" }, { press: "1" }, { say: "我的充值没到账" }, { silence: "6s" }, { press: "2", during: true }, { hangUp: true } ],
      expect: { outcome: "queued", skill: "recharge", priority: 2, node: "to-recharge", path: ["welcome", "main", "x"], visits: ["main"],
                avoids: ["refund/start"], variables: { orderId: "1" }, heard: ["x"], notHeard: ["y"], services: [{ call: "case.open", with: { kind: "refund" } }],
                within: "90s" } }
    """

  @Test func `the example of the format is read whole`() throws {
    let fixture = try #require(try PlayedFixture.read(Self.example).first)
    #expect(fixture.name == "recharge not arrived goes to recharge agents")
    #expect(fixture.flow.name == "hotline")
    #expect(fixture.caller == "13800138000")
    #expect(fixture.at == Instant("2026-11-11T12:05:00Z"))
    guard case .file(let file) = fixture.data else {
      Issue.record("the data is no file")
      return
    }
    #expect(file.name == "demo-callers.json5")
    #expect(fixture.queues == ["recharge": .answers(after: .seconds(40), talk: .seconds(180))])
    let found = StubbedReply(
      .outcome("found", value: .record(["id": .text("1")])), takes: .seconds(2))
    #expect(
      fixture.stubs == [
        "order.find": .inTurn([StubbedReply(.fault("down")), found]),
        "message.send": .always(StubbedReply(.outcome("sent", value: .null))),
      ])
    #expect(
      fixture.steps.map(\.action) == [
        .hear(.contains("欢迎")), .act(.press("1"), .afterPrompt),
        .act(.say("我的充值没到账"), .afterPrompt),
        .act(.silence(.seconds(6)), .afterPrompt), .act(.press("2"), .during),
        .act(.hangUp, .afterPrompt),
      ])
    let expect = fixture.expect
    #expect(expect.outcome == .queued)
    #expect(expect.skill == "recharge")
    #expect(expect.priority == 2)
    #expect(expect.node?.name == "to-recharge")
    #expect(expect.path?.map(\.name) == ["welcome", "main", "x"])
    #expect(expect.visits.map(\.name) == ["main"])
    #expect(expect.avoids.map(\.name) == ["refund/start"])
    #expect(expect.variables.map(\.value) == [.text("1")])
    #expect(expect.heard == [.contains("x")])
    #expect(expect.notHeard == [.contains("y")])
    #expect(
      expect.services == [.init(call: "case.open", with: ["kind": .text("refund")])])
    #expect(expect.within == .seconds(90))
  }

  @Test func `the other notations are read`() throws {
    let fixtures = try PlayedFixture.read(
      """
      { fixtures: [
        { fixture: "a", flow: "f", caller: null, queues: { x: { full: true }, y: { closed: true }, z: {} },
          steps: [{ hear: { exactly: "A" } }, { notHear: { anyOf: ["B", { matches: "C+" }] } }, { press: "*#0", after: "1.5s" }, { say: "", during: true }] },
        { fixture: "b", flow: "f", data: { orders: [{ id: "1", caller: "2" }] }, expect: { path: [] } } ] }
      """)
    #expect(fixtures.map(\.caller) == [nil, nil])
    #expect(fixtures[0].queues == ["x": .full, "y": .closed, "z": .usual])
    #expect(
      fixtures[0].steps.map(\.action) == [
        .hear(.exactly("A")), .notHear(.anyOf([.contains("B"), .matches(try Pattern("C+"))])),
        .act(.press("*#0"), .sinceItBegan(.milliseconds(1_500))), .act(.say(""), .during),
      ])
    #expect(fixtures[1].at == Instant("2026-11-11T10:00:00+08:00"))
    #expect(fixtures[1].expect.path == [])
    guard case .inline(let data, _) = fixtures[1].data else {
      Issue.record("the data is not inline")
      return
    }
    #expect(data.orders["1"]?.caller == "2")
  }

  @Test(arguments: [
    ("{ fixture: 'a', flow: 'f' }", "1:1: error: checks nothing"),
    (
      "{ fixture: 'a', flow: 'f', steps: [{ press: '1' }], expect: {} }",
      "1:1: error: checks nothing"
    ),
    (
      "{ fixture: 'a', flow: 'f', steps: [{ hear: '' }] }",
      "1:44: error: steps[0]: hear: an empty text checks nothing"
    ),
    (
      "{ fixture: 'a', flow: 'f', expect: { heard: [{ anyOf: ['x', ''] }] } }",
      "1:61: error: expect: heard: anyOf: an empty text checks nothing"
    ),
    (
      "{ fixture: 'a', flow: 'f', expect: { heard: [{ matches: '' }] } }",
      "1:57: error: expect: heard: matches: an empty text checks nothing"
    ),
    (
      "{ fixture: 'a', flow: 'f', expect: { outcome: 'failed', reason: '' } }",
      "1:65: error: expect: reason: an empty text checks nothing"
    ),
    (
      "{ fixture: 'a', flow: 'f', caller: 'unknown', expect: { node: 'x' } }",
      "1:36: error: caller: \"unknown\" is no telephone number"
    ),
    ("{ flow: 'f', expect: { node: 'x' } }", "1:1: error: missing key \"fixture\""),
    ("{ fixture: 'a', expect: { node: 'x' } }", "1:1: error: missing key \"flow\""),
    ("{ fixture: '', flow: 'f', expect: { node: 'x' } }", "1:12: error: the name is empty"),
    ("{ fixtures: [] }", "1:1: error: there are no fixtures in the file"),
    ("[]", "1:1: error: the file: expected an object, found a list"),
    ("{ fixture: 'a', flow: 'F', expect: { node: 'x' } }", "1:23: error: flow: \"F\" is no id"),
    (
      "{ fixture: 'a', flow: 'f', stpes: [], expect: { node: 'x' } }",
      "1:28: error: unknown key \"stpes\" (did you mean \"steps\"?)"
    ),
    (
      "{ fixture: 'a', flow: 'f', expect: { outcome: 'complete' } }",
      "1:47: error: expect: outcome: expected one of completed, hungUp, queued, callback, voicemail, transferred, failed, found \"complete\" (did you mean \"completed\"?)"
    ),
    (
      "{ fixture: 'a', flow: 'f', expect: { node: 1 } }",
      "1:44: error: expect: node: expected text, found 1"
    ),
    (
      "{ fixture: 'a', flow: 'f', expect: { within: 90 } }",
      "1:46: error: expect: within: expected a duration, found the number 90"
    ),
    (
      "{ fixture: 'a', flow: 'f', expect: { services: [{ with: {} }] } }",
      "1:49: error: expect: services[0]: missing key \"call\""
    ),
    (
      "{ fixture: 'a', flow: 'f', data: 7, expect: { node: 'x' } }",
      "1:34: error: data: expected the name of a data file, or the data, found 7"
    ),
    (
      "{ fixture: 'a', flow: 'f', queues: { x: { full: true, answerAfter: '1s' } }, expect: { node: 'x' } }",
      "1:41: error: queues.x: a queue is full, closed, has nobody, or answers: one of them"
    ),
    (
      "{ fixture: 'a', flow: 'f', services: { x: [{}] }, expect: { node: 'x' } }",
      "1:44: error: services[\"x\"][0]: an answer has an outcome, or else a fault"
    ),
    (
      "{ fixture: 'a', flow: 'f', services: { x: {} }, expect: { node: 'x' } }",
      "1:43: error: services[\"x\"]: missing key \"always\""
    ),
    (
      "{ fixture: 'a', flow: 'f', steps: [{}], expect: { node: 'x' } }",
      "1:36: error: steps[0]: a step is one of hear, notHear, press, say, silence, hangUp"
    ),
    (
      "{ fixture: 'a', flow: 'f', steps: [{ hear: 'x', press: '1' }] , expect: { node: 'x' }}",
      "1:36: error: steps[0]: a step is only one of hear, press"
    ),
    (
      "{ fixture: 'a', flow: 'f', steps: [{ hear: 'x', during: true }] }",
      "1:49: error: steps[0]: unknown key \"during\""
    ),
    (
      "{ fixture: 'a', flow: 'f', steps: [{ press: '1', during: false }], expect: { node: 'x' } }",
      "1:58: error: steps[0]: during: can only be true"
    ),
    (
      "{ fixture: 'a', flow: 'f', steps: [{ press: '1', during: true, after: '1s' }], expect: { node: 'x' } }",
      "1:58: error: steps[0]: during: a step has \"after\" or \"during\", not both"
    ),
    (
      "{ fixture: 'a', flow: 'f', steps: [{ press: '' }], expect: { node: 'x' } }",
      "1:45: error: steps[0]: press: expected 1 to 200 of the keys 0-9 * #, found 0"
    ),
    (
      "{ fixture: 'a', flow: 'f', steps: [{ press: '1a' }], expect: { node: 'x' } }",
      "1:45: error: steps[0]: press: expected 1 to 200 of the keys 0-9 * #, found 'a'"
    ),
    (
      "{ fixture: 'a', flow: 'f', steps: [{ hear: {} }], expect: { node: 'x' } }",
      "1:44: error: steps[0]: hear: expected one of exactly, matches, anyOf"
    ),
    (
      "{ fixture: 'a', flow: 'f', steps: [{ hear: { anyOf: [] } }] }",
      "1:53: error: steps[0]: hear: anyOf: nothing can be any of nothing"
    ),
    (
      "{ fixture: 'a', flow: 'f', steps: [{ hear: 5 }], expect: { node: 'x' } }",
      "1:44: error: steps[0]: hear: expected text, or { exactly }, { matches } or { anyOf }, found 5"
    ),
  ])
  func `what is wrong is told with its place`(text: String, problem: String) {
    let problems = PlayedFixture.problems(text)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix(problem) == true, "\(problems)")
  }

  @Test func `more steps than anybody writes are refused`() {
    let step = "{ press: '1' },"
    func text(_ steps: Int) -> String {
      "{ fixture: 'a', flow: 'f', steps: [\(String(repeating: step, count: steps))], "
        + "expect: { outcome: 'queued' } }"
    }
    #expect(PlayedFixture.problems(text(10_000)) == [])
    let problems = PlayedFixture.problems(text(10_001))
    #expect(problems.count == 1)
    #expect(problems.first?.hasSuffix("steps: there are 10001, at most 10000 are read") == true)
  }

  @Test func `every problem of a file is told in one run`() {
    let problems = PlayedFixture.problems(
      """
      { fixtures: [
        { fixture: "a", flow: "f", at: "today", steps: [{ silence: 3 }, { hear: { matches: "(" } }] },
        { fixture: "b", flow: "f", expect: { outcome: "won", within: "soon" } } ] }
      """)
    #expect(problems.count == 5, "\(problems)")
    #expect(problems.allSatisfy { $0.contains("fixtures[") })
  }

  @Test func `names that nothing bears are told, with what was probably meant`() throws {
    let flow = """
      { flow: "shop", title: "t", start: "main", variables: { tries: 0 },
        nodes: { main: { type: "set", set: { tries: "1" }, next: "bye" }, bye: { type: "hangup" } } }
      """
    let text = """
      { fixture: "a", flow: "shop", expect: { node: "by", path: ["main", "bye"], visits: ["shop/main"],
        avoids: ["mian"], variables: { tires: 1 } } }
      """
    let prepared = try #require(try PlayedFixture.prepare(text, in: [flow]).first)
    let log = DiagnosticLog()
    prepared.checkNames(in: SourceText(path: "f", text: text), log: log)
    #expect(
      log.diagnostics.sorted().map(\.headline) == [
        "f:1:47: error: there is no node \"by\" (did you mean \"bye\"?)",
        "f:2:12: error: there is no node \"mian\" (did you mean \"main\"?)",
        "f:2:34: error: flow \"shop\" has no variable \"tires\" (did you mean \"tries\"?)",
      ])
  }

  @Test(
    arguments: Discreet.each([
      example,
      """
      { fixtures: [
        { fixture: "a \\"quoted\\" name", note: "why", flow: "f", caller: null, queues: { "to-x": { full: true }, y: { closed: true } },
          steps: [{ hear: { exactly: "A" } }, { notHear: { anyOf: ["B", { matches: "C+" }] } }, { press: "*#0", after: "1.5s" }, { hangUp: true, during: true }],
          expect: { reason: "x" } },
        { fixture: "b", flow: "f", data: { orders: [{ id: "1", caller: "2" }] }, expect: { path: [], variables: { a: [1, null, { b: true }] } } } ] }
      """,
    ]))
  func `a fixture that is written reads the same`(text: Discreet<String>) throws {
    let fixtures = try PlayedFixture.read(text.value)
    let written = FixtureWriter.text(of: fixtures)
    let again = try PlayedFixture.read(written)
    #expect(FixtureWriter.text(of: again) == written)
    for (before, after) in zip(fixtures, again) {
      #expect(before.name == after.name)
      #expect(before.note == after.note)
      #expect(before.caller == after.caller)
      #expect(before.at == after.at)
      #expect(before.queues == after.queues)
      #expect(before.stubs == after.stubs)
      #expect(before.steps.map(\.action) == after.steps.map(\.action))
      #expect(before.expect.path?.map(\.name) == after.expect.path?.map(\.name))
      #expect(before.expect.variables.map(\.value) == after.expect.variables.map(\.value))
      #expect(before.expect.services == after.expect.services)
    }
  }
}
