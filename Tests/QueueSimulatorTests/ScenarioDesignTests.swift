import QueueSimulator
import Testing

/// Scenarios that no number of agents would mend are told so.
@Suite struct ScenarioDesignTests {
  private func warnings(pool: String, queue: String = "answered: 0.8") -> [String] {
    ScenarioText.findings(
      """
      { scenario: "s", begins: "2026-11-09T09:00:00+08:00", lasts: "8h",
        callTypes: { x: { arrivals: { perHour: 1 }, queue: "q", handling: "1m", patience: "1m" } },
        queues: { q: { within: "20s", \(queue), POOLS } }, pools: { p: { \(pool) } } }
      """.replacing("POOLS", with: queue.contains("pools") ? "" : "pools: [\"p\"]")
        .replacing(",  }", with: " }"))
  }

  private func shift(_ from: String, _ to: String, agents: Int, breakAt: String) -> String {
    "{ from: \"\(from)\", to: \"\(to)\", agents: \(agents), breaks: [{ at: \"\(breakAt)\", lasts: \"30m\" }] }"
  }

  @Test func `a pool of which nobody stays when a break begins is named with the time`() throws {
    let early = shift("09:00", "17:00", agents: 2, breakAt: "12:00")
    let found = warnings(
      pool: "shifts: [\(early), \(shift("10:00", "17:00", agents: 3, breakAt: "11:45"))]")
    // From 12:00 on the others are still away.
    #expect(found.contains { $0.contains("at 12:00 all of it are on a break at once") }, "\(found)")
  }

  @Test func `breaks that take turns, and the break of a single agent, are no fault`() throws {
    let early = shift("09:00", "17:00", agents: 2, breakAt: "12:00")
    let turns = "shifts: [\(early), \(shift("10:00", "17:00", agents: 3, breakAt: "12:30"))]"
    #expect(warnings(pool: turns).isEmpty)
    let single = "shifts: [\(shift("09:00", "17:00", agents: 1, breakAt: "12:00"))]"
    #expect(warnings(pool: single).isEmpty)
  }

  @Test func `a service level that no pool may answer for in time is out of reach`() throws {
    let late = warnings(
      pool: "agents: 5", queue: "answered: 0.8, pools: [{ pool: \"p\", after: \"30s\" }]")
    #expect(late.contains { $0.contains("no pool may answer within 20s") }, "\(late)")
    let inTime = warnings(
      pool: "agents: 5", queue: "answered: 0.8, pools: [{ pool: \"p\", after: \"15s\" }]")
    #expect(!inTime.contains { $0.contains("no pool may answer") })
  }
}
