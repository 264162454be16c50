import QueueSimulator
import Testing

/// One rule of the simulated centre a test, on days of a few calls.
@Suite struct CentreRulesTests {
  /// A day of one call type `x`, one queue `q`, one agent; parts can be replaced.
  private func day(
    calls: String, type: String = "", queue: String = "", more: String = "", pools: String = "",
    queues: String = ""
  ) throws -> Study {
    var study = Study(
      try ScenarioText.read(
        """
        { scenario: "day", lasts: "1000s", interval: "1000s", \(more)
          callTypes: { x: { arrivals: { calls: "x.csv" }, queue: "q", handling: "50s", \(type) } },
          queues: { q: { pools: ["p"], \(queue) } \(queues) },
          pools: { p: { agents: 1 } \(pools) } }
        """,
        files: ["x.csv": calls]))
    study.replications = 1
    return study
  }

  private func outcomes(_ study: Study) -> [String] {
    study.trace(replication: 0).map { "\($0.call) \($0.outcome) \($0.left)" }
  }

  @Test func `a line is held through menu, queue and talk, not in wrap-up`() throws {
    let study = try day(
      calls: "at\n0\n55\n70\n", type: #"ivr: { lasts: "10s" }, wrapUp: "100s""#,
      more: "lines: 1,")
    // The first call holds the line from 0 to 60; at 70 the second is in the queue with it.
    #expect(outcomes(study) == ["0 answered 10.0", "1 blocked 55.0", "2 answered 160.0"])
  }

