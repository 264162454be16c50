import Diagnostics
import QueueSimulator
import TestOutput
import Testing

/// What is called a difference is one.
@Suite struct ComparisonStatistics {
  private static func scenario(_ types: [String], agents: Int = 9) throws -> Scenario {
    let rows = zip(types, ["a", "b"]).map { type, queue in
      """
      \(type): { arrivals: { perHour: 70 }, queue: "\(queue)", handling: { exponential: "3m" },
        patience: { exponential: "2m" }, redial: { abandoned: { share: 0.4, delay: "2m" } } }
      """
    }
    let text = """
      { scenario: "same", lasts: "2h", interval: "1h", lines: 30,
        callTypes: { \(rows.joined(separator: ",")) },
        queues: { a: { pools: ["p", "s"], answered: 0.8 }, b: { pools: ["p"], answered: 0.8 } },
        pools: { p: { agents: \(agents), costPerHour: 30 }, s: { agents: 1, costPerHour: 50 } },
        accept: { abandonment: 0.05 } }
      """
    return try ScenarioReader.read(SourceText(path: "same.json5", text: text)).scenario
  }

  /// Types of calls of other names have streams of their own, and are the same centre.
  ///
  /// Each run names any difference with a chance of at most 5 %; of 80 more than 8 with one of 2.4 %
  /// (binomial), and not with these seeds.
  @Test(.enabled(if: runsSlowTests))
  func `of 80 comparisons of a centre with itself at most 8 name any difference`() throws {
    let (first, second) = (try Self.scenario(["a", "b"]), try Self.scenario(["c", "d"]))
    var naming = 0
    var alone = 0
    for seed in 0..<80 {
      var study = Study(first)
      study.replications = 40
      study.jobs = 2
      study.seed = UInt64(1_000 + seed)
      let pairs = Comparisons.run(
        study, named: "a", with: [("b", second), ("c", second)]
      ).pairs
      let differences = pairs.flatMap(\.differences)
      #expect(differences.count > 60)
      naming += differences.contains(where: \.isReal) ? 1 : 0
      // What each figure's own interval would have named.
      alone +=
        differences.contains { abs($0.difference.mean) > $0.difference.halfWidth } ? 1 : 0
    }
    #expect(naming <= 8, "\(naming) of 80 name a difference")
    #expect(alone > 20, "\(alone) of 80 would, figure by figure")
  }

  /// Worked from the traces of five days by the delta method for a paired difference of two ratios
  /// (Law, Simulation Modeling and Analysis, 11.2); 2.776 is Student's t for 4 degrees of freedom.
  @Test
  func `the interval of a difference is that of the days' deviations, each from its own mean`()
    throws
  {
    let scenarios = (try Self.scenario(["a", "b"]), try Self.scenario(["a", "b"], agents: 11))
    func days(_ scenario: Scenario) -> [(abandoned: Double, offered: Double)] {
      (0..<5).map { replication in
        let outcomes = Study(scenario).trace(replication: replication).map(\.outcome)
        return (
          Double(outcomes.count { $0 == .abandoned }),
          Double(outcomes.count { $0 == .abandoned || $0 == .answered })
        )
      }
    }
    let (before, after) = (days(scenarios.0), days(scenarios.1))
    func share(_ days: [(abandoned: Double, offered: Double)]) -> (ratio: Double, offered: Double) {
      let offered = days.reduce(0) { $0 + $1.offered }
      return (days.reduce(0) { $0 + $1.abandoned } / offered, offered / 5)
    }
    let (first, second) = (share(before), share(after))
    let deviations = zip(before, after).map { a, b in
      (b.abandoned - second.ratio * b.offered) / second.offered
        - (a.abandoned - first.ratio * a.offered) / first.offered
    }
    let variance = deviations.reduce(0) { $0 + $1 * $1 } / 4
    let halfWidth = 2.7764451051977987 * (variance / 5).squareRoot()

    var study = Study(scenarios.0)
    study.replications = 5
    let found = try #require(
      Comparison.run(study, with: scenarios.1).differences.first {
        $0.subject == .centre && $0.figure == "abandonment"
      })
    #expect(first.ratio > 2 * second.ratio && halfWidth > 0.001)
    #expect(abs(found.difference.mean - (second.ratio - first.ratio)) < 1e-12)
    #expect(abs(found.difference.halfWidth - halfWidth) < 1e-9)
  }

  /// The example is worked by hand: 4 × 0.005, 3 × 0.01, 2 × 0.03, and no less for 1 × 0.04.
  @Test func `chances are joined by Holm's steps`() {
    let joint = Comparisons.joint([0.01, 0.04, 0.03, 0.005])
    for (found, expected) in zip(joint, [0.03, 0.06, 0.06, 0.02]) {
      #expect(abs(found - expected) < 1e-12)
    }
    #expect(Comparisons.joint([0.6, 0.7]) == [1, 1] && Comparisons.joint([]) == [])
  }

  @Test func `a real difference is named, with all figures looked at together`() throws {
    var study = Study(try Self.scenario(["a", "b"]))
    study.replications = 20
    let other = try Self.scenario(["a", "b"], agents: 11)
    let comparison = Comparison.run(study, with: other)
    let level = comparison.differences.first { $0.figure == "serviceLevel" }
    #expect(level?.isReal == true)
    // Two agents more for two hours, the same on every day: no chance in that.
    let hours = comparison.differences.first {
      $0.figure == "staffedHours" && $0.subject == .pool("p")
    }
    #expect(hours?.isReal == true && hours?.difference.mean == 4)
    let idle = comparison.differences.first {
      $0.figure == "staffedHours" && $0.subject == .pool("s")
    }
    #expect(idle?.isReal == false)
  }
}
