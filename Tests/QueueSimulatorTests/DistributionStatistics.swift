import QueueSimulator
import TestOutput
import Testing

/// Handling times drawn from each distribution have its mean and spread.
@Suite(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
struct DistributionStatistics {
  /// The law, its mean and its standard deviation in seconds.
  static let laws: [(String, Double, Double)] = [
    (#""90s""#, 90.0, 0.0),
    (#"{ exponential: "60s" }"#, 60, 60),
    (#"{ lognormal: { mean: "100s", cv: 0.5 } }"#, 100, 50),
    (#"{ gamma: { mean: "100s", cv: 0.5 } }"#, 100, 50),
    (#"{ gamma: { mean: "100s", cv: 1.5 } }"#, 100, 150),
    // k stages of mean/k each: the deviation is mean / √k.
    (#"{ erlang: { mean: "90s", k: 9 } }"#, 90, 30),
    // (b - a) / √12.
    (#"{ uniform: ["10s", "70s"] }"#, 40, 17.320508075688775),
    // Scale Γ(1.5) = √π/2 and √(Γ(2) - Γ(1.5)²) for shape 2.
    (#"{ weibull: { scale: "100s", shape: 2 } }"#, 88.62269254527581, 46.325137517610424),
    (#"{ empirical: ["10s", "10s", "40s"] }"#, 20, 14.142135623730951),
    // Mean (10 + 3 × 40) / 4, variance (22.5² + 3 × 7.5²) / 4; what weighs nothing never comes.
    (
      #"{ empirical: [["900s", 0], ["10s", 1], ["40s", 3], ["999s", 0]] }"#, 32.5,
      12.990381056766580
    ),
  ]

  @Test(arguments: laws)
  func `a distribution has its mean and deviation`(
    law: String, mean: Double, deviation: Double
  ) throws {
    let trace = try ScenarioText.trace(
      """
      { scenario: "times", lasts: "10h", interval: "10h", seed: 5,
        callTypes: { x: { arrivals: { perHour: 2000 }, queue: "q", handling: \(law) } },
        queues: { q: { pools: ["p"] } }, pools: { p: { agents: 1000 } } }
      """)
    let times = trace.map { ($0.talkEnds ?? 0) - $0.left }
    let count = Double(times.count)
    let average = times.reduce(0, +) / count
    let spread = (times.reduce(0) { $0 + ($1 - average) * ($1 - average) } / count).squareRoot()
    // Four standard errors of the mean; the spread of a heavy tail is known less well: 8 %.
    #expect(abs(average - mean) <= 4 * deviation / count.squareRoot() + 1e-9, "\(average)")
    #expect(abs(spread - deviation) <= 0.08 * deviation + 1e-9, "\(spread)")
    #expect(abs(count - 20_000) < 4 * 20_000.0.squareRoot(), "\(count) arrivals")
  }

  @Test func `a promotion multiplies the calls of its window, ramps half as much`() throws {
    var study = Study(
      try ScenarioText.read(
        """
        { scenario: "ramps", begins: "2026-11-11T18:00:00+08:00", lasts: "3h", interval: "1h",
          replications: 100,
          callTypes: { x: { arrivals: { perHour: [600, 600, 300] }, queue: "q", handling: "1s" } },
          promotions: [{ at: "19:00", lasts: "1h", multiply: 4, rampUp: "20m", rampDown: "30m" }],
          queues: { q: { pools: ["p"] } }, pools: { p: { agents: 100 } } }
        """))
    study.jobs = 2
    let result = study.run()
    // In the middle hour: 10 min at 4, 50 min of ramps at 2.5 on average.
    let expected = [600, 600.0 * (10 * 4 + 50 * 2.5) / 60, 300]
    for (index, calls) in expected.enumerated() {
      let estimate = result.interval(index, .attempts)
      #expect(abs(estimate.mean - calls) <= 2 * estimate.halfWidth, "\(index): \(estimate)")
    }
  }

  @Test func `day factors spread the number of calls as they say`() throws {
    var study = Study(
      try ScenarioText.read(
        """
        { scenario: "busy", lasts: "1h", replications: 400, dayFactor: { cv: 0.2 },
          callTypes: { x: { arrivals: { perHour: 1000 }, queue: "q", handling: "1s" } },
          queues: { q: { pools: ["p"] } }, pools: { p: { agents: 50 } } }
        """))
    study.jobs = 2
    let attempts = study.run().overall(.attempts)
    // Variance 1,000 of Poisson and (0.2 × 1,000)² of the factor; 1.966 is Student's quantile.
    let deviation = attempts.halfWidth * 400.0.squareRoot() / 1.966
    #expect(abs(attempts.mean - 1_000) <= 2 * attempts.halfWidth, "\(attempts)")
    #expect(abs(deviation - 41_000.0.squareRoot()) < 0.15 * 202, "\(deviation)")
  }
}
