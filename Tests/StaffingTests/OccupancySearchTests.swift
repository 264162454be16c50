import Diagnostics
import QueueSimulator
import Staffing
import TestOutput
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
    // The same work with one agent less for the hour; one for a half hour is the margin for being sure.
    let hours = answer.proof.pool(0, .staffedHours).mean
    #expect(occupancy(answer) * hours / (hours - 1) > 0.45)
  }

  @Test func `where pools may have too few agents for it, that is told`() throws {
    let search = try search("atMost: 6, accept: { occupancy: 0.3 }")
    let failure = #expect(throws: StaffingSearch.Failure.self) { try search.run() }
    guard case .unattainable(let missed, let binding)? = failure else {
      Issue.record("six agents are busier than 30 % with three to five of them at work")
      return
    }
    #expect(missed.map(\.measure) == [.occupancy])
    #expect(binding == .mostAgents)
  }

  @Test func `every interval keeps the limit where targets hold for each`() throws {
    var search = try search("", accept: "accept: { occupancy: 0.5 },")
    search.scope = .eachInterval
    let answer = try search.run()
    #expect(answer.meetsTargets)
    for interval in 0..<2 {
      #expect(answer.proof.occupancy(interval: interval).mean <= 0.5)
    }
  }

  @Test(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
  func `a roster keeps the limit too, and needs everybody for it`() throws {
    let search = try search("", accept: "accept: { occupancy: 0.45 },")
    let staffing = try search.run()
    let shifts = """
      { pools: { p: { costPerHour: 30 } },
        patterns: { half: { lasts: "30m", starts: ["00:00", "00:30"] },
                    hour: { lasts: "1h", starts: ["00:00"], fixedCost: 1 } } }
      """
    let answer = try search.roster(shifts, from: staffing)
    #expect(answer.meetsTargets)
    #expect(answer.verdicts.contains { $0.measure == .occupancy && $0.value.mean <= 0.45 })
    let hours = answer.proof.pool(0, .staffedHours).mean
    #expect(answer.proof.pool(0, .occupancy).mean * hours / (hours - 1) > 0.45)
  }
}
