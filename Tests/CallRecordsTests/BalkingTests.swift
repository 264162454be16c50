import CallRecords
import QueueSimulator
import TestOutput
import Testing

/// Who hangs up at once on having to wait is told apart from who loses patience.
@Suite struct BalkingTests {
  private static func scenario(balking: Double) throws -> Scenario {
    try SimulatedLog.scenario(
      """
      { scenario: "true", begins: "2026-04-20T00:00:00+08:00", lasts: "10h", interval: "30m",
        callTypes: { sales: { arrivals: { perHour: 60 }, queue: "sales", balking: \(balking),
          patience: { exponential: "2m" }, handling: { exponential: "4m" } } },
        queues: { sales: { pools: ["sellers"] } }, pools: { sellers: { agents: 4 } } }
      """)
  }

  private static func learnt(balking: Double, seed: UInt64) throws -> PatienceEstimate {
    let table = SimulatedLog.table(try scenario(balking: balking), days: 2, seed: seed)
    return Calibration(try SimulatedLog.read(table)).centre.patience[0]
  }

  @Test func `shares of the balked and the patient are those that the calls were made with`() throws
  {
    let estimate = try Self.learnt(balking: 0.2, seed: 3)
    #expect(estimate.balking.isSeen)
    // Three half widths of a 95 % interval are missed once in 200 million.
    #expect(abs(estimate.balking.share - 0.2) < 3 * estimate.balking.halfWidth)
    // Of those who wait e^(−60/120) = 0.61 last a minute, the balked not counted.
    #expect(abs(estimate.curve.surviving(60) - 0.607) < 0.1)
  }

  @Test func `the learnt scenario has the share, and one without balking has none`() throws {
    func text(_ balking: Double) throws -> String {
      let table = SimulatedLog.table(try Self.scenario(balking: balking), days: 2, seed: 5)
      return LearntScenario(
        Calibration(try SimulatedLog.read(table)), name: "learnt", title: "Learnt",
        offset: "+08:00"
      ).text
    }
    #expect(try text(0.2).contains("balking: 0."))
    #expect(try !text(0).contains("balking:"))
  }

  @Test(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"), arguments: [0.1, 0.3])
  func `a true share lies in its interval as often as the interval says`(_ share: Double) throws {
    var inside = 0
    for seed in 1...100 {
      let balking = try Self.learnt(balking: share, seed: UInt64(seed)).balking
      if abs(balking.share - share) <= balking.halfWidth { inside += 1 }
    }
    // 95 of 100 are expected; chance alone gives fewer than 88 once in 400.
    #expect(inside >= 88)
  }
}
