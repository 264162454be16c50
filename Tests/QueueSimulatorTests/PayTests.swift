import QueueSimulator
import Testing

/// Pay is what the plan says, and what is worked past it only where that is paid.
@Suite struct PayTests {
  private func result(_ pool: String, calls: String = "at\n", more: String = "") throws
    -> StudyResult
  {
    var study = Study(
      try ScenarioText.read(
        """
        { scenario: "pay", begins: "2026-11-11T09:00:00+08:00", lasts: "2h", interval: "30m", \(more)
          callTypes: { x: { arrivals: { calls: "calls.csv" }, queue: "q", handling: "10m" } },
          queues: { q: { pools: ["p"] } }, pools: { p: { \(pool) } } }
        """, files: ["calls.csv": calls]))
    study.replications = 2
    return study.run()
  }

  private func pay(_ pool: String, calls: String = "at\n", more: String = "") throws -> Double {
    let result = try result(pool, calls: calls, more: more)
    let pay = result.centre(.agentCost).mean
    #expect(abs(result.pool(0, .cost).mean - pay) < 1e-9)
    // The intervals add up to the day.
    let parts = (0..<4).reduce(0) { $0 + result.interval($1, pool: 0, .cost).mean }
    #expect(abs(parts - pay) < 1e-9, "\(parts)")
    return pay
  }

  /// 13 half hours of rostered agents at 100 an hour, whoever of them is there.
  @Test(arguments: ["0", "0.3", "{ share: 0.3, random: true }"])
  func `everybody on the roster is paid, those away too`(shrinkage: String) throws {
    let pool = "agents: [2, 5, 4, 2], shrinkage: \(shrinkage), costPerHour: 100"
    #expect(try pay(pool) == 650)
  }

  /// 3 × (2 h - 15 min) + 2 × 75 min = 7.75 hours; what lies outside the day isn't part of it.
  @Test func `breaks are not paid and shifts within the day are`() throws {
    let shifts = """
      agents: [{ from: "09:00", to: "11:00", agents: 3, breaks: [{ at: "09:50", lasts: "15m" }] },
        { from: "08:00", to: "10:15", agents: 2 }], costPerHour: 40
      """
    #expect(try pay(shifts) == 310)
  }

  @Test func `pay goes from the warm-up on as all figures do`() throws {
    #expect(try pay("agents: 4, costPerHour: 10", more: "warmUp: \"45m\",") == 50)
  }

  /// Three hours are planned; talks go 5 minutes past the shift and 5 minutes past the day.
  ///
  /// One agent stays until 10:00 and talks from 09:55 to 10:05, the other from 10:55 to 11:05.
  @Test(arguments: [("", 72.0), ("overtime: 36", 78), (#"overtime: "x1.5""#, 78)])
  func `work past the plan is paid where the rate is given`(overtime: String, pay: Double) throws {
    let shifts = """
      agents: [{ from: "09:00", to: "11:00", agents: 1 }, { from: "09:00", to: "10:00", agents: 1 }],
      costPerHour: 24, \(overtime)
      """
    // Both agents are busy at 10:00; the one who becomes free first leaves.
    let calls = "at,handling\n3299,7\n3300,600\n3310,1000\n6900,600"
    #expect(abs(try self.pay(shifts, calls: calls) - pay) < 1e-9)
  }

  @Test func `staffed hours stay those of the agents who are there`() throws {
    let hours = try result("agents: 10, shrinkage: 0.3, costPerHour: 1").pool(0, .staffedHours)
    #expect(hours.mean == 14)
  }
}
