import QueueSimulator
import Testing

/// Small days whose every event was worked out by hand, beforehand.
@Suite struct HandWorkedTraceTests {
  /// What became of a call, in short: `answered 60.0-90.0` or `abandoned 53.0`.
  private func summary(_ record: TraceRecord) -> String {
    if record.outcome == .answered, let ends = record.talkEnds {
      return "\(record.call) answered \(record.left)-\(ends)"
    }
    return "\(record.call) \(record.outcome) \(record.left)"
  }

  private func summaries(_ trace: [TraceRecord]) -> [String] {
    trace.sorted { ($0.call, $0.left) < ($1.call, $1.left) }.map(summary)
  }

  @Test func `first come first served with two agents and impatient callers`() throws {
    let trace = try ScenarioText.trace(
      """
      { scenario: "fifo", lasts: "10m", callTypes: { x: { arrivals: { calls: "calls.csv" },
          queue: "q", handling: "1s" } }, queues: { q: { pools: ["a"] } }, pools: { a: { agents: 2 } } }
      """,
      files: [
        "calls.csv": """
        at,handling,patience
        0,100,60
        10,50,60
        15,30,60
        20,40,33
        25,20,90
        31,35,62.5
        95,10,20
        97,300,400
        """
      ])
    #expect(
      summaries(trace) == [
        "0 answered 0.0-100.0", "1 answered 10.0-60.0", "2 answered 60.0-90.0",
        "3 abandoned 53.0", "4 answered 90.0-110.0", "5 abandoned 93.5",
        "6 answered 100.0-110.0", "7 answered 110.0-410.0",
      ])
  }

  /// The caller gives up at 40 s and would dial again a minute later, as the day ends or just before.
  @Test(arguments: [("100s", 1), ("101s", 2)])
  func `who would dial again as the day ends doesn't`(lasts: String, dials: Int) throws {
    let trace = try ScenarioText.trace(
      """
      { scenario: "late", lasts: "\(lasts)", callTypes: {
          busy: { arrivals: { calls: "busy.csv" }, queue: "q", handling: "10m" },
          x: { arrivals: { calls: "x.csv" }, queue: "q", handling: "1s", patience: "39s",
               redial: { abandoned: { share: 1, delay: "60s" }, attempts: 2 } } },
        queues: { q: { pools: ["a"] } }, pools: { a: { agents: 1 } } }
      """, files: ["busy.csv": "at\n0", "x.csv": "at\n1"])
    #expect(trace.filter { $0.type == 1 }.map(\.attempt) == Array(1...dials))
  }

  /// The agent is busy all day, so all others wait as long as they can: one in four for ever.
  @Test func `a weighted share never hangs up`() throws {
    let trace = try ScenarioText.trace(
      """
      { scenario: "some-stay", lasts: "1h", interval: "1h", atEnd: "cut", callTypes: {
          busy: { arrivals: { calls: "busy.csv" }, queue: "q", priority: 1, handling: "2h" },
          x: { arrivals: { perHour: 4000 }, queue: "q", handling: "1s",
            patience: { empirical: [["30s", 2], ["never", 1], ["60s", 1]] } } },
        queues: { q: { pools: ["a"] } }, pools: { a: { agents: 1 } } }
      """, files: ["busy.csv": "at\n0"])
    let waits = trace.filter { $0.type == 1 && $0.arrived < 3_500 }
    let gone = waits.filter { $0.outcome == .abandoned }
    #expect(gone.allSatisfy { [30, 60].contains(($0.left - $0.joined).rounded()) })
    // Four standard errors of shares among some 3,900 calls.
    let stayed = 1 - Double(gone.count) / Double(waits.count)
    let short = Double(gone.count { $0.left - $0.joined < 45 }) / Double(waits.count)
    #expect(abs(stayed - 0.25) < 0.028, "\(stayed)")
    #expect(abs(short - 0.5) < 0.032, "\(short)")
  }

  @Test func `agents taken off finish their calls and come back at once`() throws {
    let trace = try ScenarioText.trace(
      """
      { scenario: "shifts", lasts: "10m", callTypes: { x: { arrivals: { calls: "calls.csv" },
          queue: "q", handling: "1s" } }, queues: { q: { pools: ["a"] } },
        pools: { a: { shifts: [ { from: "0s", to: "100s", agents: 2 }, { from: "0s", to: "10m", agents: 1 },
          { from: "250s", to: "10m", agents: 1 } ] } } }
      """,
      files: [
        "calls.csv": """
        at,handling,patience
        50,80,500
        60,95,500
        70,45,500
        90,40,500
        105,60,500
        110,60,90
        120,30,500
        240,20,500
        """
      ])
    #expect(
      summaries(trace) == [
        "0 answered 50.0-130.0", "1 answered 60.0-155.0", "2 answered 70.0-115.0",
        "3 answered 155.0-195.0", "4 answered 195.0-255.0", "5 abandoned 200.0",
        "6 answered 250.0-280.0", "7 answered 255.0-275.0",
      ])
  }

  /// Four lines, a front agent for queue r, and a senior one for queue t who helps with r after
  /// half a minute. Times of events, worked out by hand:
  ///
  ///     0 a0 to front | 5 b0 to senior | 10 a1 waits | 20 c0 (priority 1) waits
  ///     25 a2 finds the 4 lines busy, dials again at 75 | 45 senior takes a1, for c0 has not
  ///     waited half a minute | 46 a3 waits | 60 a0 hangs up, wrap-up to 70 | 66 a3 gives up
  ///     70 front takes c0 | 72 m0 waits | 75 a1 hangs up, then a2 waits | 80 senior idle
  ///     95 front takes m0 | 105 a2 has waited half a minute: senior | 110 m0 is transferred, waits
  ///     117 senior is free, takes m0 before b1 arrives at the same moment | 137 b1 | 147 b2, whose
  ///     patience ends at that very moment but after the agent is free
  private func centre() throws -> Scenario {
    try ScenarioText.read(
      """
      { scenario: "centre", lasts: "200s", interval: "200s", lines: 4,
        callTypes: {
          a: { arrivals: { calls: "a.csv" }, queue: "r", handling: "0s",
               redial: { busy: { share: 1, delay: "50s" }, attempts: 2 } },
          b: { arrivals: { calls: "b.csv" }, queue: "t", handling: "0s" },
          c: { arrivals: { calls: "c.csv" }, queue: "r", priority: 1, handling: "25s" },
          m: { arrivals: { calls: "m.csv" }, queue: "r", handling: "15s", patience: "100s",
               transfer: { to: "t", share: 1, handling: "20s" } } },
        queues: { r: { pools: ["front", { pool: "senior", after: "30s" }] }, t: { pools: ["senior"] } },
        pools: { front: { agents: 1, skills: ["r"] }, senior: { agents: 1, skills: ["t", "r"] } } }
      """,
      files: [
        "a.csv": "at,handling,wrapUp,patience\n0,60,10,100\n10,30,5,100\n25,12,0,100\n46,30,0,20\n",
        "b.csv": "at,handling,patience\n5,40,never\n117,10,100\n120,5,27\n",
        "c.csv": "at,patience\n20,200\n",
        "m.csv": "at\n72\n",
      ])
  }

  @Test func `ten calls with lines, priorities, overflow, transfer, redial and ties`() throws {
    let scenario = try centre()
    let names = ["a", "b", "c", "m"]
    let lines = Study(scenario).trace(replication: 0).map { record in
      let pool = record.pool.map { " by \(scenario.pools[$0].id)" } ?? ""
      let ends = record.talkEnds.map { "-\($0)" } ?? ""
      return "\(names[record.type])\(record.call) \(record.outcome) \(record.left)\(ends)\(pool)"
    }
    #expect(
      lines == [
        "a0 answered 0.0-60.0 by front", "b0 answered 5.0-45.0 by senior", "a2 blocked 25.0",
        "a1 answered 45.0-75.0 by senior", "a3 abandoned 66.0", "c0 answered 70.0-95.0 by front",
        "m0 answered 95.0-110.0 by front", "a2 answered 105.0-117.0 by senior",
        "m0 answered 117.0-137.0 by senior", "b1 answered 137.0-147.0 by senior",
        "b2 answered 147.0-152.0 by senior",
      ])
  }

  static let figures: [(CallMeasure, Double)] = [
    (.attempts, 10), (.redials, 1), (.blocked, 1), (.offered, 9), (.answered, 8),
    (.abandoned, 1), (.transferred, 1), (.blocking, 0.1), (.delayed, 0.7777777777777778),
    (.abandonment, 0.1111111111111111), (.asa, 23.125), (.meanWait, 22.77777777777778),
    (.longestWait, 50), (.meanQueue, 1.06), (.serviceLevel, 0.3333333333333333),
    (.serviceLevelOfAttempts, 0.3), (.serviceLevelOfAnswered, 0.375),
    (.serviceLevelWithoutShortAbandons, 0.375),
  ]

  /// Waits of the answered: 0, 35, 30, 0, 20, 27, 50 and 23 s, and of the one who gave up 20 s.
  ///
  /// m0 waits another 7 s after the transfer. Three are answered within 20 s.
  @Test(arguments: figures)
  func `the figures of the ten calls`(measure: CallMeasure, value: Double) throws {
    var study = Study(try centre())
    study.replications = 1
    #expect(abs(study.run().overall(measure).mean - value) < 1e-12, "\(measure)")
  }

  @Test func `the agents' and lines' figures of the ten calls`() throws {
    var study = Study(try centre())
    study.replications = 1
    let result = study.run()
    // Front: talks of 60, 25 and 15 s and a wrap-up of 10 s in 200 s. Senior: 122 s.
    #expect(abs(result.pool(0, .occupancy).mean - 110.0 / 200) < 1e-12)
    #expect(abs(result.pool(1, .occupancy).mean - 122.0 / 200) < 1e-12)
    #expect(abs(result.pool(1, .wrappingUp).mean - 5.0 / 200) < 1e-12)
    #expect(abs(result.centre(.meanLines).mean - 429.0 / 200) < 1e-12)
    // By queue: t sees b0, b1, b2 and the transferred m0, which waits 7 s.
    #expect(result.queue(1, .offered).mean == 4)
    #expect(abs(result.queue(1, .asa).mean - (0 + 20 + 27 + 7) / 4.0) < 1e-12)
    #expect(result.queue(0, .blocked).mean == 1)
  }

  /// The agent talks to the first caller until 300; who would have to wait takes the callback.
  private func callbacks(_ rules: String, waiting: String) throws -> [String] {
    let trace = try ScenarioText.trace(
      """
      { scenario: "kept", lasts: "1h", callTypes: {
          busy: { arrivals: { calls: "busy.csv" }, queue: "live", handling: "300s" },
          c: { arrivals: { calls: "c.csv" }, queue: "offered", handling: "30s" },
          w: { arrivals: { calls: "w.csv" }, queue: "live", handling: "30s" } },
        queues: { live: { pools: ["p"] },
          offered: { pools: ["p"], capacity: 1,
            callback: { whenWaitExceeds: "0s", accepted: 1, \(rules) } } },
        pools: { p: { agents: 1 } } }
      """, files: ["busy.csv": "at\n0", "c.csv": "at,handling\n20,30\n30,30", "w.csv": waiting])
    return trace.filter { $0.type > 0 }.sorted { ($0.left, $0.call) < ($1.left, $1.call) }
      .map { "\($0.type == 1 ? "c" : "w")\($0.call) \($0.outcome) \($0.left)" }
  }

  /// The first behind the only agent expects one mean talk, of 5 minutes or a little less.
  @Test func `the first in line expects the talk in hand, the second another`() throws {
    func outcomes(_ handling: String) throws -> [TraceRecord.Outcome] {
      try ScenarioText.trace(
        """
        { scenario: "first", lasts: "1h", callTypes: { x: { arrivals: { calls: "x.csv" }, queue: "q",
            handling: \(handling) } },
          queues: { q: { pools: ["p"], callback: { whenWaitExceeds: "5m", accepted: 1, reached: 0, tries: 1 } } },
          pools: { p: { agents: 1 } } }
        """, files: ["x.csv": "at\n0\n10\n20"]
      ).sorted { ($0.call, $0.left) < ($1.call, $1.left) }.map(\.outcome)
    }
    #expect(
      try outcomes(#""301s""#) == [.answered, .callback, .missed, .callback, .missed])
    // Of 300 s none exceeds five minutes, and the second in line expects 600.
    #expect(try outcomes(#""300s""#) == [.answered, .answered, .callback, .missed])
  }

  @Test func `a callback stands behind live calls or keeps its place`() throws {
    let waiting = "at\n10\n40\n290"
    let offered = ["c0 callback 20.0", "c1 callback 30.0"]
    let behind = [
      "w0 answered 300.0", "w1 answered 330.0", "w2 answered 360.0", "c0 reached 390.0",
      "c0 answered 400.0", "c1 reached 430.0", "c1 answered 440.0",
    ]
    let kept = [
      "w0 answered 300.0", "c0 reached 330.0", "c0 answered 340.0", "c1 reached 370.0",
      "c1 answered 380.0", "w1 answered 410.0", "w2 answered 440.0",
    ]
    let rules = #"ring: "10s""#
    #expect(try callbacks(rules, waiting: waiting) == offered + behind)
    #expect(try callbacks(rules + #", place: "behind""#, waiting: waiting) == offered + behind)
    #expect(try callbacks(rules + #", place: "kept""#, waiting: waiting) == offered + kept)
  }

  /// Who doesn't pick up is rung again after those who wait by then.
  @Test func `a kept place is lost by not picking up`() throws {
    let order = try callbacks(
      #"ring: "10s", reached: 0, tries: 2, place: "kept""#, waiting: "at\n10\n40")
    #expect(
      order == [
        "c0 callback 20.0", "c1 callback 30.0", "w0 answered 300.0", "c0 missed 330.0",
        "c1 missed 340.0", "w1 answered 350.0", "c0 missed 380.0", "c1 missed 390.0",
      ])
  }
}
