import Diagnostics
import Foundation
import QueueSimulator
import Staffing
import TestOutput
import Testing

/// What no plan that keeps the targets costs less than.
@Suite struct PayBoundTests {
  /// Ten calls in the first ten seconds of an hour, for ten minutes each.
  private func tenCalls(
    _ pool: String, answered: Double, more: String = "", type: String = ""
  ) throws -> StaffingSearch {
    let times = (0..<10).map { "\($0)" }.joined(separator: "\n")
    let text = """
      { scenario: "s", lasts: "1h", interval: "1h", replications: 10, \(more)
        callTypes: { a: { \(type) arrivals: { calls: "calls.csv" }, queue: "q", handling: "10m" } },
        queues: { q: { pools: ["p"], within: "20s", answered: \(answered) } },
        pools: { p: { agents: 1, costPerHour: 40, \(pool) } } }
      """
    let read = try ScenarioReader.read(SourceText(path: "s.json5", text: text)) { path in
      path.hasSuffix("calls.csv") ? Array("at\n\(times)\n".utf8) : nil
    }
    var search = StaffingSearch(read.scenario)
    search.proofReplications = 20
    return search
  }

  @Test func `of calls that come at once as many agents are needed as must be answered in time`()
    throws
  {
    // Within 20 s each agent answers one of them. 0.7 of ten are seven, at 40 an hour.
    let bound = try #require(try tenCalls("", answered: 0.7).run().bound?.get())
    #expect(bound.pay == 280)
  }

  @Test func `those away by shrinkage are paid in the bound`() throws {
    // Rounding spares nobody's absence beyond half an agent, which are all of the first three at most;
    // from there on a fifth is away: seven at work are no fewer than 3 + 4 / 0.8 on the roster, 8 × 40.
    let bound = try #require(try tenCalls("shrinkage: 0.2", answered: 0.7).run().bound?.get())
    #expect(abs(bound.pay - 320) < 1e-6)
  }

  @Test(arguments: [
    ("lines: 30,", "", PayBound.Absence.blocking),
    ("", "transfer: { to: \"q\", share: 0.1, handling: \"1m\" },", .transfers),
    ("", "redial: { unresolved: { share: 0.9, delay: \"5m\" }, attempts: 2 },", .redials),
  ])
  func `why there is no bound is told where calls may be lost or come again`(
    lines: String, type: String, absence: PayBound.Absence
  ) throws {
    #expect(
      try tenCalls("", answered: 0.7, more: lines, type: type).run().bound == .failure(absence))
  }

  @Test func `further dials that may be answered spare some of the first`() throws {
    // Of 0.3 that may be missed two in five dial again: κ = 0.12, r ≤ 0.12 / 0.88 n. All of these answered,
    // 0.7 − 0.3 · 0.136 = 0.659 of the first dials must be: of ten seven, at 40 an hour each.
    let type = "redial: { abandoned: { share: 0.4, delay: \"1m\" } }, patience: \"30s\","
    let few = try tenCalls("", answered: 0.7, type: type).run().bound?.get()
    #expect(few?.pay == 280)
    // Nine in ten: κ = 0.27, 0.7 − 0.3 · 0.37 = 0.589, six of ten.
    let most = type.replacingOccurrences(of: "0.4", with: "0.9")
    #expect(try tenCalls("", answered: 0.7, type: most).run().bound?.get().pay == 240)
  }

  @Test func `a target of busy signals bounds what lines may spare`() throws {
    // At most a twentieth of ten dials is blocked, half a call: 0.7 · 10 − 0.7 · 0.5 = 6.65, seven of ten.
    let few = try tenCalls("", answered: 0.7, more: "lines: 30, accept: { blocking: 0.05 },").run()
    #expect(try few.bound?.get().pay == 280)
    // At most a fifth, two calls: 7 − 1.4 = 5.6, six of ten.
    let more = try tenCalls("", answered: 0.7, more: "lines: 30, accept: { blocking: 0.2 },").run()
    #expect(try more.bound?.get().pay == 240)
  }
}

