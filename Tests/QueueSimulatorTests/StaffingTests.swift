import QueueSimulator
import Testing

@Suite struct StaffingTests {
  private func steps(_ pool: String) throws -> [String] {
    let scenario = try ScenarioText.read(
      """
      { scenario: "day", begins: "2026-11-11T18:00:00+08:00", lasts: "6h", interval: "2h",
        callTypes: { x: { arrivals: { perHour: 10 }, queue: "q", handling: "1m" } },
        queues: { q: { pools: ["p"] } }, pools: { p: { \(pool) } } }
      """)
    return scenario.staffing(of: scenario.pools[0]).map { "\(Int($0.at / 60)):\($0.agents)" }
  }

  @Test(arguments: [
    ("agents: 7", ["0:7"]),
    ("agents: [3, 3, 5]", ["0:3", "240:5"]),
    // 0.1 of 5 is half an agent, rounded to one who is away; of 14 it is 1.4, also one.
    ("agents: [5, 14, 4], shrinkage: 0.1", ["0:4", "120:13", "240:4"]),
    ("agents: 50, shrinkage: 0.29", ["0:35"]),
    (
      #"shifts: [{ from: "17:00", to: "20:00", agents: 4 }, { from: "19:00", to: "02:00", agents: 3 }]"#,
      ["0:4", "60:7", "120:3"]
    ),
    (
      #"shifts: [{ from: "18:00", to: "24:00", agents: 4, breaks: [{ at: "20:00", lasts: "30m" }] }]"#,
      ["0:4", "120:0", "150:4"]
    ),
    (#"shifts: [{ from: "1h", to: "3h", agents: 2 }]"#, ["0:0", "60:2", "180:0"]),
  ])
  func `a pool's agents over the day, in minutes`(pool: String, expected: [String]) throws {
    #expect(try steps(pool) == expected)
  }
}
