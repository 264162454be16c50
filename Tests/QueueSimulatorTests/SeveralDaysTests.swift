import Diagnostics
import QueueSimulator
import Testing

/// Scenarios of several days: weekday rates, shifts that repeat, a day factor for each day.
@Suite struct SeveralDaysTests {
  /// From Friday noon to Monday noon, in intervals of six hours.
  private func weekend(
    rates: String = "60", shifts: String = "agents: 3", more: String = ""
  ) -> String {
    """
    { scenario: "weekend", begins: "2026-11-13T12:00:00+08:00", lasts: "3d", interval: "6h", \(more)
      callTypes: { x: { arrivals: { perHour: \(rates) }, queue: "q", handling: "1m" } },
      queues: { q: { pools: ["p"] } }, pools: { p: { \(shifts) } } }
    """
  }

  @Test func `rates by day of the week begin at midnight`() throws {
    let text = weekend(rates: #"{ "mon-thu": [1, 2, 3, 4], "fri": [5, 6, 7, 8], "sun": 9 }"#)
    let scenario = try ScenarioText.read(text)
    // Friday from 12:00, Saturday without any, Sunday, Monday until 12:00.
    #expect(
      scenario.callTypes[0].arrivals
        == .perHour([7, 8, 0, 0, 0, 0, 9, 9, 9, 9, 1, 2]))
  }

  private func steps(_ shifts: String) throws -> [String] {
    let scenario = try ScenarioText.read(weekend(shifts: "shifts: [\(shifts)]"))
    return scenario.staffing(of: scenario.pools[0]).map { "\($0.at / 3_600):\($0.agents)" }
  }

  @Test func `a shift repeats on the days it names and stays on the first without`() throws {
    // Hours from Friday 12:00; Saturday 09:00 is the 21st, Sunday's the 45th, Monday's the 69th.
    #expect(
      try steps(#"{ from: "09:00", to: "17:00", agents: 2, days: "daily" }"#)
        == ["0.0:2", "5.0:0", "21.0:2", "29.0:0", "45.0:2", "53.0:0", "69.0:2"])
    #expect(
      try steps(#"{ from: "09:00", to: "17:00", agents: 2, days: "sat,mon" }"#)
        == ["0.0:0", "21.0:2", "29.0:0", "69.0:2"])
    #expect(
      try steps(#"{ from: "13:00", to: "17:00", agents: 2 }"#) == ["0.0:0", "1.0:2", "5.0:0"])
    // Past midnight, with its break: Thursday's is over, Friday's runs from the 10th to the 18th.
    #expect(
      try steps(
        #"{ from: "22:00", to: "06:00", agents: 1, days: "thu-fri", breaks: [{ at: "01:00", lasts: "1h" }] }"#
      ) == ["0.0:0", "10.0:1", "13.0:0", "14.0:1", "18.0:0"])
  }

