import QueueSimulator
import Testing

@Suite struct SteppedDayTests {
  private static func day(_ name: String) throws -> (Scenario, Study) {
    let scenario = try SampleScenarios.read(name)
    var study = Study(scenario)
    study.replications = 1
    return (scenario, study)
  }

  @Test(arguments: SampleScenarios.names)
  func `a day played in steps of any length is the day that a study simulates`(name: String) throws
  {
    let (scenario, study) = try Self.day(name)
    let result = study.run()
    for step in [7.3, 600, 1e6] {
      var day = SteppedDay(scenario, seed: study.seed, replication: 0)
      while !day.isOver { day.advance(to: day.time + step) }
      let calls = day.snapshot.calls
      #expect(Double(calls.offered) == result.overall(.offered).mean)
      #expect(calls.serviceLevel == result.overall(.serviceLevel).mean)
      #expect(
        Double(calls.abandoned)
          == result.overall(.abandoned).mean + result.overall(.balked).mean)
      for (index, queue) in day.snapshot.queues.enumerated() {
        #expect(queue.waiting == 0 && queue.callbacksWaiting == 0)
        #expect(Double(queue.calls.blocked) == result.queue(index, .blocked).mean)
      }
    }
  }

  @Test(arguments: SampleScenarios.names)
  func `what agents do at any moment is what the lines of the trace say`(name: String) throws {
    let (scenario, study) = try Self.day(name)
    let talks = study.trace(replication: 0).filter { $0.outcome == .answered }
    var day = SteppedDay(scenario, seed: study.seed, replication: 0)
    while day.time < scenario.lastsSeconds - 700 {
      day.advance(to: day.time + 611.7)
      let (now, snapshot) = (day.time, day.snapshot)
      for pool in scenario.pools.indices {
        let own = talks.filter { $0.pool == pool && $0.left <= now }
        let talking = own.count { now < $0.talkEnds ?? 0 }
        let busy = own.count { now < $0.wrapUpEnds ?? 0 }
        #expect(snapshot.pools[pool].talking == talking, "\(name) at \(now)")
        #expect(snapshot.pools[pool].wrappingUp == busy - talking, "\(name) at \(now)")
      }
    }
  }

  /// One agent, talks of 100 s, calls at 0, 10 and 20 s who wait for ever.
  private static func threeCalls() throws -> Scenario {
    try ScenarioText.read(
      """
      {
        scenario: "three", lasts: "10m",
        callTypes: { calls: { arrivals: { calls: "calls.csv" }, queue: "calls",
          patience: "never", handling: "100s" } },
        queues: { calls: { pools: ["agents"], within: "20s" } },
        pools: { agents: { agents: 1 } },
      }
      """, files: ["calls.csv": "at\n0\n10\n20\n"])
  }

  @Test func `an agent added in the middle takes the longest waiting call at once`() throws {
    var day = SteppedDay(try Self.threeCalls(), seed: 1, replication: 0)
    day.advance(to: 30)
    #expect(day.snapshot.queues[0].waiting == 2)
    #expect(day.snapshot.queues[0].longestWaitSeconds == 20)
    #expect(day.snapshot.pools[0].talking == 1 && day.snapshot.linesInUse == 3)
    day.changeAgents(ofPool: 0, by: 1)
    #expect(day.snapshot.pools[0].talking == 2 && day.snapshot.pools[0].present == 2)
    #expect(day.snapshot.queues[0].waiting == 1)
    #expect(day.snapshot.queues[0].longestWaitSeconds == 10)
    // The first talk ends at 100 s, and its agent takes the third call; the second ends at 130 s.
    day.advance(to: 135)
    #expect(day.snapshot.pools[0].idle == 1 && day.snapshot.pools[0].talking == 1)
    #expect(day.snapshot.calls.answered == 3 && day.snapshot.calls.answeredWithin == 2)
  }

  @Test func `an agent sent home finishes the call, and none goes who isn't there`() throws {
    var day = SteppedDay(try Self.threeCalls(), seed: 1, replication: 0)
    day.advance(to: 30)
    day.changeAgents(ofPool: 0, by: -5)
    #expect(day.extraAgents == [-1])
    #expect(day.snapshot.pools[0].talking == 1)
    day.advance(to: 200)
    #expect(day.snapshot.pools[0].present == 0 && day.snapshot.queues[0].waiting == 2)
    day.changeAgents(ofPool: 0, by: 2)
    #expect(day.snapshot.queues[0].waiting == 0 && day.extraAgents == [1])
  }
}
