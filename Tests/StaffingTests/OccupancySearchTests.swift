import Diagnostics
import QueueSimulator
import Staffing
import Testing

/// Agents who must not be busier than they may be.
@Suite struct OccupancySearchTests {
  private func search(_ pool: String, accept: String = "") throws -> StaffingSearch {
    let text = """
      { scenario: "s", lasts: "1h", replications: 40, \(accept) callTypes: { a: {
          arrivals: { perHour: [60, 90] }, queue: "q", handling: "3m", patience: "2m" } },
        queues: { q: { pools: ["p"], within: "20s", answered: 0.8 } },
        pools: { p: { agents: 6, costPerHour: 30, \(pool) } } }
      """
    var search = StaffingSearch(
      try ScenarioReader.read(SourceText(path: "s.json5", text: text)).scenario)
    search.proofReplications = 40
    return search
  }

  private func occupancy(_ answer: StaffingAnswer) -> Double {
    answer.proof.pool(0, .occupancy).mean
  }

  @Test(arguments: [
    ("accept: { occupancy: 0.45 }", ""), ("", "accept: { occupancy: 0.45 },"),
  ])
  func `agents are added until they are busy no more than they may be, and no longer`(
    pool: String, accept: String
  ) throws {
    let plain = try search("").run()
    #expect(occupancy(plain) > 0.45)
    let answer = try search(pool, accept: accept).run()
    #expect(answer.meetsTargets)
    #expect(occupancy(answer) <= 0.45)
    // The same work with one agent less for a half hour.
    let hours = answer.proof.pool(0, .staffedHours).mean
    #expect(occupancy(answer) * hours / (hours - 0.5) > 0.45)
  }

  @Test func `who may have no more agents stays too busy, and that is told`() throws {
    let answer = try search("atMost: 6, accept: { occupancy: 0.3 }").run()
    #expect(!answer.meetsTargets)
    #expect(answer.verdicts.allSatisfy { $0.holds })
    #expect(answer.table.agents[0].allSatisfy { $0 <= 6 })
  }
}
