import Diagnostics
import Foundation
import ParallelWork
import QueueSimulator
import Staffing
import TestOutput
import Testing

@Suite(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
struct StaffingSearchStatistics {
  /// The exact case of two pools: juniors take recharge calls, seniors both, refunds first.
  private static let twoPools = """
    { scenario: "two-pools", begins: "2026-11-11T00:00:00+08:00", lasts: "100h", interval: "100h",
      warmUp: "1h", seed: 1,
      callTypes: {
        recharge: { arrivals: { perHour: 60 }, queue: "recharge", handling: { exponential: "240s" },
                    patience: { exponential: "180s" } },
        refund: { arrivals: { perHour: 30 }, queue: "refund", handling: { exponential: "240s" },
                  patience: { exponential: "180s" } } },
      queues: {
        recharge: { pools: ["junior", "senior"], answered: 0.8, within: "20s",
                    accept: { abandonment: 0.05 } },
        refund: { pools: ["senior"], answered: 0.8, within: "20s", accept: { abandonment: 0.05 } } },
      pools: { junior: { agents: 4, skills: ["recharge"], costPerHour: JUNIOR },
               senior: { agents: 6, skills: ["refund", "recharge"], takes: "skillOrder",
                         costPerHour: SENIOR } } }
    """

  private func scenario(_ text: String) throws -> Scenario {
    try ScenarioReader.read(SourceText(path: "test.json5", text: text)).scenario
  }

  @Test func `two pools are staffed as the exact search over all numbers staffs them`() throws {
    let facts = try Facts.read().multiskill_staffing
    let optimum = try #require(facts.optimum.first)
    var search = StaffingSearch(
      try scenario(
        Self.twoPools.replacingOccurrences(of: "JUNIOR", with: "\(facts.costs.junior)")
          .replacingOccurrences(of: "SENIOR", with: "\(facts.costs.senior)")))
    search.proofReplications = 100
    search.runner.threads = 2
    let answer = try search.run()
    #expect(answer.table.agents == [[optimum.junior], [optimum.senior]])
    #expect(abs(answer.pay / 100 - optimum.cost) < 1e-6)
    #expect(answer.meetsTargets)
    #expect(answer.dispensable.isEmpty)
  }

  /// An hour of 60 calls of four minutes, two lines short of what agents could serve.
  private static let small = """
    { scenario: "small", lasts: "2h", interval: "1h", seed: 3, LINES
      callTypes: { x: { arrivals: { perHour: 60 }, queue: "q", handling: { exponential: "4m" },
                        patience: { exponential: "3m" } } },
      queues: { q: { pools: ["p"], answered: 0.8, within: "20s" } },
      pools: { p: { agents: 1, costPerHour: 20, shrinkage: 0.1 } },
      accept: { ACCEPT } }
    """

  private func small(lines: String = "", accept: String) throws -> StaffingSearch {
    let text = Self.small.replacingOccurrences(of: "LINES", with: lines)
      .replacingOccurrences(of: "ACCEPT", with: accept)
    var search = StaffingSearch(try scenario(text))
    search.proofReplications = 40
    return search
  }

  @Test func `busy signals that no agents can prevent are laid at the lines`() throws {
    let search = try small(lines: "lines: 4,", accept: "blocking: 0.02")
    let failure = #expect(throws: StaffingSearch.Failure.self) { try search.run() }
    guard case .unattainable(let missed, binding: let binding)? = failure else {
      Issue.record("four lines block more than 2 % of four Erlangs")
      return
    }
    #expect(binding == .lines)
    #expect(missed.map(\.measure) == [.blocking])
  }

  @Test func `the answer keeps every target, more sure costs more, and any jobs find the same`()
    throws
  {
    var search = try small(accept: "abandonment: 0.06")
    let answer = try search.run()
    #expect(answer.meetsTargets && !answer.isPartial)
    search.confidence = 0.999
    #expect(try search.run().pay >= answer.pay)
    search.confidence = 0.95
    search.runner.threads = 3
    #expect(try search.run().table == answer.table)
  }

  @Test func `for a budget the service is the best that it buys`() throws {
    var search = try small(accept: "abandonment: 0.06")
    search.goal = .best(forPay: 150)
    let tight = try search.run()
    #expect(tight.pay <= 150)
    search.goal = .best(forPay: 300)
    let ample = try search.run()
    #expect(ample.pay <= 300)
    #expect(ample.verdicts[1].value.mean > tight.verdicts[1].value.mean)
  }

  @Test func `where no pool costs anything the fewest hours of agents are found`() throws {
    let paid = try small(accept: "abandonment: 0.06")
    var unpaid = paid
    unpaid.scenario.pools[0].costPerHour = 0
    let answer = try unpaid.run()
    #expect(try answer.table == paid.run().table)
    // Two intervals of an hour.
    #expect(answer.pay == Double(answer.table.agents[0].reduce(0, +)))
  }

  @Test func `with each interval by itself none is below its limit`() throws {
    var search = try small(accept: "abandonment: 0.06")
    search.scope = .eachInterval
    let answer = try search.run()
    #expect(answer.verdicts.count == 6)
    #expect(answer.meetsTargets)
  }

  @Test func `a queue without a target of its own is not left alone for the centre's`() throws {
    // A tenth of the calls go to a second queue; without them 80 % could be answered all the same.
    let search = try small(accept: "serviceLevel: 0.8")
    var scenario = search.scenario
    scenario.queues.append(scenario.queues[0])
    scenario.pools.append(scenario.pools[0])
    scenario.callTypes.append(scenario.callTypes[0])
    (scenario.queues[1].id, scenario.pools[1].id, scenario.callTypes[1].id) = ("r", "s", "y")
    scenario.queues[1].answered = nil
    scenario.queues[1].pools[0].pool = 1
    scenario.pools[1].skills[0].queue = 1
    scenario.callTypes[1].queue = 1
    scenario.callTypes[1].arrivals = .perHour([6, 6])
    var own = search
    own.scenario = scenario
    let answer = try own.run()
    #expect(answer.meetsTargets)
    #expect(answer.table.agents[1].allSatisfy { $0 > 0 })
  }

  @Test func `a scenario without targets is refused`() throws {
    var search = try small(accept: "")
    search.scenario.queues[0].answered = nil
    let failure = #expect(throws: StaffingSearch.Failure.self) { try search.run() }
    guard case .noTargets? = failure else {
      Issue.record("without targets no agents at all would do")
      return
    }
  }

  @Test func `a search that is stopped at once says so`() throws {
    let search = try small(accept: "")
    search.stop.raise()
    let failure = #expect(throws: StaffingSearch.Failure.self) { try search.run() }
    guard case .stopped? = failure else {
      Issue.record("nothing was simulated")
      return
    }
  }
}
