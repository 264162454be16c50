import Diagnostics
import Foundation
import QueueSimulator
import Testing

@Suite struct ReproducibilityTests {
  /// The results without what depends on the clock.
  private func bytes(_ scenario: Scenario, jobs: Int, replications: Int) -> String {
    var study = Study(scenario)
    study.jobs = jobs
    study.replications = replications
    guard case .object(let members) = study.run().json else { return "" }
    return JSONValue.object(members.filter { $0.key != "run" }).formatted
  }

  @Test func `one, two and five threads give the same bytes`() throws {
    let scenario = try SampleScenarios.read("outage")
    let one = bytes(scenario, jobs: 1, replications: 7)
    #expect(one.contains("\"serviceLevel\""))
    #expect(bytes(scenario, jobs: 2, replications: 7) == one)
    #expect(bytes(scenario, jobs: 5, replications: 7) == one)
  }

  @Test func `a precision stops at the same replication for any number of threads`() throws {
    var study = Study(try SampleScenarios.read("outage"))
    study.replications = 60
    study.precision = 0.05
    let one = study.run()
    study.jobs = 3
    let three = study.run()
    #expect(one.replications == three.replications)
    #expect(one.replications % 10 == 0 && one.replications < 60)
    #expect(one.precision?.isReached == true)
    let estimate = one.overall(.serviceLevel)
    #expect(estimate.halfWidth <= 0.05 * estimate.mean)
  }

  /// A list by interval is drawn call by call, where the distribution alone is drawn ahead.
  @Test(arguments: ["\"3m\"", "{ exponential: \"3m\" }", "{ lognormal: { mean: \"3m\", cv: 1 } }"])
  func `a caller's times are the same whether drawn by themselves or ahead, to the bit`(
    time: String
  ) throws {
    func day(_ time: String) throws -> [TraceRecord] {
      try ScenarioText.trace(
        """
        { scenario: "s", lasts: "3h", interval: "1h",
          callTypes: { calls: {
            arrivals: { perHour: 200 }, queue: "calls", patience: "2m",
            ivr: { lasts: \(time), contained: 0 }, handling: \(time), wrapUp: \(time),
            redial: { abandoned: { share: 0.5, delay: "5m" }, attempts: 3 } } },
          queues: { calls: { pools: ["agents"] } }, pools: { agents: { agents: 18 } } }
        """)
    }
    let ahead = try day(time)
    #expect(ahead.count > 500 && ahead.contains { $0.attempt > 1 })
    #expect(try day("{ byInterval: [\(time), \(time), \(time)] }") == ahead)
  }

  /// Kept figures of the sample scenarios.
  ///
  /// A change of the engine that is meant to change them
  /// replaces the file by what the failing test prints as its path.
  @Test func `the reference run comes out to the last digit`() throws {
    var text = ""
    for name in SampleScenarios.names {
      let scenario = try SampleScenarios.read(name)
      var study = Study(scenario)
      study.replications = 2
      let result = study.run()
      func line(_ what: String, _ estimate: Estimate) {
        text += "\(name) \(what) \(estimate.mean) \(estimate.halfWidth)\n"
      }
      for measure in CallMeasure.allCases { line("\(measure)", result.overall(measure)) }
      for (index, queue) in scenario.queues.enumerated() {
        for measure in [CallMeasure.serviceLevel, .asa, .abandonment, .meanQueue] {
          line("\(queue.id) \(measure)", result.queue(index, measure))
        }
      }
      for (index, pool) in scenario.pools.enumerated() {
        line("\(pool.id) occupancy", result.pool(index, .occupancy))
      }
    }
    let reference = SampleScenarios.repository
      .appendingPathComponent("Tests/QueueSimulatorTests/Reference/samples.txt")
    let kept = try? String(contentsOf: reference, encoding: .utf8)
    guard kept != text else { return }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("reference-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let actual = folder.appendingPathComponent("samples.txt")
    try Data(text.utf8).write(to: actual)
    Issue.record("the figures differ from \(reference.path); those of this run: \(actual.path)")
  }
}
