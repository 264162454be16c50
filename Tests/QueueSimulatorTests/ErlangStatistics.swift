import QueueSimulator
import TestOutput
import Testing

@Suite(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
struct ErlangStatistics {
  @Test func `the Erlang A model gives the exact figures within four standard errors`() throws {
    var study = Study(
      try ScenarioText.read(
        """
        { scenario: "erlang-a", lasts: "100h", warmUp: "1h", interval: "100h", replications: 40,
          callTypes: { x: { arrivals: { perHour: 200 }, queue: "q", handling: { exponential: "180s" },
            patience: { exponential: "300s" } } },
          queues: { q: { pools: ["p"], within: "20s" } }, pools: { p: { agents: 14 } } }
        """))
    study.jobs = 2
    let result = study.run()
    // Exact by the birth-death chain of M/M/14+M with 10 Erlangs (published as pyworkforce's
    // snapshot): delay probability, abandonment, ASA, service level, occupancy.
    let expected: [(CallMeasure, Double)] = [
      (.delayed, 0.1452601142963612), (.abandonment, 0.013983744122408938),
      (.asa, 3.878480044521022), (.meanWait, 4.195123236722681),
      (.serviceLevel, 0.9167920918635468), (.meanQueue, 0.23306240204014897),
    ]
    for (measure, value) in expected {
      let estimate = result.overall(measure)
      #expect(abs(estimate.mean - value) < 2 * estimate.halfWidth, "\(measure): \(estimate)")
    }
    let occupancy = result.pool(0, .occupancy)
    #expect(abs(occupancy.mean - 0.7042973256268508) < 2 * occupancy.halfWidth, "\(occupancy)")
  }
}
