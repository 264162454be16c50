import QueueSimulator
import Testing

/// What a wait counts for, and who counts as ahead or at work: days worked out by hand, beforehand.
@Suite struct WaitingRuleTests {
  private func study(
    types: String, queues: String, pools: String, more: String = "", files: [String: String]
  ) throws -> Study {
    var study = Study(
      try ScenarioText.read(
        """
        { scenario: "day", lasts: "1000s", interval: "100s", \(more)
          callTypes: { \(types) }, queues: { \(queues) }, pools: { \(pools) } }
        """, files: files))
    study.replications = 1
    return study
  }

  private func outcomes(_ study: Study) -> [String] {
    study.trace(replication: 0).map {
      "\(study.scenario.callTypes[$0.type].id)\($0.call) \($0.outcome) \($0.left)"
    }
  }

  private let oneType = #"x: { arrivals: { calls: "x.csv" }, queue: "q", handling: "50s" }"#

  @Test func `who goes on to an idle agent has waited in the first queue, not in the second`()
    throws
  {
    let study = try study(
      types: oneType,
      queues: #"q: { pools: ["p"], maxWait: { after: "30s", to: "r" } }, r: { pools: ["o"] }"#,
      pools: "p: { agents: 1 }, o: { agents: 1 }",
      files: ["x.csv": "at,handling,patience\n0,900,never\n10,1,never"])
    #expect(outcomes(study) == ["x0 answered 0.0", "x1 movedOn 40.0", "x1 answered 40.0"])
    let result = study.run()
    #expect(result.overall(.asa).mean == 15)
    #expect(result.queue(1, .asa).mean == 0)
    #expect(result.queue(1, .answered).mean == 1)
  }

  @Test func `who goes on to another queue keeps the line`() throws {
    let study = try study(
      types: oneType,
      queues: #"q: { pools: ["p"], maxWait: { after: "30s", to: "r" } }, r: { pools: ["p"] }"#,
      pools: "p: { agents: 1 }", more: "lines: 2,",
      files: ["x.csv": "at,handling,patience\n0,900,never\n10,1,never\n50,1,never"])
    #expect(
      outcomes(study) == [
        "x0 answered 0.0", "x1 movedOn 40.0", "x2 blocked 50.0", "x1 answered 900.0",
      ])
  }

  @Test func `who hangs up as the promised time ends counts as gone within it`() throws {
    let study = try study(
      types: oneType, queues: #"q: { pools: ["p"], within: "20s" }"#, pools: "p: { agents: 1 }",
      files: ["x.csv": "at,handling,patience\n0,900,never\n10,1,20"])
    let result = study.run()
    #expect(result.overall(.serviceLevelWithoutShortAbandons).mean == 1)
    #expect(result.queue(0, .serviceLevelWithoutShortAbandons).mean == 1)
  }

  /// Both agents talk at 100, when one is to go home as soon as the talk is over.
  ///
  /// The wait to be expected is 50 s by the one who stays, and would be 25 s by two.
  @Test func `agents who are about to go home don't count for the expected wait`() throws {
    let study = try study(
      types: oneType
        + #", busy: { arrivals: { calls: "busy.csv" }, queue: "q", handling: "900s" }"#,
      queues: #"q: { pools: ["p"], callback: { whenWaitExceeds: "30s", accepted: 1 } }"#,
      pools: "p: { agents: [2, 1, 1, 1, 1, 1, 1, 1, 1, 1] }",
      files: ["x.csv": "at\n110", "busy.csv": "at\n0\n5"])
    #expect(outcomes(study).contains("x0 callback 110.0"))
  }

  /// Two wait when one comes who stands before them.
  ///
  /// A wait of 60 s is to be expected, and one of 180 s would be behind them.
  @Test func `those whom a head start goes before don't count for the expected wait`() throws {
    let study = try study(
      types: """
        busy: { arrivals: { calls: "busy.csv" }, queue: "q", handling: "300s" },
        plain: { arrivals: { calls: "plain.csv" }, queue: "q", handling: "60s" },
        gold: { arrivals: { calls: "gold.csv" }, queue: "q", handling: "60s", headStart: "90s" }
        """,
      queues: #"q: { pools: ["p"], callback: { whenWaitExceeds: "150s", accepted: 1 } }"#,
      pools: "p: { agents: 1 }",
      files: ["busy.csv": "at\n0", "plain.csv": "at\n95\n96", "gold.csv": "at\n100"])
    #expect(
      outcomes(study) == [
        "busy0 answered 0.0", "gold0 answered 300.0", "plain0 answered 360.0",
        "plain1 answered 420.0",
      ])
  }

  @Test func `a skill's speed divides the talk after a transfer, too`() throws {
    let study = try study(
      types: """
        x: { arrivals: { calls: "x.csv" }, queue: "q", handling: "50s",
             transfer: { to: "r", share: 1, handling: "60s" } }
        """,
      queues: #"q: { pools: ["p"] }, r: { pools: ["o"] }"#,
      pools: #"p: { agents: 1 }, o: { agents: 1, skills: [{ queue: "r", speed: 2 }] }"#,
      files: ["x.csv": "at\n0"])
    #expect(study.trace(replication: 0).map(\.talkEnds) == [50, 80])
  }

  @Test func `a busy signal of a full queue gives the line back`() throws {
    let study = try study(
      types: oneType, queues: #"q: { pools: ["p"], capacity: 0 }"#, pools: "p: { agents: 1 }",
      more: "lines: 2,", files: ["x.csv": "at,handling\n0,900\n10,1\n20,1"])
    #expect(outcomes(study) == ["x0 answered 0.0", "x1 full 10.0", "x2 full 20.0"])
  }

  @Test func `who is handed on to a full queue has been answered, and is turned away nowhere`()
    throws
  {
    let study = try study(
      types: """
        x: { arrivals: { calls: "x.csv" }, queue: "q", handling: "50s",
             transfer: { to: "r", share: 1, handling: "60s" } }
        """,
      queues: #"q: { pools: ["p"] }, r: { pools: ["o"], capacity: 0 }"#,
      pools: "p: { agents: 1 }, o: { agents: 0 }", files: ["x.csv": "at\n0"])
    #expect(outcomes(study) == ["x0 answered 0.0", "x0 full 50.0"])
    let result = study.run()
    #expect(result.overall(.offered).mean == 1)
    #expect(result.overall(.turnedAway).mean == 0)
    #expect(result.queue(1, .blocking).mean == 1)
  }

  /// The agent, at ¥36 an hour, is planned for 1,000 s and rings from 995 to 1,005.
  ///
  /// That makes ¥10, and 5 s at twice the rate.
  @Test func `a customer is rung past the end for overtime pay`() throws {
    let study = try study(
      types: oneType,
      queues: """
        q: { pools: ["p"], callback: { whenWaitExceeds: "0s", accepted: 1, ring: "10s", reached: 0, tries: 1 } }
        """,
      pools: #"p: { agents: 1, costPerHour: 36, overtime: "x2" }"#,
      files: ["x.csv": "at,handling\n0,995\n10,1"])
    #expect(
      outcomes(study) == ["x0 answered 0.0", "x1 callback 10.0", "x1 missed 995.0"])
    #expect(abs(study.run().centre(.agentCost).mean - 10.1) < 1e-9)
  }
}
