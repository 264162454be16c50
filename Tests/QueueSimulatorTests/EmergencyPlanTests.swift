import Diagnostics
import EmergencyPlans
import QueueSimulator
import Testing

/// Small days with an emergency plan whose every event was worked out by hand, beforehand.
///
/// One agent is busy from 0 to 100, calls come at 5 and at 6. From 6 on two callers wait, more than
/// one, so that the plan begins then: the centre is looked at every second, after all that happens in it.
@Suite struct EmergencyPlanTests {
  private static let calls = """
    at,handling,patience
    0,100,never
    5,50,never
    6,30,never
    """

  private func plan(
    _ step: String, trigger: String = "{ queueLonger: { queue: \"q\", than: 1 } }",
    ends: String = "\"byHand\"", carriedOut: String = "byItself"
  ) -> String {
    """
    { plan: "p", title: "P", carriedOut: "\(carriedOut)", rest: "10m", triggers: [\(trigger)],
      steps: [{ id: "s", \(step) }], ends: \(ends) }
    """
  }

  private func scenario(
    _ plan: String, calls: String = Self.calls, setting: String = "\"p\"", more: String = "",
    pools: String = "a: { agents: 1, skills: [\"q\"] }, b: { agents: 1, skills: [\"r\"] }"
  ) throws -> Scenario {
    try ScenarioText.read(
      """
      { scenario: "day", lasts: "10m", replications: 2, plans: [\(setting)],
        callTypes: { x: { arrivals: { calls: "calls.csv" }, queue: "q", handling: "1s" },
          y: { arrivals: { calls: "others.csv" }, queue: "r", handling: "10s" } },
        queues: { q: { pools: ["a"] }, r: { pools: ["b"] } }, pools: { \(pools) }\(more) }
      """,
      files: ["calls.csv": calls, "others.csv": "at\n400", "../Plans/p.json5": plan])
  }

  /// What became of the calls of the first type, in short: `1 answered 16.0-66.0`.
  private func story(_ scenario: Scenario) -> [String] {
    Study(scenario).trace(replication: 0).filter { $0.type == 0 }
      .sorted { ($0.call, $0.left) < ($1.call, $1.left) }
      .map { record in
        let until = record.talkEnds.map { "-\($0)" } ?? ""
        return "\(record.call) \(record.outcome) \(record.left)\(until)"
      }
  }

