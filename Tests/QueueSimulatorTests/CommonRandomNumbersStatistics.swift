import QueueSimulator
import TestOutput
import Testing

@Suite(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
struct CommonRandomNumbersStatistics {
  private func scenario(agents: Int) throws -> Scenario {
    try ScenarioText.read(
      """
      { scenario: "agents-\(agents)", lasts: "10h", interval: "10h", replications: 100,
        callTypes: { x: { arrivals: { perHour: 1900 }, queue: "q", handling: { exponential: "180s" },
          patience: { exponential: "120s" } } },
        queues: { q: { pools: ["p"] } }, pools: { p: { agents: \(agents) } } }
      """)
  }

  /// The same callers in both variants make the variance of their difference at least 50 times
  /// smaller than with seeds of their own, so 50 times fewer replications do.
  @Test func `comparing 100 with 101 agents takes 50 times fewer replications`() throws {
    let study = Study(try scenario(agents: 100))
    let more = try scenario(agents: 101)
    let paired = Comparison.run(study, with: more)
    var other = Study(more)
    other.seed = 99
    let independent = other.run().overall(.meanWait)
    let alone = paired.first.overall(.meanWait)
    let difference = try #require(
      paired.differences.first { $0.subject == .centre && $0.figure == "meanWait" })
    #expect(difference.isReal)
    #expect(difference.difference.mean < 0)
    let apart =
      alone.halfWidth * alone.halfWidth + independent.halfWidth * independent.halfWidth
    let together = difference.difference.halfWidth * difference.difference.halfWidth
    #expect(apart / together >= 50, "\(apart / together)")
  }
}
