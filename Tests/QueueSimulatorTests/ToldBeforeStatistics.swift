import Diagnostics
import QueueSimulator
import TestOutput
import Testing

/// What it does to the queue that customers are told before they call, against what a hand works out.
@Suite struct ToldBeforeStatistics {
  /// Two hours of 600 calls each, of which nobody has to wait, each 100 s long.
  ///
  /// From the second hour on half of those who would call are told; three of five of them don't call,
  /// and who calls all the same talks half as long.
  private func scenario(_ told: String) throws -> Scenario {
    try ScenarioText.read(text(told))
  }

  private func text(_ told: String) -> String {
    """
    { scenario: "told", begins: "2026-11-11T20:00:00+08:00", lasts: "2h", interval: "1h",
      replications: 40, seed: 5,
      callTypes: { x: { arrivals: { perHour: 600 }, queue: "q", handling: "100s" } },
      queues: { q: { pools: ["p"] } }, pools: { p: { agents: 200 } }\(told) }
    """
  }

  private static let word =
    ", toldBefore: [{ from: \"21:00\", reached: 0.5, staysAway: 0.6, handling: 0.5 }]"

  @Test func `those who stay away thin the calls, and those who don't talk shorter`() throws {
    let records = try (0..<40).flatMap { replication in
      try Study(scenario(Self.word)).trace(replication: replication)
    }
    let (before, after) = (
      records.filter { $0.arrived < 3_600 }, records.filter { $0.arrived >= 3_600 }
    )
    // 600 an hour, a Poisson number: 40 hours are 24,000 ± 3.3 · 155.
    #expect(abs(Double(before.count) - 24_000) < 512)
    // 1 - 0.5 · 0.6 = 0.7 of them call: 16,800 ± 3.3 · 130.
    #expect(abs(Double(after.count) - 16_800) < 428)
    // Of ten who would call five are told, and two of them call; with the five others seven: 2 of 7
    // talk 50 s. The share's standard error is √(2/7 · 5/7 / 16,800) = 0.0035.
    let talks = after.compactMap { record in record.talkEnds.map { $0 - record.left } }
    let short = talks.filter { abs($0 - 50) < 1e-6 }
    let share = Double(short.count) / Double(talks.count)
    #expect(abs(share - 2.0 / 7) < 3.3 * 0.0035)
    let long = talks.filter { abs($0 - 100) < 1e-6 }
    #expect(short.count + long.count == talks.count)
    let earlier = before.compactMap { record in record.talkEnds.map { $0 - record.left } }
    #expect(earlier.allSatisfy { abs($0 - 100) < 1e-6 })
  }

  @Test func `word that reaches nobody changes nothing, to the last bit`() throws {
    let nothing = ", toldBefore: [{ from: \"21:00\", reached: 0, staysAway: 1, handling: 0.5 }]"
    let (plain, told) = (
      try Study(scenario("")).trace(replication: 0),
      try Study(scenario(nothing)).trace(replication: 0)
    )
    // Pieces of the day begin anew where somebody could be told, so that only what came before is
    // compared.
    let (a, b) = (plain.filter { $0.arrived < 3_600 }, told.filter { $0.arrived < 3_600 })
    #expect(a.map(\.arrived) == b.map(\.arrived))
    #expect(a.map(\.talkEnds) == b.map(\.talkEnds))
  }

  @Test func `what can't be meant is refused with its place`() throws {
    for (told, message) in [
      ("{ from: \"21:00\" }", "toldBefore[0]: missing key \"reached\""),
      ("{ from: \"21:00\", reached: 2 }", "toldBefore[0]: reached: 2 is not in 0…1"),
      (
        "{ from: \"23:30\", reached: 1 }",
        "toldBefore[0]: from and until must lie in their order within the day, which lasts 2h"
      ),
      (
        "{ from: \"21:00\", until: \"20:30\", reached: 1 }",
        "toldBefore[0]: from and until must lie in their order within the day, which lasts 2h"
      ),
      ("{ from: \"21:00\", reached: 1, told: 1 }", "toldBefore[0]: unknown key \"told\""),
    ] {
      let source = SourceText(path: "t", text: text(", toldBefore: [\(told)]"))
      let refused = #expect(throws: InvalidInput.self) {
        try ScenarioReader.read(source) { _ in nil }
      }
      #expect(refused?.diagnostics.map(\.wording.en) == [message])
    }
  }
}