/// The same beside every plan of small problems.
@Suite(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
struct PayBoundStatistics {
  private func search(_ text: String) throws -> StaffingSearch {
    var search = StaffingSearch(
      try ScenarioReader.read(SourceText(path: "s.json5", text: text)).scenario)
    search.proofReplications = 20
    return search
  }

  /// Two kinds of calls for `HOURS` with pools of their own, of which one helps the other.
  private func two(
    _ pools: String, lasts: String = "1h", rates: (String, String), more: String = "",
    accept: String = ""
  ) -> String {
    """
    { scenario: "two", lasts: "\(lasts)", interval: "1h", seed: 5, \(more)
      callTypes: {
        a: { arrivals: { perHour: \(rates.0) }, queue: "a", handling: { exponential: "240s" },
             patience: { exponential: "180s" } },
        b: { arrivals: { perHour: \(rates.1) }, queue: "b", handling: { exponential: "200s" },
             patience: { exponential: "180s" } } },
      queues: { a: { pools: ["p", "s"], answered: 0.8, within: "20s" },
                b: { pools: ["s"], answered: 0.75, within: "30s" } },
      accept: { \(accept) },
      pools: { \(pools) } }
    """
  }

  private static let pools = """
    p: { agents: 1, skills: ["a"], costPerHour: 30 },
    s: { agents: 1, skills: ["b", "a"], costPerHour: 41 }
    """

  /// Every plan that costs less than so much and leaves no pay for another agent.
  private func dearest(below pay: Double, in scenario: Scenario) -> [StaffingTable] {
    let costs = scenario.pools.flatMap { pool in
      (0..<scenario.intervalCount).map { _ in pool.costPerHour }
    }
    var found: [[Int]] = []
    func go(_ plan: [Int], _ left: Double) {
      if plan.count == costs.count {
        if left <= costs.min() ?? 0 { found.append(plan) }
        return
      }
      for agents in 0..<20 where Double(agents) * costs[plan.count] < left {
        go(plan + [agents], left - Double(agents) * costs[plan.count])
      }
    }
    go([], pay)
    return found.map { plan in
      let hours = scenario.intervalCount
      return StaffingTable(
        agents: scenario.pools.indices.map { Array(plan[$0 * hours..<($0 + 1) * hours]) })
    }
  }

  @Test(arguments: [
    ("[40]", "[25]", "1h", ""), ("[70]", "[20]", "1h", "abandonment: 0.02"),
    ("[25, 50]", "[10, 15]", "2h", ""),
  ])
  func `no plan below the bound keeps the targets, whichever is tried`(
    a: String, b: String, lasts: String, accept: String
  ) throws {
    try tryPlans(two(Self.pools, lasts: lasts, rates: (a, b), accept: accept))
  }

  @Test func `no plan below the bound keeps them where callers dial again and lines are few`()
    throws
  {
    let redial = """
      redial: { abandoned: { share: 0.5, delay: "2m" }, busy: { share: 0.7, delay: "1m" },
                unresolved: { share: 0.03, delay: "10m" } }, queue:
      """
    try tryPlans(
      two(Self.pools, rates: ("[40]", "[25]"), more: "lines: 12,", accept: "blocking: 0.01")
        .replacingOccurrences(of: "queue:", with: redial))
  }

  private func tryPlans(_ text: String) throws {
    let search = try search(text)
    let answer = try search.run()
    let bound = try #require(try answer.bound?.get())
    #expect(bound.pay <= answer.pay)
    #expect(bound.pay > 0.5 * answer.pay, "a bound that far away says nothing")
    for table in dearest(below: bound.pay, in: search.scenario) {
      var study = Study(table.applied(to: search.scenario))
      study.replications = 150
      study.seed = 77
      let result = study.run()
      // Within three standard errors of those few days.
      #expect(
        result.verdict.contains { verdict in
          let beyond = 1.6 * verdict.value.halfWidth
          return !verdict.target.isKept(
            by: verdict.value.mean + (verdict.isAtLeast ? beyond : -beyond))
        }, "\(table.agents) keeps the targets for less than \(bound.pay)")
    }
  }

  @Test func `with a target for each interval the bound is no lower than for the day`() throws {
    var search = try search(two(Self.pools, lasts: "2h", rates: ("[25, 50]", "[10, 15]")))
    let day = try #require(try search.run().bound?.get())
    search.scope = .eachInterval
    let answer = try search.run()
    let each = try #require(try answer.bound?.get())
    #expect(each.pay >= day.pay)
    #expect(each.pay <= answer.pay)
  }
}
