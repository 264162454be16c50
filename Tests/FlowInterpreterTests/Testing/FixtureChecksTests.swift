import Diagnostics
import FlowInterpreter
import TestOutput
import Testing

@Suite struct FixtureChecksTests {
  private static let shop = """
    { flow: "shop", title: "t", start: "welcome",
      defaults: { noInput: "Nothing heard.", noMatch: "No such key.", exhausted: "bye" },
      variables: { typed: "", found: null, note: "" },
      nodes: {
        welcome: { type: "say", prompt: "Welcome!", next: "main" },
        main: { type: "menu", prompt: "Orders: 1. Agents: 2. Message: 3. Call back: 4.", choices: [
          { key: "1", label: "orders", next: "ask" }, { key: "2", label: "agents", next: "agents" },
          { key: "3", label: "message", next: "message" }, { key: "4", label: "back", next: "back" }] },
        ask: { type: "collect", prompt: "Type it.", into: "typed", digits: 4, next: "find" },
        find: { type: "service", call: "order.find", with: { order: "typed" }, into: "found", timeout: "5s",
          on: { found: "told", missing: "sorry" }, failed: "down" },
        told: { type: "say", prompt: "It is {found.status}.", next: "bye" },
        sorry: { type: "say", prompt: "There is none.", next: "bye" },
        down: { type: "say", prompt: "Later, please.", next: "bye" },
        agents: { type: "queue", skill: "front", priority: "2", prompt: { text: "Hold on.", seconds: 3 }, next: "survey",
          full: "sorry", closed: "down" },
        survey: { type: "menu", prompt: "Happy? 1.", attempts: 1, choices: [{ key: "1", label: "yes", next: "bye" }] },
        message: { type: "voicemail", prompt: "Speak.", maxLasts: "30s", into: "note", next: "bye", skill: "night" },
        back: { type: "callback", skill: "front", prompt: "We call you.", next: "bye" },
        bye: { type: "hangup", prompt: "Bye." } } }
    """

  private static let data =
    "caller: \"13800138000\", data: { orders: [{ id: \"20261234\", caller: \"13800138000\", status: \"delayed\" }] }"

  private static let typed = "{ press: \"1\" }, { press: \"1234\" }"

  @Test(
    arguments: Discreet.each([
      "\(data), steps: [\(typed), { hear: \"delayed\" }], expect: { outcome: \"completed\" }",
      "\(data), steps: [\(typed)], expect: { path: [\"welcome\", \"main\", \"ask\", \"find\", \"told\", \"bye\"] }",
      "\(data), steps: [\(typed)], expect: { node: \"bye\", visits: [\"find\", \"shop/told\"], avoids: [\"sorry\"] }",
      "\(data), steps: [\(typed)], expect: { variables: { typed: \"1234\", found: { status: \"delayed\" } } }",
      "\(data), steps: [\(typed)], expect: { heard: [\"is delayed\", { exactly: \"Bye.\" }], notHeard: [\"none\"] }",
      "\(data), steps: [\(typed)], expect: { services: [{ call: \"order.find\", with: { order: \"1234\" }, outcome: \"found\" }] }",
      "steps: [\(typed)], expect: { visits: [\"sorry\"] }",
      "services: { \"order.find\": [{ fault: \"down\" }] }, steps: [\(typed)], expect: { visits: [\"down\"] }",
      "services: { \"order.find\": { always: { outcome: \"found\", value: { status: \"lost\" }, takes: \"2s\" } } }, steps: [\(typed), { hear: \"lost\" }]",
      "services: { \"order.find\": [{ outcome: \"found\", takes: \"6s\" }] }, steps: [\(typed)], expect: { visits: [\"down\"] }",
      "steps: [{ press: \"2\" }, { hear: \"Hold on.\" }], expect: { outcome: \"queued\", skill: \"front\", priority: 2, node: \"agents\" }",
      "steps: [{ press: \"2\" }, { hear: \"Happy\" }, { press: \"1\" }], expect: { outcome: \"queued\", visits: [\"survey\", \"bye\"] }",
      "steps: [{ press: \"2\" }, { press: \"1\" }], expect: { outcome: \"queued\", visits: [\"bye\"] }",
      "queues: { front: { answerAfter: \"40s\", talk: \"3m\" } }, steps: [{ press: \"2\" }], expect: { outcome: \"queued\", within: \"10s\" }",
      "queues: { front: { answerAfter: \"40s\" } }, steps: [{ press: \"2\" }, { hear: \"Hold on\" }, { hangUp: true }], expect: { outcome: \"queued\", avoids: [\"survey\"] }",
      "queues: { front: { full: true } }, steps: [{ press: \"2\" }], expect: { visits: [\"sorry\"], outcome: \"completed\" }",
      "queues: { front: { closed: true } }, steps: [{ press: \"2\" }], expect: { visits: [\"down\"] }",
      "steps: [{ press: \"3\" }, { hear: \"Speak\" }, { say: \"My card does not work\" }], expect: { outcome: \"voicemail\", skill: \"night\", within: \"15s\" }",
      "caller: \"13800138000\", steps: [{ press: \"4\" }], expect: { outcome: \"callback\", skill: \"front\" }",
      "steps: [{ notHear: \"Bye\" }, { press: \"9\" }, { hear: { exactly: \"No such key.\" } }, { hear: { matches: \"Orders.*2\" } }, { hear: { anyOf: [\"x\", \"Agents\"] } }]",
    ]))
  func `what is as it must be passes`(members: Discreet<String>) throws {
    #expect(try PlayedFixture.failures(members.value, in: Self.shop) == [])
  }

