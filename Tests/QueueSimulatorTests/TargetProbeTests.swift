import Diagnostics
import ParallelWork
import QueueSimulator
import Testing

/// What a probe sees of targets is what a study of the same days says.
@Suite struct TargetProbeTests {
  private static let text = """
    { scenario: "two", lasts: "2h", interval: "1h", seed: 5, lines: 14,
      callTypes: {
        a: { arrivals: { perHour: 90 }, queue: "q", handling: { exponential: "3m" },
             patience: { exponential: "2m" }, transfer: { to: "r", share: 0.3, handling: "2m" },
             redial: { busy: { share: 0.5, delay: "2m" } } },
        b: { arrivals: { perHour: 40 }, queue: "r", handling: "3m", patience: "90s" } },
      queues: { q: { pools: ["p"], answered: 0.8, accept: { asa: "20s", blocking: 0.1 } },
                r: { pools: ["s", "p"], answered: 0.7, accept: { abandonment: 0.2 } } },
      pools: { p: { agents: 6, accept: { occupancy: 0.7 } }, s: { agents: [3, 4] } },
      accept: { serviceLevel: 0.8, abandonment: 0.05, blocking: 0.02, asa: "15s", occupancy: 0.8 } }
    """

  @Test func `a probe and a study agree on every target, over the day and in each interval`()
    throws
  {
    let scenario = try ScenarioReader.read(SourceText(path: "two.json5", text: Self.text)).scenario
    let targets =
      scenario.targets
      + scenario.targets.flatMap { target in
        (0..<2).map { interval in
          var part = target
          part.interval = interval
          return part
        }
      }
    #expect(scenario.targets.count == 11)
    var study = Study(scenario)
    study.replications = 12
    let result = study.run()
    let probe = TargetProbe(scenario, targets: targets, seed: scenario.seed)
    var sample = try #require(probe.sample(0..<5, stop: StopSignal()))
    sample.append(try #require(probe.sample(5..<12, stop: StopSignal())))
    #expect(sample.replications == 12)
    for (index, target) in targets.enumerated() {
      let expected = result.verdict(target).value
      let seen = sample.estimate(index)
      // Sums of waits may differ in the last bits, for they are added in another order.
      #expect(abs(seen.mean - expected.mean) <= 1e-9 * max(1, expected.mean), "\(target)")
      #expect(abs(seen.halfWidth - expected.halfWidth) <= 1e-9, "\(target)")
    }
  }
}
