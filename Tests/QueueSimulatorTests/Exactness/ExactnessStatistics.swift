import Diagnostics
import Foundation
import QueueSimulator
import TestOutput
import Testing

/// The simulator against every exact and published average, with fixed seeds.
@Suite(.enabled(if: runsSlowTests))
struct ExactnessStatistics {
  @Test(arguments: ExactnessTable.cases)
  func `the simulator agrees with the exact value within max(4 SE, 1 %)`(
    oracle: Oracles.Case
  ) throws {
    let rows = try ExactnessTable.rows(of: oracle)
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(
        row.isWithin,
        "\(oracle.id) \(row.figure): \(row.simulated.mean) ± \(row.simulated.halfWidth), exact \(row.exact)"
      )
      // An interval so wide that anything fits would show nothing.
      #expect(
        row.simulated.halfWidth <= max(0.1 * abs(row.exact), 0.01),
        "\(oracle.id) \(row.figure): ± \(row.simulated.halfWidth) of \(row.exact)")
    }
  }

  @Test func `95 % intervals cover the exact value about 95 times in 100`() throws {
    let oracle = Oracles.named("EA-04")
    var covered = 0
    for seed in 1...200 {
      let text = ExactnessRun.of(oracle)[0].scenario
      let (scenario, _) = try ScenarioReader.read(.init(path: "", bytes: Array(text.utf8)))
      var study = Study(scenario)
      study.scenario.lastsSeconds = 10 * 3_600
      study.scenario.warmUpSeconds = 3_600
      study.replications = 6
      study.seed = UInt64(seed)
      let asa = study.run().overall(.asa)
      if abs(asa.mean - oracle.expected["asa"].number) <= asa.halfWidth { covered += 1 }
    }
    // 190 are expected, with a standard deviation of 3.1.
    #expect((178...199).contains(covered), "\(covered)")
  }

  @Test func `the page on validation shows what the simulator gives now`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Documentation/Validation.md").standardizedFileURL
    let text = try ExactnessTable.document()
    // What follows is of `Benchmarks/run bruteforce`.
    let heading = "\n# Plans against enumeration\n"
    let page = try String(contentsOf: file, encoding: .utf8)
    let rest = page.range(of: heading).map { String(page[$0.lowerBound...]) } ?? ""
    if ProcessInfo.processInfo.environment["HOTLINE_WRITE_DOCUMENTS"] != nil {
      try (text + rest).write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text + rest)
  }
}
