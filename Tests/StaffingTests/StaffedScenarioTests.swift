import Diagnostics
import QueueSimulator
import Staffing
import Testing

/// What `staff` writes, `simulate` reads.
@Suite struct StaffedScenarioTests {
  private static let text = """
    { scenario: "two", begins: "2026-06-20T08:00:00+08:00", lasts: "2h", interval: "1h",
      callTypes: { x: { arrivals: { perHour: 10 }, queue: "q", handling: "3m" } },
      queues: { q: { pools: ["p", "spare"] } },
      pools: { p: { agents: 1 }, spare: { shifts: [{ from: "0s", to: "1h", agents: 2 }] } } }
    """

  private func read(_ text: String) throws -> Scenario {
    try ScenarioReader.read(SourceText(path: "two.json5", text: text)).scenario
  }

  @Test func `a pool that gets no shift is written so that it reads back as nobody`() throws {
    var scenario = try read(Self.text)
    scenario.pools[0].agents = .shifts([.init(from: 0, to: 7_200, agents: 3, breaks: [])])
    scenario.pools[1].agents = .shifts([])
    let written = try StaffedScenario.text(
      SourceText(path: "two.json5", text: Self.text), with: scenario)
    let again = StaffingTable(plannedIn: try read(written))
    #expect(again.agents == [[3, 3], [0, 0]])
  }
}