  @Test(arguments: [
    ("expect: { outcome: \"queued\" }", "outcome: expected queued, found completed"),
    ("expect: { skill: \"front\" }", "skill: expected front, found completed"),
    (
      "steps: [{ press: \"2\" }], expect: { skill: \"back\" }",
      "skill: expected back, found queued for front, priority 2"
    ),
    (
      "steps: [{ press: \"3\" }, { say: \"It does not work\" }], expect: { skill: \"front\" }",
      "skill: expected front, found voicemail for night"
    ),
    (
      "steps: [{ press: \"2\" }], expect: { priority: 1 }",
      "priority: expected 1, found queued for front, priority 2"
    ),
    ("expect: { reason: \"x\" }", "reason: expected \"x\", found completed"),
    ("expect: { node: \"main\" }", "node: expected main, found bye"),
    (
      "expect: { path: [\"welcome\", \"bye\"] }",
      "path: expected \"bye\" at position 2, found \"main\""
    ),
    (
      "expect: { path: [\"welcome\", \"main\"] }",
      "path: expected its end at position 3, found \"bye\""
    ),
    (
      "expect: { visits: [\"told\"] }", "visits: expected told, found a call that never comes there"
    ),
    ("expect: { avoids: [\"main\"] }", "avoids: expected not main, found it at position 2"),
    ("expect: { variables: { typed: \"1\" } }", "variable typed: expected \"1\", found \"\""),
    ("expect: { heard: [\"told\"] }", "heard: expected \"told\", found it in none of 7 prompts"),
    ("expect: { notHeard: [\"Welcome\"] }", "notHeard: expected not \"Welcome\", found Welcome!"),
    (
      "steps: [{ hear: \"welcome\" }]",
      "step 1, hear: expected \"welcome\", found \"Welcome!\" \"Orders: 1. Agents: 2. Message: 3. Call back: 4.\""
    ),
    (
      "steps: [{ notHear: \"Welcome\" }]",
      "step 1, notHear: expected not \"Welcome\", found \"Welcome!\" \"Orders: 1. Agents: 2. Message: 3. Call back: 4.\""
    ),
    (
      "expect: { services: [{ call: \"order.find\" }] }",
      "services: expected order.find {}, found no call of it"
    ),
    (
      "steps: [\(typed)], expect: { services: [{ call: \"order.find\", with: { order: \"1\" } }] }",
      "services: expected order.find {\"order\":\"1\"}, found {\"order\":\"1234\"}"
    ),
    (
      "services: { \"order.find\": [{ fault: \"x\" }] }, expect: { outcome: \"completed\" }",
      "service order.find: expected all 1 answers to be used, found 0 used"
    ),
    (
      "services: { \"order.find\": [] }, steps: [\(typed)], expect: { visits: [\"down\"] }",
      "service order.find: expected no more than the 0 answers given, found call number 1"
    ),
  ])
  func `what is otherwise is told`(members: String, failure: String) throws {
    #expect(try PlayedFixture.failures(members, in: Self.shop) == [failure])
  }