  @Test func `without its trigger a plan changes nothing`() throws {
    let never = "{ queueLonger: { queue: \"q\", than: 2 } }"
    let scenario = try scenario(plan("poolJoins: { pool: \"b\", queue: \"q\" }", trigger: never))
    #expect(
      story(scenario) == [
        "0 answered 0.0-100.0", "1 answered 100.0-150.0", "2 answered 150.0-180.0",
      ])
    let result = Study(scenario).run()
    #expect(result.plans[0].begun.mean == 0 && result.plans[0].inForce.mean == 0)
  }

  @Test func `a pool joins when it is due, and leaves when the plan ends`() throws {
    // It joins at 16 and takes the one who has waited longest, then the other at 66. From then on
    // nobody waits; five seconds later it is over, and who comes at 72 waits for the first agent.
    let scenario = try scenario(
      plan(
        "after: \"10s\", poolJoins: { pool: \"b\", queue: \"q\" }, cost: 300",
        ends: "{ calm: [{ queueShorter: { queue: \"q\", than: 1 } }], for: \"5s\" }"),
      calls: Self.calls + "\n72,10,never")
    #expect(
      story(scenario) == [
        "0 answered 0.0-100.0", "1 answered 16.0-66.0", "2 answered 66.0-96.0",
        "3 answered 100.0-110.0",
      ])
    let result = Study(scenario).run().plans[0]
    #expect(result.begun.mean == 1 && result.firstBegun.mean == 6)
    #expect(result.inForce.mean == 65 && result.steps.map(\.mean) == [1])
    #expect(result.cost.mean == 300)
    #expect(Study(scenario).run().centre(.totalCost).mean == 300)
  }

  @Test func `a pool that joins for long waits takes those alone`() throws {
    // The call of 5 has waited 40 seconds at 45, the one of 6 at 46, when the helper is busy till 95.
    let scenario = try scenario(plan("poolJoins: { pool: \"b\", queue: \"q\", after: \"40s\" }"))
    #expect(
      story(scenario) == ["0 answered 0.0-100.0", "1 answered 45.0-95.0", "2 answered 95.0-125.0"])
  }

  @Test func `those who wait are asked at once whether they want to be called back`() throws {
    let scenario = try scenario(plan("offerCallback: { queue: \"q\", accepted: 1 }"))
    #expect(
      story(scenario).filter { $0.contains("callback") } == ["1 callback 6.0", "2 callback 6.0"])
    #expect(Study(scenario).run().queue(0, .callbacks).mean == 2)
  }

  @Test func `a raised queue goes first`() throws {
    let text = """
      { scenario: "day", lasts: "10m", replications: 2, plans: ["p"],
        callTypes: { x: { arrivals: { calls: "calls.csv" }, queue: "q", handling: "1s" },
          y: { arrivals: { calls: "others.csv" }, queue: "r", handling: "10s" } },
        queues: { q: { pools: ["a"] }, r: { pools: ["a"] } },
        pools: { a: { agents: 1, skills: ["q", "r"] } } }
      """
    let files = [
      "calls.csv": "at,handling\n0,100\n1,20", "others.csv": "at,handling\n2,10",
      "p.json5": plan(
        "priority: { queue: \"r\", by: 1 }", trigger: "{ queueLonger: { queue: \"r\", than: 0 } }"),
    ]
    let raised = try ScenarioText.read(text, files: files)
    let plain = try ScenarioText.read(text.replacing("plans: [\"p\"],", with: ""), files: files)
    #expect(story(raised) == ["0 answered 0.0-100.0", "1 answered 110.0-130.0"])
    #expect(story(plain) == ["0 answered 0.0-100.0", "1 answered 100.0-120.0"])
  }

  @Test func `who hears the announcement and knows enough needs no agent`() throws {
    let calls = Self.calls + "\n10,5,never\n11,5,never"
    let scenario = try scenario(
      plan("announce: { text: \"t\", hangUp: 1 }"), calls: calls)
    #expect(story(scenario).suffix(2) == ["3 contained 10.0", "4 contained 11.0"])
    // The scenario knows better how many that are.
    let other = try self.scenario(
      plan("announce: { text: \"t\", hangUp: 1 }"), calls: calls,
      setting: "{ plan: \"p\", hangUp: { x: 0 } }")
    #expect(story(other).count { $0.contains("contained") } == 0)
  }

  @Test func `a closed item keeps those from agents who would have chosen it`() throws {
    let closing = plan("close: { item: \"refund\", contained: 1 }")
    let calls = Self.calls + "\n10,5,never"
    let scenario = try scenario(
      closing, calls: calls, setting: "{ plan: \"p\", items: { refund: [\"x\"] } }")
    #expect(story(scenario).last == "3 contained 10.0")
    #expect(Study(scenario).run().plans[0].notes.isEmpty)
    // Without knowing whose calls choose it nothing happens, and the results say so.
    let unknown = try self.scenario(closing, calls: calls)
    #expect(story(unknown).last == "3 answered 180.0-185.0")
    #expect(Study(unknown).run().plans[0].notes.map(\.step) == ["s"])
  }

  @Test func `who is told why wait longer, by the factor told`() throws {
    // 59 of the 60 seconds are left of the second one at 6, which become 118.
    let calls = "at,handling,patience\n0,130,never\n5,50,60\n6,30,never"
    let scenario = try scenario(
      plan("tellWaiting: { queue: \"q\", text: \"t\", patience: 2 }"), calls: calls)
    #expect(story(scenario)[1] == "1 abandoned 124.0")
  }

  @Test func `a proposal begins when a supervisor agreed, and later with late triggers`() throws {
    func begins(_ setting: String, _ carriedOut: String = "proposed") throws -> Double {
      let scenario = try scenario(
        plan("announce: \"t\"", carriedOut: carriedOut), setting: setting)
      return Study(scenario).run().plans[0].firstBegun.mean
    }
    #expect(try begins("\"p\"") == 66)
    #expect(try begins("{ plan: \"p\", acceptAfter: \"10s\" }") == 16)
    #expect(try begins("{ plan: \"p\", acceptAfter: \"10s\", late: \"20s\" }") == 36)
    #expect(try begins("{ plan: \"p\", late: \"20s\" }", "byItself") == 26)
  }

  @Test func `false alarms begin it though nothing is wrong, and are told`() throws {
    let scenario = try scenario(
      plan(
        "announce: \"t\"", trigger: "\"byHand\"",
        ends: "{ calm: [{ queueShorter: { queue: \"q\", than: 9 } }], for: \"20s\" }"),
      setting: "{ plan: \"p\", falseAlarms: [\"100s\", \"300s\"] }")
    let result = Study(scenario).run().plans[0]
    #expect(result.falselyBegun.mean == 2 && result.firstBegun.mean == 100)
    // Calm is looked for from the second after its beginning on, and has to last 20 seconds.
    #expect(result.inForce.mean == 42 && result.steps.map(\.mean) == [2])
  }

  @Test func `early warnings stand when the scenario says`() throws {
    let trigger = "{ warning: { product: \"*\" } }"
    let warned = try scenario(
      plan(
        "announce: \"t\"", trigger: trigger, ends: "{ calm: [{ noWarning: { product: \"*\" } }] }"),
      setting: "{ plan: \"p\", warnings: [{ from: \"50s\", until: \"80s\" }] }")
    let result = Study(warned).run().plans[0]
    #expect(result.firstBegun.mean == 50 && result.inForce.mean == 30)
    let silent = try scenario(plan("announce: \"t\"", trigger: trigger))
    #expect(Study(silent).run().plans[0].notes.map(\.step) == [nil, "s"])
  }

  @Test func `lines in use begin it, where lines have a number`() throws {
    let trigger = "{ linesInUse: { above: 0.5 } }"
    let scenario = try scenario(plan("announce: \"t\"", trigger: trigger), more: ", lines: 4")
    #expect(Study(scenario).run().plans[0].firstBegun.mean == 6)
    let unlimited = try self.scenario(plan("announce: \"t\"", trigger: trigger))
    #expect(Study(unlimited).run().plans[0].notes.count == 2)
  }

  @Test func `a plan that never begins leaves a random evening as it is, to the byte`() throws {
    var planned = try SampleScenarios.read("outage")
    planned.replications = 3
    let plain = planned
    let plan = try scenario(
      plan("poolJoins: { pool: \"a\", queue: \"q\" }"), setting: "\"p\""
    ).plans[0]
    var own = plan
    own.plan.triggers = []
    own.plan.steps = [
      .init(
        id: "s", afterSeconds: 0, who: .empty,
        action: .poolJoins(pool: "senior", queue: "recharge", afterSeconds: 0)),
      .init(
        id: "t", afterSeconds: 0, who: .empty,
        action: .offerCallback(queue: "general", beyondSeconds: 0, accepted: 1)),
    ]
    planned.plans = [own]
    func bytes(_ scenario: Scenario) -> String {
      guard case .object(let members) = Study(scenario).run().json else { return "" }
      return JSONValue.object(members.filter { !["run", "plans"].contains($0.key) }).formatted
    }
    #expect(bytes(planned) == bytes(plain) && !bytes(plain).isEmpty)
  }
}
