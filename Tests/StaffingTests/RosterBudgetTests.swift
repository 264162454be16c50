import Diagnostics
import QueueSimulator
import Staffing
import TestOutput
import Testing

/// Shifts for a budget: every roster that it pays for is simulated by itself.
@Suite struct RosterBudgetTests {
  /// Two queues with a pool each, of which one costs half as much again, and a busier second half hour.
  private static let evening = """
    { scenario: "evening", begins: "2026-11-11T20:00:00+08:00", lasts: "1h", interval: "30m",
      replications: 50, seed: 3,
      callTypes: {
        a: { arrivals: { perHour: [40, 70] }, queue: "a", patience: { exponential: "2m" },
             handling: { exponential: "4m" } },
        b: { arrivals: { perHour: [30, 20] }, queue: "b", patience: { exponential: "2m" },
             handling: { exponential: "4m" } } },
      queues: { a: { pools: ["p"], answered: 0.8, within: "20s" },
                b: { pools: ["q"], answered: 0.7, within: "20s" } },
      pools: { p: { agents: 4, skills: ["a"], costPerHour: 30 },
               q: { agents: 2, skills: ["b"], costPerHour: 45 } } }
    """
  private static let shifts = """
    { pools: { p: { costPerHour: 30 }, q: { costPerHour: 45 } },
      patterns: { hour: { lasts: "1h", starts: ["20:00"] },
                  late: { lasts: "30m", starts: ["20:30"], pools: ["p"] } } }
    """

  /// How far the worst kept target is kept, relative to it; negative is missed.
  private static func worst(_ verdicts: [TargetVerdict]) -> Double {
    verdicts.map { ($0.value.mean - $0.limit) / $0.limit }.min() ?? 0
  }

  @Test(
    .enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"), arguments: [200.0, 255.0])
  func `no roster within the budget keeps the worst target better`(budget: Double) throws {
    var search = StaffingSearch(
      try ScenarioReader.read(SourceText(path: "evening.json5", text: Self.evening)).scenario)
    search.goal = .best(forPay: budget)
    search.proofReplications = 200
    let staffing = try search.run()
    let answer = try search.roster(Self.shifts, from: staffing)
    #expect(answer.cover.cost <= budget && !answer.isPartial)

    func shortfall(_ scenario: Scenario) -> Double {
      var study = Study(scenario)
      study.replications = 250
      study.seed = 77
      return Self.worst(study.run().verdict)
    }
    // Whole hours of either pool, and late half hours of the first.
    var best = -Double.infinity
    for first in 0...Int(budget / 30) {
      for late in 0...Int((budget - 30 * Double(first)) / 15) {
        // Nobody gains by less of the other pool than the rest pays for.
        let second = Int((budget - 30 * Double(first) - 15 * Double(late)) / 45)
        guard first + late > 0, second > 0 else { continue }
        var scenario = search.scenario
        scenario.pools[0].agents = .byInterval([first, first + late])
        scenario.pools[1].agents = .constant(second)
        best = max(best, shortfall(scenario))
      }
    }
    #expect(shortfall(answer.proof.scenario) > best - 0.02)
  }
}
