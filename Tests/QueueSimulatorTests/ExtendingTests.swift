import Diagnostics
import QueueSimulator
import Testing

/// A scenario that extends another has what it says itself, and the rest from there.
@Suite struct ExtendingTests {
  private static let base = """
    { scenario: "base", title: "Base", lasts: "2h", interval: "1h", seed: 1,
      callTypes: { x: { arrivals: { perHour: 60, dispersion: { cv: 0.2 } }, queue: "q", priority: 2,
        handling: { lognormal: { mean: "3m", cv: 0.8 } }, patience: { exponential: "2m" } } },
      queues: { q: { pools: ["p"], answered: 0.8, capacity: 20 } },
      pools: { p: { shifts: [{ from: "0s", to: "2h", agents: 5 }], costPerHour: 40 },
        r: { agents: 1 } } }
    """

  private func read(_ child: String, files: [String: String] = [:]) throws -> Scenario {
    try ScenarioText.read(child, files: files.merging(["base.json5": Self.base]) { own, _ in own })
  }

  private func findings(_ child: String, files: [String: String] = [:]) -> [String] {
    ScenarioText.findings(child, files: files.merging(["base.json5": Self.base]) { own, _ in own })
  }

  @Test func `what is not said comes from the base, key by key`() throws {
    let scenario = try read(
      """
      { scenario: "child", extends: "base.json5", title: null,
        callTypes: { x: { handling: { lognormal: { cv: 1.2 } }, patience: { gamma: { mean: "1m", cv: 2 } } } },
        queues: { q: { capacity: null, within: "30s" } }, pools: { p: { agents: [3, 4] }, r: null } }
      """)
    var expected = try ScenarioText.read(
      Self.base.replacing("r: { agents: 1 }", with: ""))
    expected.id = "child"
    expected.title = ""
    expected.callTypes[0].handling = .lognormal(mean: 180, variation: 1.2)
    expected.callTypes[0].patience = .gamma(mean: 60, variation: 2)
    expected.queues[0].capacity = nil
    expected.queues[0].withinSeconds = 30
    expected.pools[0].agents = .byInterval([3, 4])
    #expect(scenario == expected)
  }

  @Test func `a scenario that only names its base is that one`() throws {
    #expect(try read(#"{ extends: "base.json5" }"#) == ScenarioText.read(Self.base))
  }

  @Test func `files are looked for beside the scenario that names them`() throws {
    let middle = """
      { extends: "../base.json5", callTypes: { x: { arrivals: { calls: "x.csv", dispersion: null } } } }
      """
    let scenario = try read(
      #"{ extends: "plans/middle.json5", seed: 9 }"#,
      files: ["plans/middle.json5": middle, "plans/x.csv": "at\n5\n"])
    #expect(scenario.callTypes[0].arrivals == .traced([.init(at: 5)]))
    #expect(scenario.seed == 9)
  }

  @Test(arguments: [
    (
      #"{ extends: "bsae.json5" }"#,
      #"test.json5:1:12: error: extends: the file "bsae.json5" can't be read"#
    ),
    (
      #"{ extends: 3 }"#,
      "test.json5:1:12: error: extends: expected the path of a scenario, found 3"
    ),
    (
      #"{ extends: "test.json5" }"#,
      #"test.json5:1:12: error: extends: "test.json5" extends itself, by way of test.json5 → test.json5"#
    ),
    (
      #"{ extends: "a.json5" }"#,
      #"b.json5:1:12: error: extends: "a.json5" extends itself, by way of test.json5 → a.json5 → b.json5"#
    ),
    (
      #"{ extends: "list.json5" }"#,
      "list.json5:1:1: error: the file: expected an object, found a list"
    ),
    (#"{ extends: "broken.json5" }"#, "broken.json5:1:"),
    // A mistake of the base is told of the base, one of the scenario of the scenario.
    (
      #"{ extends: "wrong.json5" }"#,
      "wrong.json5:2:28: error: queue \"q\": answered: 80 is not in 0…1"
    ),
    (
      #"{ extends: "base.json5", queues: { q: { within: "soon" } } }"#,
      #"test.json5:1:49: error: queue "q": within: "soon" is no duration"#
    ),
    (
      #"{ extends: "base.json5", queue: {} }"#, #"test.json5:1:26: error: unknown key "queue""#
    ),
    (
      #"{ extends: "base.json5", seed: 1, seed: 2 }"#,
      #"test.json5:1:35: error: duplicate key "seed""#
    ),
  ])
  func `what is wrong is told in the file where it stands`(child: String, finding: String) {
    let found = findings(
      child,
      files: [
        "a.json5": #"{ extends: "b.json5" }"#, "b.json5": #"{ extends: "a.json5" }"#,
        "list.json5": "[]", "broken.json5": "{ extends: ",
        "wrong.json5": "{ extends: \"base.json5\",\n  queues: { q: { answered: 80 } } }",
      ])
    #expect(found.contains { $0.hasPrefix(finding) }, "\(found)")
  }
}