  @Test func `a contained call ends in the menu`() throws {
    let study = try day(calls: "at\n0\n", type: #"ivr: { lasts: "10s", contained: 1 }"#)
    #expect(outcomes(study) == ["0 contained 10.0"])
    #expect(study.run().overall(.offered).mean == 0)
    #expect(study.run().overall(.contained).mean == 1)
  }

  @Test func `those who balk hang up only if they would have to wait`() throws {
    let study = try day(calls: "at\n0\n10\n", type: "balking: 1")
    #expect(outcomes(study) == ["0 answered 0.0", "1 balked 10.0"])
  }

  @Test func `a full queue gives a busy signal, and one without places serves the idle agent`()
    throws
  {
    let full = try day(calls: "at\n0\n10\n20\n", queue: "capacity: 1")
    #expect(outcomes(full) == ["0 answered 0.0", "2 full 20.0", "1 answered 50.0"])
    let loss = try day(calls: "at\n0\n10\n60\n", queue: "capacity: 0")
    #expect(outcomes(loss) == ["0 answered 0.0", "1 full 10.0", "2 answered 60.0"])
    #expect(loss.run().overall(.blocking).mean == 1.0 / 3)
  }

  @Test(arguments: [
    ("voicemail", "1 voicemail 30.0", CallMeasure.voicemails),
    ("hangUp", "1 turnedAway 30.0", .turnedAway),
  ])
  func `the maximum wait ends a wait`(to: String, last: String, measure: CallMeasure) throws {
    let study = try day(
      calls: "at\n0\n10\n", queue: #"maxWait: { after: "20s", to: "\#(to)" }"#)
    #expect(outcomes(study) == ["0 answered 0.0", last])
    #expect(study.run().overall(measure).mean == 1)
  }

  @Test func `a call that goes on to another queue keeps its wait and its patience`() throws {
    let study = try day(
      calls: "at,patience\n0,never\n10,100\n20,40\n",
      queue: #"maxWait: { after: "30s", to: "r" }"#, pools: ", o: { agents: 0 }",
      queues: #", r: { pools: ["p", "o"] }"#)
    #expect(
      outcomes(study) == [
        "0 answered 0.0", "1 movedOn 40.0", "1 answered 50.0", "2 movedOn 50.0", "2 abandoned 60.0",
      ])
    let result = study.run()
    #expect(result.overall(.offered).mean == 3)
    #expect(result.overall(.asa).mean == (0 + 40) / 2)
    #expect(result.queue(0, .offered).mean == 3)
    #expect(result.queue(1, .offered).mean == 2)
    #expect(result.queue(1, .asa).mean == 10)
  }

  @Test func `each queue's maximum wait counts from when the call came to that queue`() throws {
    let study = try day(
      calls: "at,handling,patience\n0,900,never\n10,1,never\n",
      queue: #"maxWait: { after: "30s", to: "r" }"#,
      queues: #", r: { pools: ["p"], maxWait: { after: "45s", to: "hangUp" } }"#)
    #expect(outcomes(study) == ["0 answered 0.0", "1 movedOn 40.0", "1 turnedAway 85.0"])
  }

  @Test func `who goes on to another queue is offered no callback there`() throws {
    let study = try day(
      calls: "at,handling,patience\n0,900,never\n10,1,100\n",
      queue: #"maxWait: { after: "30s", to: "r" }"#,
      queues: #", r: { pools: ["p"], callback: { whenWaitExceeds: "0s", accepted: 1 } }"#)
    #expect(outcomes(study) == ["0 answered 0.0", "1 movedOn 40.0", "1 abandoned 110.0"])
  }

  @Test func `callbacks leave the line and are rung in order when an agent is free`() throws {
    let offer = """
      callback: { whenWaitExceeds: "0s", accepted: 1, ring: "10s", reached: 1, priority: 0 }
      """
    let study = try day(
      calls: "at,handling\n0,50\n10,30\n20,40\n55,5\n", queue: offer, more: "lines: 2,")
    #expect(
      outcomes(study) == [
        "0 answered 0.0", "1 callback 10.0", "2 callback 20.0", "1 reached 50.0",
        "3 callback 55.0", "1 answered 60.0", "2 reached 90.0", "2 answered 100.0",
        "3 reached 140.0", "3 answered 150.0",
      ])
    let result = study.run()
    #expect(result.overall(.offered).mean == 4)
    #expect(result.overall(.answered).mean == 1)
    #expect(result.overall(.callbacksReached).mean == 3)
    #expect(result.overall(.callbackWait).mean == (50 + 80 + 95) / 3)
    // Only the first call held a line, for 50 s of the 1,000; the other three hung up at once.
    #expect(result.centre(.meanLines).mean == 0.05)
    #expect(result.pool(0, .ringing).mean == 0.03)
  }

  @Test func `callbacks come after live calls of their priority and before lower ones`() throws {
    let scenario = try ScenarioText.read(
      """
      { scenario: "order", lasts: "1000s", interval: "1000s",
        callTypes: {
          first: { arrivals: { calls: "first.csv" }, queue: "q", handling: "50s" },
          back: { arrivals: { calls: "back.csv" }, queue: "q", handling: "10s" },
          low: { arrivals: { calls: "low.csv" }, queue: "r", priority: -1, handling: "10s" },
          equal: { arrivals: { calls: "equal.csv" }, queue: "r", handling: "10s" } },
        queues: { q: { pools: ["p"], callback: { whenWaitExceeds: "0s", accepted: 1 } },
                  r: { pools: ["p"] } },
        pools: { p: { agents: 1 } } }
      """,
      files: [
        "first.csv": "at\n0\n", "back.csv": "at\n10\n", "low.csv": "at\n5\n",
        "equal.csv": "at\n20\n",
      ])
    let answered = Study(scenario).trace(replication: 0).filter { $0.outcome == .answered }
    #expect(answered.map { scenario.callTypes[$0.type].id } == ["first", "equal", "back", "low"])
  }

  @Test func `an unanswered callback is tried again and given up`() throws {
    let offer = """
      callback: { whenWaitExceeds: "0s", accepted: 1, ring: "10s", reached: 0, tries: 2 }
      """
    let study = try day(calls: "at\n0\n10\n", queue: offer)
    #expect(
      outcomes(study) == [
        "0 answered 0.0", "1 callback 10.0", "1 missed 50.0", "1 missed 60.0",
      ])
  }

  @Test(arguments: [
    ("finish", ["0 answered 960.0", "1 answered 1010.0"]),
    ("clear", ["0 answered 960.0", "1 dropped 1000.0"]),
    ("cut", ["0 answered 960.0", "1 dropped 1000.0"]),
  ])
  func `the end of the day`(rule: String, expected: [String]) throws {
    let study = try day(calls: "at\n960\n970\n", more: #"atEnd: "\#(rule)","#)
    #expect(outcomes(study) == expected)
  }

  @Test func `ageing lets a low call overtake a high one, up to its limit`() throws {
    func order(limit: Int) throws -> [Int] {
      let study = try day(
        calls: "at,priority\n0,0\n10,0\n35,2\n",
        queue: #"ageing: { every: "10s", raise: 1, limit: \#(limit) }"#)
      return study.trace(replication: 0).map(\.call)
    }
    // At 50 the second call has waited 40 s, the third 15 s: 0 + 4 against 2 + 1.
    #expect(try order(limit: 10) == [0, 1, 2])
    #expect(try order(limit: 1) == [0, 2, 1])
  }

  @Test(arguments: [("speed: 2", 50.0), (#"handling: "20s""#, 20.0)])
  func `a skill's speed divides the handling time of a traced call, its own handling replaces it`(
    skill: String, talk: Double
  ) throws {
    let trace = try ScenarioText.trace(
      """
      { scenario: "day", lasts: "10m", callTypes: { x: { arrivals: { calls: "x.csv" }, queue: "q",
          handling: "1s" } }, queues: { q: { pools: ["p"] } },
        pools: { p: { agents: 1, skills: [{ queue: "q", \(skill) }] } } }
      """, files: ["x.csv": "at,handling\n0,100\n"])
    #expect(trace.map(\.talkEnds) == [talk])
  }

  @Test func `agents take calls by skill order only within a priority`() throws {
    let scenario = try ScenarioText.read(
      """
      { scenario: "skills", lasts: "1000s", interval: "1000s",
        callTypes: {
          a: { arrivals: { calls: "a.csv" }, queue: "qa", handling: "50s" },
          b: { arrivals: { calls: "b.csv" }, queue: "qb", handling: "10s" } },
        queues: { qa: { pools: ["p"] }, qb: { pools: ["p"] } },
        pools: { p: { agents: 1, takes: "skillOrder",
                      skills: [{ queue: "qa", speed: 2 }, { queue: "qb", handling: "7s" }] } } }
      """,
      files: ["a.csv": "at,priority\n0,0\n9,0\n", "b.csv": "at,priority\n5,0\n6,1\n"])
    let lines = Study(scenario).trace(replication: 0).map { record in
      "\(scenario.callTypes[record.type].id)\(record.call) \(record.left)-\(record.talkEnds ?? 0)"
    }
    #expect(lines == ["a0 0.0-25.0", "b1 25.0-32.0", "a1 32.0-57.0", "b0 57.0-64.0"])
  }

  @Test func `percentiles of few calls are waits that callers had`() throws {
    let result = try day(
      calls: """
        at,patience
        0,never
        10,never
        20,never
        30,20.003
        900,never
        """
    ).run()
    // Waits: 0, 40, 80, 20.003 (abandoned) and 0. The third of five is the median.
    let expected = [20.003, 40, 80, 80, 80]
    for (estimate, value) in zip(result.waitPercentiles, expected) {
      #expect(abs(estimate.mean - value) < 1e-9)
    }
    let ofQueue = result.waitPercentiles(queue: 0).map(\.mean)
    let ofInterval = result.waitPercentiles(interval: 0).map(\.mean)
    #expect(ofQueue == result.waitPercentiles.map(\.mean))
    #expect(ofInterval == ofQueue)
  }

  @Test func `one replication gives no interval and two give Student's`() throws {
    var study = Study(
      try ScenarioText.read(
        """
        { scenario: "two", lasts: "1h", callTypes: { x: { arrivals: { perHour: 500 }, queue: "q",
          handling: "1m" } }, queues: { q: { pools: ["p"] } }, pools: { p: { agents: 9 } } }
        """))
    study.replications = 1
    let first = study.run().overall(.attempts)
    #expect(first.halfWidth.isNaN)
    study.first = 1
    let second = study.run().overall(.attempts)
    study.first = 0
    study.replications = 2
    let both = study.run().overall(.attempts)
    #expect(both.mean == (first.mean + second.mean) / 2)
    // The 0.975 quantile of Student's distribution with one degree of freedom is tan(0.475 π).
    let expected = 12.706204736174698 * abs(first.mean - second.mean) / 2
    #expect(abs(both.halfWidth - expected) < 1e-9 * expected)
  }
}