  @Test(arguments: [
    (#"{ "mon-fri": 1, "fri": 2 }"#, #"arrivals: perHour: fri: fri is given twice"#),
    (#"{ "monday": 1 }"#, #"arrivals: perHour: "monday" names no days of the week"#),
    (#"{ "mon": [1, 2] }"#, "arrivals: perHour: mon: a day has 4 intervals, the list 2"),
    (#"{ "mon": -1 }"#, "arrivals: perHour: mon: -1 is not in"),
  ])
  func `rates that name no days, or one twice, are refused`(rates: String, finding: String) {
    let findings = ScenarioText.findings(weekend(rates: rates))
    #expect(findings.contains { $0.contains(finding) }, "\(findings)")
  }

  @Test(arguments: [
    (
      #"from: "2h", to: "4h", agents: 1, days: "daily""#, "a shift that repeats needs a time of day"
    ),
    (
      #"from: "09:00", to: "17:00", agents: 1, days: "wed""#,
      "lies outside the days of the scenario"
    ),
    (#"from: "09:00", to: "17:00", agents: 1, days: 5"#, "days: expected text, found"),
  ])
  func `shifts that can't repeat are refused`(shift: String, finding: String) {
    let findings = ScenarioText.findings(weekend(shifts: "shifts: [{ \(shift) }]"))
    #expect(findings.contains { $0.contains(finding) }, "\(findings)")
  }

  @Test func `intervals from midnight need a day that begins with one`() {
    let text = weekend(rates: #"{ "mon": 1 }"#).replacing("T12:00", with: "T12:30")
    #expect(ScenarioText.findings(text).contains { $0.contains("begins with one of them") })
    let uneven = weekend(rates: #"{ "mon": 1 }"#).replacing("6h", with: "7h")
    #expect(ScenarioText.findings(uneven).contains { $0.contains("an interval that divides 24 h") })
  }

  /// Days of 24 hours from the beginning vary by themselves, hours of one together.
  @Test func `each day has a day factor of its own`() throws {
    let text = weekend(rates: "50", more: "dayFactor: { cv: 0.5 },")
    let study = Study(try ScenarioText.read(text))
    var within = 0.0
    var between = 0.0
    let days = 40
    for replication in 0..<days {
      var counts = [Double](repeating: 0, count: 12)
      for record in study.trace(replication: replication) where record.attempt == 1 {
        counts[Int(record.arrived / 21_600)] += 1
      }
      func change(_ a: Int, _ b: Int) -> Double {
        (counts[a] - counts[b]) * (counts[a] - counts[b])
      }
      within += change(0, 1)
      between += change(0, 4)
    }
    // Of Poisson counts of 300 alone the squares are 600 on average; of two factors beside it
    // 2 × (0.5 × 300)² more, known within a third from 40 of them.
    #expect(within / Double(days) < 4 * 600, "\(within / Double(days))")
    #expect(abs(between / Double(days) - 45_600) < 30_000, "\(between / Double(days))")
  }

  // MARK: Targets and bounds

  @Test func `occupancy is accepted up to a share, of all agents and of a pool`() throws {
    let text = """
      { scenario: "busy", lasts: "2h", interval: "1h", replications: 2,
        callTypes: { x: { arrivals: { calls: "x.csv" }, queue: "q", handling: "30m" } },
        queues: { q: { pools: ["a", "b"] } },
        pools: { a: { agents: 1, accept: { occupancy: 0.4 } }, b: { agents: 1 } },
        accept: { occupancy: 0.4 } }
      """
    let result = Study(try ScenarioText.read(text, files: ["x.csv": "at\n0\n3600"])).run()
    let verdicts = result.verdict
    // Agent a is busy for 1 of 2 hours, both together for 1 of 4; the first hour is no better.
    #expect(verdicts.map(\.value.mean) == [0.25, 0.5])
    #expect(verdicts.map(\.holds) == [true, false] && verdicts.map(\.firstBreak) == [nil, 0])
    #expect(!result.meetsTargets)
    let targets = result.json.compact
    #expect(targets.contains(#""target":"occupancy", "atMost":0.4"#), "\(targets.suffix(900))")
    #expect(targets.contains(#""target":"occupancy", "pool":"a", "atMost":0.4"#))
  }

  @Test func `a pool bounds what a search may choose`() throws {
    let scenario = try ScenarioText.read(
      weekend(shifts: "agents: 3, atLeast: 2, atMost: [3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5]"))
    #expect(scenario.pools[0].atLeast == [Int](repeating: 2, count: 12))
    #expect(scenario.pools[0].atMost?.last == 5)
    for (bounds, finding) in [
      ("atLeast: 4, atMost: 3", "atLeast: is more than atMost allows"),
      ("atMost: [1, 2]", "atMost: the day has 12 intervals, the list 2"),
      ("atLeast: -1", "atLeast: -1 is not in 0…"),
    ] {
      let findings = ScenarioText.findings(weekend(shifts: "agents: 3, \(bounds)"))
      #expect(findings.contains { $0.contains(finding) }, "\(findings)")
    }
  }
}
