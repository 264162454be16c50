import Diagnostics
import Dispatch
import Foundation
import QueueSimulator
import Synchronization

/// All oracles that are averages, each beside its simulation.
///
/// Everything is run once, on all cores, when the first test asks.
enum ExactnessTable {
  static let cases = Oracles.cases.filter { !ExactnessRun.of($0).isEmpty }

  private static let outcomes: [String: Result<[ExactnessRow], any Error>] = {
    let found = Mutex<[String: Result<[ExactnessRow], any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: cases.count) { index in
      let oracle = cases[index]
      let outcome = Result {
        try ExactnessRun.of(oracle).flatMap { try $0.rows(of: oracle) }
      }
      found.withLock { $0[oracle.id] = outcome }
    }
    return found.withLock { $0 }
  }()

  static func rows(of oracle: Oracles.Case) throws -> [ExactnessRow] {
    try outcomes[oracle.id]?.get() ?? []
  }

  /// `Documentation/Validation.md`, the same bytes on every machine.
  static func document() throws -> String {
    var text = introduction
    var (count, within95) = (0, 0)
    var tables = ""
    for oracle in cases {
      let rows = try rows(of: oracle)
      count += rows.count
      within95 += rows.count { abs($0.simulated.mean - $0.exact) <= $0.simulated.halfWidth }
      tables += "\n### \(oracle.id): \(oracle.model), \(oracle.title)\n\n"
      tables += "Source: \(oracle.source). Method: \(oracle.method).\n\n"
      tables += "| figure | exact | simulated | ± 95 % |\n|---|---:|---:|---:|\n"
      for row in rows {
        tables += """
          | \(row.figure) | \(number(row.exact)) | \(number(row.simulated.mean)) \
          | \(number(row.simulated.halfWidth)) |

          """
      }
    }
    let share = Double(within95) / Double(count) * 100
    text += """

      \(cases.count) cases, \(count) figures; \(number(share, digits: 3)) % of the exact values lie \
      within the 95 % interval of their simulation (figures of one run go together, so not exactly 95).

      """
    return text + tables
  }

  private static let introduction = """
    # Exact against simulated

    Every case is built as a scenario, read by the scenario reader and run by the general engine with
    fixed seeds. A simulated figure must not differ from the exact one by more than max(4 standard errors,
    1 % of it, 0.002 for shares); published estimates are compared with the interval of the
    difference. The hand-worked traces (DT) are compared event by event and have no line here.

    The facts are in `Tests/QueueSimulatorTests/Oracles/oracles.json`, with their sources; names and
    definitions are its `definitions`. This page is written by a test, which also fails when the page
    and the simulator no longer agree:

        HOTLINE_SLOW_TESTS=1 HOTLINE_WRITE_DOCUMENTS=1 \\
          swift test -c release --disable-xctest --filter ExactnessStatistics

    """

  /// Six significant digits, in plain notation where that is short.
  private static func number(_ value: Double, digits: Int = 6) -> String {
    String(format: "%.\(digits)g", locale: Locale(identifier: "en_US_POSIX"), value)
  }
}
