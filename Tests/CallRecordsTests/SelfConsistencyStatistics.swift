import CallRecords
import Foundation
import TestOutput
import Testing

/// Whether logs that our own simulator writes give back the numbers they were made with.
@Suite(
  .enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"))
struct SelfConsistencyStatistics {
  private static let truth = """
    { scenario: "true", begins: "2026-04-20T00:00:00+08:00", lasts: "10h", interval: "30m",
      callTypes: {
        sales: { arrivals: { perHour: 60 }, queue: "sales", patience: { exponential: "2m" },
          handling: { lognormal: { mean: "4m", cv: 1 } }, wrapUp: "20s",
          redial: { abandoned: { share: 0.4, delay: { exponential: "3m" } }, samePerson: false } } },
      queues: { sales: { pools: ["sellers"] } },
      pools: { sellers: { agents: 4 } } }
    """
  private static let runs = 200

  /// Each true number lies in its 95 % interval in at least 90 % of the runs: of 200, 180 or more,
  /// which chance misses once in a thousand.
  @Test(arguments: ["table", "queue_log", "Connect's records"])
  func `every number lies in its interval as often as the interval says`(_ system: String) throws {
    let scenario = try SimulatedLog.scenario(Self.truth)
    var inside = ["handling": 0, "patience at 30 s": 0, "patience at 90 s": 0, "redial": 0]
    var wrapUps: [Double] = []
    for run in 0..<Self.runs {
      let seed = UInt64(run + 1)
      let text =
        switch system {
        case "table": SimulatedLog.table(scenario, days: 2, seed: seed)
        case "queue_log": SimulatedLog.queueLog(scenario, days: 2, seed: seed)
        default: SimulatedLog.connect(scenario, days: 2, seed: seed)
        }
      let log = try SimulatedLog.read(text)
      let calibration = Calibration(log)
      let figures = try #require(calibration.types.first)
      let curve = calibration.centre.patience[0].curve
      let truths = [
        "handling": abs(figures.handling.mean - 240) <= figures.handling.halfWidth,
        "patience at 30 s": curve.interval(30).contains(exp(-30.0 / 120)),
        "patience at 90 s": curve.interval(90).contains(exp(-90.0 / 120)),
        "redial": abs(figures.redial.share - 0.4) <= figures.redial.halfWidth,
      ]
      for (name, holds) in truths where holds { inside[name, default: 0] += 1 }
      wrapUps.append(calibration.centre.wrapUp.mean)
    }
    for (name, count) in inside { #expect(count >= Self.runs * 9 / 10, "\(name): \(count)") }
    // Wrap-up is always 20 s; the log cuts arrivals to whole seconds.
    let mean = wrapUps.reduce(0, +) / Double(wrapUps.count)
    #expect(abs(mean - 20) < 0.5)
  }
}