  @Test(arguments: [
    ("expect: { outcome: \"queued\" }", "outcome：应为 queued，实为 completed"),
    (
      "steps: [{ press: \"2\" }], expect: { skill: \"back\" }",
      "skill：应为 back，实为 queued（front，优先级 2）"
    ),
    ("expect: { path: [\"welcome\", \"main\"] }", "path：应为 第 3 个节点 到此为止，实为 \"bye\""),
    ("expect: { visits: [\"told\"] }", "visits：应为 told，实为 从未到过"),
    ("expect: { heard: [\"told\"] }", "heard：应为 \"told\"，实为 7 句提示中都没有"),
    (
      "steps: [{ silence: \"1d\" }, { press: \"1\" }], expect: { outcome: \"completed\" }",
      "第 2 步 press 1：应为 通话继续，实为 通话已结束（completed）"
    ),
    (
      "services: { \"order.find\": [] }, steps: [\(typed)], expect: { visits: [\"down\"] }",
      "服务 order.find：应为 至多用给出的 0 个应答，实为 第 1 次调用"
    ),
  ])
  func `what is otherwise is told in Chinese too`(members: String, failure: String) throws {
    let failures = try PlayedFixture.run(members, in: Self.shop).failures
    #expect(failures.map(\.wording.zh) == [failure])
  }

  @Test func `a partial entry is taken as typed before the caller listens`() throws {
    let flow = Self.shop.replacing("digits: 4", with: "digits: { min: 4, max: 8 }")
    #expect(
      try PlayedFixture.failures(
        "\(Self.data), steps: [\(Self.typed), { hear: \"delayed\" }]", in: flow)
        == [])
  }

  @Test func `a flow that goes in circles ends, and says where`() throws {
    let loop = """
      { flow: "loop", title: "t", start: "a", variables: { n: 0 }, nodes: {
          a: { type: "set", set: { n: "n + 1" }, next: "b" }, b: { type: "branch", cases: [], otherwise: "a" } } }
      """
    #expect(
      try PlayedFixture.failures(
        "expect: { outcome: \"failed\", reason: \"1000 nodes\" }", in: loop) == [])
  }

  @Test func `a call that takes more than a week is one that never ends`() throws {
    let queues = "queues: { front: { answerAfter: \"8d\" } }, steps: [{ press: \"2\" }]"
    let failures = try PlayedFixture.failures(
      "\(queues), expect: { outcome: \"queued\" }", in: Self.shop)
    #expect(failures.count == 2)
    #expect(failures.first?.hasPrefix("end: expected the call to end, found it still at ") == true)
  }

  @Test func `a caller who never stops pressing is one whose call never ends`() throws {
    let loop = """
      { flow: "loop", title: "t", start: "a", nodes: {
          a: { type: "menu", prompt: "Again?", choices: [{ key: "1", label: "yes", next: "a" }] } } }
      """
    let press = "{ press: \"\(String(repeating: "1", count: 200))\" },"
    let failures = try PlayedFixture.failures(
      "steps: [\(String(repeating: press, count: 110))], expect: { outcome: \"failed\" }", in: loop)
    #expect(
      failures.first?.hasPrefix("end: expected the call to end, found it still at a ") == true)
  }

  @Test func `a transcript tells the call in order, and hides numbers in inputs`() throws {
    let result = try PlayedFixture.run(
      "\(Self.data), steps: [{ press: \"1\", during: true }, { press: \"1234\" }, { hear: \"none\" }]",
      in: Self.shop.replacing("order: \"typed\"", with: "order: \"caller.number\""))
    let events = result.transcript.lines.map { String($0.en.dropFirst(9)) }
    #expect(
      events == [
        "[welcome]", "  hotline: Welcome!", "  caller presses 1", "  caller interrupts", "[main]",
        "[ask]", "  hotline: Type it.", "  caller presses 1", "  caller presses 2",
        "  caller presses 3", "  caller presses 4", "[find]",
        "  asks order.find {\"order\":\"138****8000\"}", "  order.find answers: missing", "[sorry]",
        "  hotline: There is none.", "[bye]", "  hotline: Bye.", "  over: completed",
      ])
    let times = result.transcript.entries.map(\.at)
    #expect(times == times.sorted())
  }

  @Test func `the same fixtures run in parallel give results in their order`() throws {
    let fixtures = (0..<200).map { index in
      """
      { fixture: "number \(index)", flow: "shop", steps: [{ press: "\(index % 2 + 1)" }],
        expect: { outcome: "\(index % 2 == 0 ? "completed" : "queued")" } }
      """
    }
    let prepared = try PlayedFixture.prepare(
      "{ fixtures: [\(fixtures.joined(separator: ",")) ] }", in: [Self.shop])
    let results = prepared.runAll()
    #expect(results.map(\.name) == (0..<200).map { "number \($0)" })
    #expect(results.flatMap(\.failures) == [])
  }
}
